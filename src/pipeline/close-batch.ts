import { randomUUIDv7 } from 'node:crypto';
import { batchScreened } from '../recommendations/batch-message.ts';
import { markBatchScreened } from '../store/batch-closing.ts';
import type { Transaction } from '../store/database.ts';
import { insertDeliveries } from '../store/deliveries.ts';
import { readInstitution } from '../store/institutions.ts';

/**
 * Closes a batch of which nothing waits any more, and puts `batch.screened` in the outbox. Answers the ids of the
 * deliveries to remind of after the commit: none for a single holder, whose sender has waited for the answer.
 */
export async function closeBatch(
  tx: Transaction,
  { batchId, publicUrl }: { batchId: string; publicUrl: string },
): Promise<string[]> {
  const { institutionId, outcomes, issued, listVersions, kind, ...batch } = await markBatchScreened(tx, batchId);
  if (kind === 'single') return [];

  const address = `${publicUrl}/v1/batches/${batchId}`;
  const message = batchScreened({
    institution: await readInstitution(tx, institutionId),
    batch,
    outcomes,
    issued,
    listVersions,
    links: { batch: address, screenings: `${address}/screenings` },
  });
  const id = randomUUIDv7();
  await insertDeliveries(tx, [{ id, institutionId, event: 'batch.screened', batchId, body: JSON.stringify(message) }]);
  return [id];
}
