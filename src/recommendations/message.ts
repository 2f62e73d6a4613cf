/**
 * What every webhook message has in common: the payload shape of Standard Webhooks, `{ type, timestamp, data }`. The
 * schemas are what the OpenAPI document shows and what the messages are typed by.
 */
import { z } from 'zod';
import { AUTHORITIES } from '../designations/designation.ts';
import type { ListVersion } from '../designations/list-version.ts';

/** Rises when a reader of the former messages would misread the new ones. New fields do not raise it. */
export const MESSAGE_VERSION = '1';

export const CONFIDENTIALITY = 'Restricted: for the institution named here. Not to be disclosed to the holder.';

/** Every date and time of a message is in UTC, with milliseconds. */
export const moment = z.iso.datetime();

export const messageInstitution = z.strictObject({ id: z.uuid(), name: z.string() });

export const messageListVersion = z
  .strictObject({
    authority: z.enum(AUTHORITIES),
    datedOn: z.iso.date().describe("The authority's own date of this version."),
    contentHash: z.string().describe('SHA-256 of the official bytes, in hex.'),
    checkedAt: moment
      .optional()
      .describe('When the publisher was last asked for a newer version; absent when it never was.'),
    isStale: z.boolean().describe('The publisher was not asked for longer than the limit of this list allows.'),
  })
  .meta({ id: 'MessageListVersion' });

/** A list version as a message names it, and how fresh our knowledge of the list was at that moment. */
export type ListVersionStamp = Pick<ListVersion, 'authority' | 'datedOn' | 'contentHash'> & {
  readonly checkedAt: Date | undefined;
  readonly isStale: boolean;
};

export function toMessageListVersion({
  authority,
  datedOn,
  contentHash,
  checkedAt,
  isStale,
}: ListVersionStamp): z.infer<typeof messageListVersion> {
  return {
    authority,
    datedOn,
    contentHash,
    ...(checkedAt !== undefined && { checkedAt: checkedAt.toISOString() }),
    isStale,
  };
}

/** The parts of every `data` block. */
export const commonFields = {
  version: z.literal(MESSAGE_VERSION),
  confidentiality: z.string(),
  institution: messageInstitution,
};
