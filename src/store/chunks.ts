import type { Holder } from '../batches/holder.ts';
import type { Outcome } from '../matching/screening.ts';
import type { Queryable, Transaction } from './database.ts';

/** A part of a batch, some hundred to a few thousand holders: the unit of work, screened in one transaction. */
export type Chunk = {
  readonly id: string;
  readonly batchId: string;
  readonly number: number;
  readonly institutionId: string;
};

/** A holder as it stands in the record. */
export type StoredHolder = { readonly id: string; readonly line: number; readonly holder: Holder };

/** How many holders came out how; the sum is the number of holders. */
export type OutcomeCounts = Readonly<Record<Outcome, number>>;

/**
 * Takes a waiting chunk for this transaction; whoever else wants it waits until the transaction ends. Undefined when it
 * has been screened, or does not exist: then there is nothing to do.
 */
export async function claimChunk(tx: Transaction, chunkId: string): Promise<Chunk | undefined> {
  const { rows } = await tx.query<{ id: string; batch_id: string; number: number; institution_id: string }>(
    `select c.id, c.batch_id, c.number, b.institution_id
     from chunks c join batches b on b.id = c.batch_id
     where c.id = $1 and c.state = 'waiting'
     for update of c`,
    [chunkId],
  );
  const row = rows[0];
  return row && { id: row.id, batchId: row.batch_id, number: row.number, institutionId: row.institution_id };
}

/** The holders of a chunk in the order in which they were sent. */
export async function readHolders(tx: Transaction, { batchId, number }: Chunk): Promise<StoredHolder[]> {
  const { rows } = await tx.query<[string, number, Holder]>({
    text: 'select id, line, body from holders where batch_id = $1 and chunk_number = $2 order by line, id',
    values: [batchId, number],
    rowMode: 'array',
  });
  return rows.map(([id, line, holder]) => ({ id, line, holder }));
}

/** Marks a chunk screened and counts it in its batch. Answers whether it was the last one that was waiting. */
export async function markChunkScreened(
  tx: Transaction,
  { id, batchId }: Chunk,
  { counts, listSetId }: { counts: OutcomeCounts; listSetId: string },
): Promise<{ isLast: boolean }> {
  await tx.query(
    `update chunks set state = 'screened', screened_at = now(),
       clear_count = $2, possible_count = $3, match_count = $4, unscreenable_count = $5, list_set_id = $6
     where id = $1`,
    [id, counts.clear, counts.possible, counts.match, counts.unscreenable, listSetId],
  );
  const { rows } = await tx.query<{ is_last: boolean }>(
    `update batches set chunks_screened = chunks_screened + 1 where id = $1
     returning chunks_screened = chunk_count as is_last`,
    [batchId],
  );
  return { isLast: rows[0]!.is_last };
}

/** Chunks that wait to be screened, the oldest first: what the queue should hold reminders of. */
export async function findWaitingChunks(database: Queryable, limit: number): Promise<string[]> {
  const { rows } = await database.query<{ id: string }>(
    "select id from chunks where state = 'waiting' order by id limit $1",
    [limit],
  );
  return rows.map((row) => row.id);
}
