import { randomBytes, randomUUIDv7 } from 'node:crypto';
import type { Holder } from '../../src/batches/holder.ts';
import type { Problem } from '../../src/intake/problem.ts';
import { insertProblems } from '../../src/store/batches.ts';
import { copyRows } from '../../src/store/copy.ts';
import { inTransaction, type Database } from '../../src/store/database.ts';

/** Puts a batch on record as if it had been received: these holders, in chunks of this size, waiting to be screened, and these problems. */
export async function storeBatch(
  database: Database,
  {
    institutionId,
    holders,
    problems = [],
    chunkHolders = 100,
  }: {
    institutionId: string;
    holders: readonly Holder[];
    problems?: readonly Problem[];
    chunkHolders?: number;
  },
): Promise<{ batchId: string; chunkIds: string[] }> {
  const batchId = randomUUIDv7();
  const chunks = Array.from({ length: Math.ceil(holders.length / chunkHolders) }, (_, number) => ({
    id: randomUUIDv7(),
    number,
    holders: holders.slice(number * chunkHolders, (number + 1) * chunkHolders),
  }));
  await inTransaction(database, async (tx) => {
    await tx.query(
      `insert into batches
         (id, institution_id, idempotency_key, request_hash, status, holder_count, problem_count, chunk_count)
       values ($1, $2, $3, $4, 'screening', $5, $6, $7)`,
      [batchId, institutionId, batchId, randomBytes(32), holders.length, problems.length, chunks.length],
    );
    await copyRows(
      tx,
      'chunks (id, batch_id, number, holder_count)',
      chunks.map((chunk) => [chunk.id, batchId, chunk.number, chunk.holders.length]),
    );
    await copyRows(
      tx,
      'holders (batch_id, chunk_number, position, line, customer_ref, body)',
      chunks.flatMap((chunk) =>
        chunk.holders.map((holder, n) => [
          batchId,
          chunk.number,
          chunk.number * chunkHolders + n,
          chunk.number * chunkHolders + n + 1,
          holder.customerRef,
          holder,
        ]),
      ),
    );
    await insertProblems(tx, { batchId, firstOrdinal: 0 }, problems);
  });
  return { batchId, chunkIds: chunks.map((chunk) => chunk.id) };
}
