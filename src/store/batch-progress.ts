import type { Outcome } from '../matching/screening.ts';
import type { Queryable } from './database.ts';
import { toPage, type Page } from './page.ts';

/** Nobody else sees `receiving`: an upload is one transaction, and it ends with the batch in `screening` or beyond. */
export type BatchStatus = 'receiving' | 'screening' | 'screened';

/** How far one batch has come. The outcomes count the holders of the chunks that have been screened. */
export type BatchProgress = {
  readonly id: string;
  readonly institutionId: string;
  readonly institutionName: string;
  /** `single` is one holder that was screened at once, outside any book. */
  readonly kind: 'book' | 'single';
  readonly status: BatchStatus;
  readonly holderCount: number;
  readonly holdersScreened: number;
  /** Rows that were not taken; each has one problem or several. */
  readonly rejectedCount: number;
  readonly problemCount: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly receivedAt: Date;
  readonly screenedAt: Date | undefined;
};

type BatchRow = {
  id: string;
  institution_id: string;
  institution_name: string;
  kind: BatchProgress['kind'];
  status: BatchStatus;
  holder_count: number;
  rejected_count: number;
  problem_count: number;
  received_at: Date;
  screened_at: Date | null;
  screened: number;
  clear: number;
  possible: number;
  match: number;
  unscreenable: number;
};

const SELECT = `
  select b.id, b.institution_id, i.name as institution_name, b.kind, b.status, b.holder_count, b.rejected_count,
    b.problem_count, b.received_at, b.screened_at, c.*
  from batches b
  join institutions i on i.id = b.institution_id
  cross join lateral (
    select coalesce(sum(holder_count), 0)::int as screened,
      coalesce(sum(clear_count), 0)::int as clear, coalesce(sum(possible_count), 0)::int as possible,
      coalesce(sum(match_count), 0)::int as match, coalesce(sum(unscreenable_count), 0)::int as unscreenable
    from chunks where batch_id = b.id and state = 'screened'
  ) c`;

export type BatchFilter = {
  readonly kind?: BatchProgress['kind'] | undefined;
  /** `unfinished` is every batch that is not yet screened to the end. */
  readonly status?: 'unfinished' | 'screened' | undefined;
  readonly institutionId?: string | undefined;
};

/** A page of batches, the newest first. `before` is the id of the last batch of the page before. */
export async function readBatches(
  database: Queryable,
  { kind, status, institutionId }: BatchFilter,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<Page<BatchProgress>> {
  const { rows } = await database.query<BatchRow>(
    `${SELECT}
     where ($1::text is null or b.kind = $1)
       and ($2::text is null or (b.status = 'screened') = ($2 = 'screened'))
       and ($3::uuid is null or b.institution_id = $3)
       and ($4::uuid is null or b.id < $4)
     order by b.id desc
     limit $5`,
    [kind, status, institutionId, before, limit + 1],
  );
  return toPage(rows.map(toBatchProgress), limit, (batch) => batch.id);
}

/** One batch, whoever's it is: the door decides who may see it. */
export async function findBatchProgress(database: Queryable, id: string): Promise<BatchProgress | undefined> {
  const { rows } = await database.query<BatchRow>(`${SELECT} where b.id = $1`, [id]);
  return rows[0] && toBatchProgress(rows[0]);
}

function toBatchProgress(row: BatchRow): BatchProgress {
  return {
    id: row.id,
    institutionId: row.institution_id,
    institutionName: row.institution_name,
    kind: row.kind,
    status: row.status,
    holderCount: row.holder_count,
    holdersScreened: row.screened,
    rejectedCount: row.rejected_count,
    problemCount: row.problem_count,
    outcomes: { clear: row.clear, possible: row.possible, match: row.match, unscreenable: row.unscreenable },
    receivedAt: row.received_at,
    screenedAt: row.screened_at ?? undefined,
  };
}
