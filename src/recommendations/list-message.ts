import { z } from 'zod';
import type { Institution } from '../batches/institution.ts';
import type { AmendableField, ListChanges } from '../designations/changes.ts';
import {
  CONFIDENTIALITY,
  commonFields,
  MESSAGE_VERSION,
  messageListVersion,
  moment,
  toMessageListVersion,
  type ListVersionStamp,
} from './message.ts';

const entry = z.strictObject({ id: z.string(), reference: z.string() });

/** The webhook event `list.updated`: another version of a list is screened against. It holds nothing about any holder. */
export const listUpdatedMessage = z
  .strictObject({
    type: z.literal('list.updated'),
    timestamp: moment,
    data: z.strictObject({
      ...commonFields,
      listVersion: messageListVersion,
      formerListVersion: messageListVersion.optional().describe('Absent for the first version of a list.'),
      designationCount: z.int().min(0),
      added: z.array(entry),
      amended: z.array(
        entry.extend({ fields: z.array(z.string()).describe('The fields in which the entry differs.') }),
      ),
      delisted: z.array(entry),
      links: z.strictObject({ lists: z.string() }),
    }),
  })
  .meta({ id: 'ListUpdatedMessage' });

export type ListUpdatedMessage = z.infer<typeof listUpdatedMessage>;

/** A list version that took the place of another, and what that changed. */
export type ListUpdate = {
  readonly institution: Pick<Institution, 'id' | 'name'>;
  readonly updatedAt: Date;
  readonly current: ListVersionStamp & { readonly designationCount: number };
  readonly former: ListVersionStamp | undefined;
  readonly changes: ListChanges;
};

/** The message that tells an institution that a list has changed. Its entries are named by their references. */
export function listUpdated({ institution, updatedAt, current, former, changes }: ListUpdate): ListUpdatedMessage {
  return {
    type: 'list.updated',
    timestamp: updatedAt.toISOString(),
    data: {
      version: MESSAGE_VERSION,
      confidentiality: CONFIDENTIALITY,
      institution: { id: institution.id, name: institution.name },
      listVersion: toMessageListVersion(current),
      ...(former !== undefined && { formerListVersion: toMessageListVersion(former) }),
      designationCount: current.designationCount,
      added: changes.added.map(toEntry),
      amended: changes.amended.map((it) => ({
        ...toEntry(it.current),
        fields: it.fields.map(({ field }): AmendableField => field),
      })),
      delisted: changes.delisted.map(toEntry),
      links: { lists: '/v1/lists' },
    },
  };
}

function toEntry({ id, reference }: { readonly id: string; readonly reference: string }) {
  return { id, reference };
}
