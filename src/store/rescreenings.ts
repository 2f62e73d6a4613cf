import type { Queryable, Transaction } from './database.ts';

/** A re-screening whose work has not been divided yet. */
export type OpenedRescreening = {
  readonly id: string;
  readonly listVersionId: string;
  readonly formerVersionId: string | undefined;
};

/** Ids of the entries that differ between two versions of a list. */
export type ChangedIds = {
  readonly added: readonly string[];
  readonly amended: readonly string[];
  readonly delisted: readonly string[];
};

type Place =
  | { readonly kind: 'holders'; readonly first: string; readonly last: string }
  | { readonly kind: 'withdrawals'; readonly institutionId: string };

/** A part of a re-screening, done in one transaction. */
export type RescreeningChunk = {
  readonly id: string;
  readonly rescreeningId: string;
  readonly place: Place;
  readonly changed: ChangedIds;
};

export type RescreeningCounts = { readonly lookedAt: number; readonly hits: number; readonly withdrawn: number };

/**
 * Writes down that a list version came in force and the books are to be screened against what it changed. The first list
 * of an authority, with no book to look at, asks for nothing.
 */
export async function insertRescreening(
  tx: Transaction,
  { listVersionId, formerVersionId }: Omit<OpenedRescreening, 'id'>,
): Promise<void> {
  await tx.query(
    `insert into rescreenings (list_version_id, former_version_id)
     select $1, $2::uuid where $2::uuid is not null or exists (select from kept_holders)`,
    [listVersionId, formerVersionId],
  );
}

/** Takes a re-screening to divide its work; undefined when that has been done. */
export async function claimRescreening(tx: Transaction, id: string): Promise<OpenedRescreening | undefined> {
  const { rows } = await tx.query<{ id: string; list_version_id: string; former_version_id: string | null }>(
    `select id, list_version_id, former_version_id from rescreenings where id = $1 and state = 'opened' for update`,
    [id],
  );
  const row = rows[0];
  return row && { id, listVersionId: row.list_version_id, formerVersionId: row.former_version_id ?? undefined };
}

/**
 * Divides the work: the kept book into chunks of so many holders, and one chunk for each institution that was told
 * something on the ground of a delisted entry. Answers the ids of the chunks; with none the re-screening is finished.
 */
export async function startRescreening(
  tx: Transaction,
  id: string,
  { changed, chunkHolders }: { changed: ChangedIds; chunkHolders: number },
): Promise<string[]> {
  const { added, amended, delisted } = changed;
  const { rows } = await tx.query<{ id: string }>(
    `insert into rescreening_chunks (rescreening_id, kind, first, last, institution_id)
     select $1::uuid, 'holders', min(number), max(number), null::uuid
     from (select number, (row_number() over (order by number) - 1) / $2::int as part from kept_holders where $3) as k
     group by part
     union all
     select distinct $1::uuid, 'withdrawals', null::bigint, null::bigint, institution_id from recommendations
     where state <> 'withdrawn' and jsonb_path_query_array(body, '$.matches[*].designationId') ?| $4::text[]
     returning id`,
    [id, chunkHolders, added.length + amended.length > 0, delisted],
  );
  await tx.query(
    `update rescreenings set state = $2, added = $3, amended = $4, delisted = $5, chunk_count = $6, started_at = now(),
       finished_at = case when $2 = 'finished' then now() end
     where id = $1`,
    [id, rows.length === 0 ? 'finished' : 'running', added, amended, delisted, rows.length],
  );
  return rows.map((row) => row.id);
}

/** Takes a waiting chunk for this transaction; undefined when it has been done, or does not exist. */
export async function claimRescreeningChunk(tx: Transaction, id: string): Promise<RescreeningChunk | undefined> {
  const { rows } = await tx.query<
    ChangedIds & { rescreening_id: string; first: string | null; last: string | null; institution_id: string | null }
  >(
    `select c.rescreening_id, c.first, c.last, c.institution_id, r.added, r.amended, r.delisted
     from rescreening_chunks c join rescreenings r on r.id = c.rescreening_id
     where c.id = $1 and c.state = 'waiting'
     for update of c`,
    [id],
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  const { rescreening_id: rescreeningId, first, last, institution_id: institutionId, ...changed } = row;
  const place: Place =
    institutionId === null ? { kind: 'holders', first: first!, last: last! } : { kind: 'withdrawals', institutionId };
  return { id, rescreeningId, place, changed };
}

/** Marks a chunk done and counts it; with the last one the re-screening is finished. Answers whether it was the last. */
export async function markRescreeningChunkDone(
  tx: Transaction,
  { id, rescreeningId }: RescreeningChunk,
  { counts, listSetId, deliveryIds }: { counts: RescreeningCounts; listSetId: string; deliveryIds: readonly string[] },
): Promise<{ isLast: boolean }> {
  await tx.query(`insert into rescreening_deliveries (delivery_id, rescreening_id) select unnest($2::uuid[]), $1`, [
    rescreeningId,
    deliveryIds,
  ]);
  await tx.query(
    `update rescreening_chunks set state = 'done', done_at = now(), list_set_id = $2,
       looked_at_count = $3, hit_count = $4, withdrawn_count = $5
     where id = $1`,
    [id, listSetId, counts.lookedAt, counts.hits, counts.withdrawn],
  );
  const { rows } = await tx.query<{ is_last: boolean }>(
    `update rescreenings set chunks_done = chunks_done + 1,
       state = case when chunks_done + 1 = chunk_count then 'finished' else state end,
       finished_at = case when chunks_done + 1 = chunk_count then clock_timestamp() end
     where id = $1
     returning state = 'finished' as is_last`,
    [rescreeningId],
  );
  return { isLast: rows[0]!.is_last };
}

/** Re-screenings to divide and chunks to screen, the oldest first: what the queue should hold reminders of. */
export async function findUnfinishedRescreenings(
  database: Queryable,
  limit: number,
): Promise<{ rescreeningIds: string[]; chunkIds: string[] }> {
  const opened = await database.query<{ id: string }>(
    "select id from rescreenings where state = 'opened' order by id limit $1",
    [limit],
  );
  const waiting = await database.query<{ id: string }>(
    "select id from rescreening_chunks where state = 'waiting' order by id limit $1",
    [limit],
  );
  return { rescreeningIds: opened.rows.map((row) => row.id), chunkIds: waiting.rows.map((row) => row.id) };
}
