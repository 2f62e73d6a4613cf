import type { Authority } from '../designations/designation.ts';
import type { Queryable } from './database.ts';
import { toPage, type Page } from './page.ts';

/** One re-screening: what the list changed, what came of it, and when each step was reached. */
export type RescreeningOnRecord = {
  readonly id: string;
  readonly authority: Authority;
  readonly state: 'opened' | 'running' | 'finished';
  /** Unknown until the work has been divided. */
  readonly changes: { readonly added: number; readonly amended: number; readonly delisted: number } | undefined;
  readonly chunkCount: number;
  readonly chunksDone: number;
  readonly lookedAt: number;
  readonly hits: number;
  readonly withdrawn: number;
  readonly notices: number;
  readonly noticesDelivered: number;
  /** The authority's own date; it tells no hour. */
  readonly publishedOn: string;
  readonly importedAt: Date;
  readonly openedAt: Date;
  readonly finishedAt: Date | undefined;
  /** When the last notice reached its institution; undefined while one is under way, or where there was none. */
  readonly lastNoticeAt: Date | undefined;
};

type RescreeningRow = {
  id: string;
  authority: Authority;
  state: RescreeningOnRecord['state'];
  added: number | null;
  amended: number | null;
  delisted: number | null;
  chunk_count: number;
  chunks_done: number;
  looked_at: number;
  hits: number;
  withdrawn: number;
  notices: number;
  notices_delivered: number;
  dated_on: string;
  imported_at: Date;
  opened_at: Date;
  finished_at: Date | null;
  last_notice_at: Date | null;
};

/** A page of the re-screenings, the newest first. `before` is the id of the last one of the page before. */
export async function readRescreenings(
  database: Queryable,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<Page<RescreeningOnRecord>> {
  const { rows } = await database.query<RescreeningRow>(
    `select r.id, v.authority, r.state, cardinality(r.added) as added, cardinality(r.amended) as amended,
       cardinality(r.delisted) as delisted, r.chunk_count, r.chunks_done,
       c.looked_at, c.hits, c.withdrawn, d.notices, d.notices_delivered,
       v.dated_on, v.imported_at, r.opened_at, r.finished_at,
       case when r.state = 'finished' and d.notices = d.notices_delivered then d.last_notice_at end as last_notice_at
     from rescreenings r
     join list_versions v on v.id = r.list_version_id
     cross join lateral (
       select coalesce(sum(looked_at_count) filter (where kind = 'holders'), 0)::int as looked_at,
         coalesce(sum(hit_count), 0)::int as hits, coalesce(sum(withdrawn_count), 0)::int as withdrawn
       from rescreening_chunks where rescreening_id = r.id
     ) as c
     cross join lateral (
       select count(*)::int as notices, count(delivered_at)::int as notices_delivered,
         max(delivered_at) as last_notice_at
       from rescreening_deliveries join deliveries on deliveries.id = delivery_id where rescreening_id = r.id
     ) as d
     where $1::uuid is null or r.id < $1
     order by r.id desc
     limit $2`,
    [before, limit + 1],
  );
  return toPage(rows.map(toRescreening), limit, (rescreening) => rescreening.id);
}

function toRescreening(row: RescreeningRow): RescreeningOnRecord {
  const { added, amended, delisted } = row;
  const isDivided = added !== null && amended !== null && delisted !== null;
  return {
    id: row.id,
    authority: row.authority,
    state: row.state,
    changes: isDivided ? { added, amended, delisted } : undefined,
    chunkCount: row.chunk_count,
    chunksDone: row.chunks_done,
    lookedAt: row.looked_at,
    hits: row.hits,
    withdrawn: row.withdrawn,
    notices: row.notices,
    noticesDelivered: row.notices_delivered,
    publishedOn: row.dated_on,
    importedAt: row.imported_at,
    openedAt: row.opened_at,
    finishedAt: row.finished_at ?? undefined,
    lastNoticeAt: row.last_notice_at ?? undefined,
  };
}
