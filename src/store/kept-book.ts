import type { Holder } from '../batches/holder.ts';
import type { Queryable, Transaction } from './database.ts';

/** The newest state of a customer, and where it stands in the record. */
export type KeptHolder = {
  readonly id: string;
  readonly batchId: string;
  readonly institutionId: string;
  readonly holder: Holder;
};

/** Keeps the institution's book from its next batch on; what has not been sent for so many days is let go. */
export async function keepBook(
  database: Queryable,
  { institutionId, days }: { institutionId: string; days: number },
): Promise<void> {
  await database.query('update institutions set keep_book_days = $2 where id = $1', [institutionId, days]);
}

/** Stops keeping the institution's book and deletes what was kept. Answers how many customers that were. */
export async function dropBook(tx: Transaction, institutionId: string): Promise<number> {
  await tx.query('update institutions set keep_book_days = null where id = $1', [institutionId]);
  const { rowCount } = await tx.query('delete from kept_holders where institution_id = $1', [institutionId]);
  return rowCount ?? 0;
}

/**
 * Takes the holders of a chunk into the kept book, where the institution keeps one. A chunk that was screened late does
 * not replace what was sent after it. The share lock makes whoever switches the book off wait, so that nothing is kept
 * behind his back.
 */
export async function keepHolders(
  tx: Transaction,
  { batchId, number }: { batchId: string; number: number },
): Promise<void> {
  await tx.query(
    `with keeping as (
       select b.id as batch_id, b.institution_id, b.received_at
       from batches b join institutions i on i.id = b.institution_id
       where b.id = $1 and i.keep_book_days is not null
       for share of i
     )
     insert into kept_holders (institution_id, customer_ref, holder_id, batch_id, sent_at, body)
     select k.institution_id, h.customer_ref, h.id, h.batch_id, k.received_at, h.body::json
     from keeping k join holders h on h.batch_id = k.batch_id and h.chunk_number = $2
     order by h.customer_ref collate "C"
     on conflict (institution_id, customer_ref) do update
       set number = excluded.number, holder_id = excluded.holder_id, batch_id = excluded.batch_id,
         sent_at = excluded.sent_at, body = excluded.body
       where excluded.sent_at >= kept_holders.sent_at`,
    [batchId, number],
  );
}

/** Lets go of every customer who has not been sent for longer than his institution wants. Answers how many those were. */
export async function dropUnsentHolders(database: Queryable): Promise<number> {
  const { rowCount } = await database.query(
    `delete from kept_holders k using institutions i
     where i.id = k.institution_id and k.sent_at < now() - make_interval(days => i.keep_book_days)`,
  );
  return rowCount ?? 0;
}

/** The kept holders of all institutions from one number to another, both included. */
export async function readKeptHolders(
  database: Queryable,
  { first, last }: { first: string; last: string },
): Promise<KeptHolder[]> {
  const { rows } = await database.query<[string, string, string, Holder]>({
    text: `select holder_id, batch_id, institution_id, body from kept_holders
           where number between $1 and $2 order by number`,
    values: [first, last],
    rowMode: 'array',
  });
  return rows.map(([id, batchId, institutionId, holder]) => ({ id, batchId, institutionId, holder }));
}
