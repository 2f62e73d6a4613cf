import { z } from 'zod';
import type { BatchProgress } from '../store/batch-progress.ts';

const count = z.int().min(0);

/** How far one batch has come. */
export const batchAnswer = z
  .strictObject({
    batchId: z.uuid(),
    status: z.enum(['screening', 'screened']),
    progress: z.number().min(0).max(1).describe('The part of the holders that has been screened.'),
    counts: z.strictObject({
      rows: count.describe('What was sent: holders and rejected rows together.'),
      holders: count.describe('Rows that were taken. Each is screened once.'),
      rejected: count.describe('Rows that were not taken.'),
      problems: count.describe('What is wrong with the rejected rows, one problem or several for each.'),
      screened: count,
      clear: count,
      possible: count,
      match: count,
      unscreenable: count.describe('Names that cannot be compared at all. A person must look.'),
    }),
    receivedAt: z.iso.datetime(),
    screenedAt: z.iso.datetime().optional(),
    links: z.strictObject({
      batch: z.string(),
      problems: z.string(),
      screenings: z.string(),
      recommendations: z.string(),
    }),
  })
  .meta({ id: 'Batch' });

export type BatchAnswer = z.infer<typeof batchAnswer>;

export function toBatchAnswer(batch: BatchProgress): BatchAnswer {
  const address = batchAddress(batch.id);
  return {
    batchId: batch.id,
    status: batch.status === 'screened' ? 'screened' : 'screening',
    // A batch without a holder has nothing left to screen.
    progress: batch.holderCount === 0 ? 1 : batch.holdersScreened / batch.holderCount,
    counts: {
      rows: batch.holderCount + batch.rejectedCount,
      holders: batch.holderCount,
      rejected: batch.rejectedCount,
      problems: batch.problemCount,
      screened: batch.holdersScreened,
      ...batch.outcomes,
    },
    receivedAt: batch.receivedAt.toISOString(),
    ...(batch.screenedAt === undefined ? {} : { screenedAt: batch.screenedAt.toISOString() }),
    links: {
      batch: address,
      problems: `${address}/problems`,
      screenings: `${address}/screenings`,
      recommendations: `/v1/recommendations?batchId=${batch.id}`,
    },
  };
}

/** A path and no host: the sender knows by which name he reached us. */
export function batchAddress(batchId: string): string {
  return `/v1/batches/${batchId}`;
}
