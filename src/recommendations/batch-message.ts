import { z } from 'zod';
import type { Institution } from '../batches/institution.ts';
import type { Action } from './actions.ts';
import {
  commonFields,
  CONFIDENTIALITY,
  MESSAGE_VERSION,
  messageListVersion,
  moment,
  toMessageListVersion,
  type ListVersionStamp,
} from './message.ts';

const count = z.int().min(0);

export const batchScreenedMessage = z
  .strictObject({
    type: z.literal('batch.screened'),
    timestamp: moment,
    data: z.strictObject({
      ...commonFields,
      batch: z.strictObject({
        id: z.uuid(),
        receivedAt: moment,
        screenedAt: moment,
        holders: count.describe('Rows that were taken; each was screened once.'),
        problems: count.describe('What was wrong with rows that were not taken.'),
      }),
      outcomes: z.strictObject({ clear: count, possible: count, match: count, unscreenable: count }),
      recommendations: z
        .array(z.strictObject({ action: z.string(), issued: count }))
        .describe('Recommendations issued for this batch; what was open already is not issued again.'),
      listVersions: z.array(messageListVersion),
      links: z.strictObject({ batch: z.url(), screenings: z.url() }),
    }),
  })
  .meta({ id: 'BatchScreenedMessage' });

export type BatchScreenedMessage = z.infer<typeof batchScreenedMessage>;

/** A batch of which every holder has been screened, with its counts. */
export type ScreenedBatch = {
  readonly institution: Institution;
  readonly batch: {
    readonly id: string;
    readonly receivedAt: Date;
    readonly screenedAt: Date;
    readonly holders: number;
    readonly problems: number;
  };
  readonly outcomes: Readonly<Record<'clear' | 'possible' | 'match' | 'unscreenable', number>>;
  /** Actions that were not issued may be left out. */
  readonly issued: Readonly<Partial<Record<Action, number>>>;
  readonly listVersions: readonly ListVersionStamp[];
  readonly links: { readonly batch: string; readonly screenings: string };
};

/** The message that tells an institution that its batch is done, with nothing in it about any holder. */
export function batchScreened(screened: ScreenedBatch): BatchScreenedMessage {
  const { institution, batch, outcomes, issued, listVersions, links } = screened;
  return {
    type: 'batch.screened',
    timestamp: batch.screenedAt.toISOString(),
    data: {
      version: MESSAGE_VERSION,
      confidentiality: CONFIDENTIALITY,
      institution: { id: institution.id, name: institution.name },
      batch: {
        id: batch.id,
        receivedAt: batch.receivedAt.toISOString(),
        screenedAt: batch.screenedAt.toISOString(),
        holders: batch.holders,
        problems: batch.problems,
      },
      outcomes: { ...outcomes },
      recommendations: Object.entries(issued).map(([action, count]) => ({ action, issued: count })),
      listVersions: listVersions.map(toMessageListVersion),
      links: { ...links },
    },
  };
}
