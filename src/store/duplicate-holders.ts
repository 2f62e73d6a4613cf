import type { Transaction } from './database.ts';

/**
 * Rejects every holder whose customerRef was sent before in the same batch: answers would name two holders by one
 * reference. The first one stays. Each of the others becomes a problem behind those that are on record already, and
 * chunks of which nothing is left are removed. Answers how many were rejected.
 *
 * It is done once, when all rows are there, so that a batch of a million references needs no memory here.
 */
export async function rejectDuplicates(
  tx: Transaction,
  {
    batchId,
    problemCount,
    documentPointer,
  }: {
    readonly batchId: string;
    readonly problemCount: number;
    /** `/holders/` where all rows are one document, to which pointers then refer. */
    readonly documentPointer: string | undefined;
  },
): Promise<number> {
  // One pass over the rows and a look-up of each duplicate by its id: PostgreSQL, which has no statistics of rows that
  // came in this very transaction, can plan no worse than that.
  const { rows } = await tx.query<{ rejected: number }>(
    `with later as (
       select id from (
         select id, row_number() over (partition by customer_ref collate "C" order by position) as occurrence
         from holders where batch_id = $1
       ) as counted
       where occurrence > 1
     ), removed as (
       delete from holders h using later l where h.id = l.id
       returning h.chunk_number, h.position, h.line
     ), problems as (
       insert into batch_problems (batch_id, ordinal, line, pointer, code, message)
       select $1, $2 + row_number() over (order by position) - 1, line, coalesce($3 || position, '') || '/customerRef', 'duplicate_customer_ref',
         'This customerRef stands in an earlier row of the same batch. Send each holder once.'
       from removed
     ), shrunk as (
       select chunk_number, count(*) as lost from removed group by chunk_number
     ), emptied as (
       delete from chunks c using shrunk s
       where c.batch_id = $1 and c.number = s.chunk_number and c.holder_count = s.lost
     ), counted as (
       update chunks c set holder_count = c.holder_count - s.lost from shrunk s
       where c.batch_id = $1 and c.number = s.chunk_number and c.holder_count > s.lost
     )
     select count(*)::int as rejected from removed`,
    [batchId, problemCount, documentPointer],
  );
  return rows[0]!.rejected;
}
