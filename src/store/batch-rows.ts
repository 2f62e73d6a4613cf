import type { Problem } from '../intake/problem.ts';
import type { Outcome } from '../matching/screening.ts';
import type { Match } from '../matching/match.ts';
import type { Action } from '../recommendations/actions.ts';
import type { Queryable } from './database.ts';
import { toPage, type Page } from './page.ts';

/** A problem as it stands in the record, numbered from 0 in the order in which the batch's problems were met. */
export type BatchProblem = Problem & { readonly ordinal: number };

/** A page of the problems of a batch in the order in which they were met. `after` is the ordinal of the last one seen. */
export async function readBatchProblems(
  database: Queryable,
  batchId: string,
  { after, limit }: { after?: number | undefined; limit: number },
): Promise<Page<BatchProblem>> {
  const { rows } = await database.query<BatchProblem>(
    `select ordinal, line, pointer, code, message from batch_problems
     where batch_id = $1 and ordinal > $2
     order by ordinal
     limit $3`,
    [batchId, after ?? -1, limit + 1],
  );
  return toPage(rows, limit, (problem) => String(problem.ordinal));
}

/** One screened holder of a batch, with what became of it. */
export type ScreenedHolder = {
  readonly screeningId: string;
  readonly line: number;
  readonly customerRef: string;
  /** As the institution wrote it. */
  readonly name: string;
  readonly outcome: Outcome;
  /** The best hit; of a clear holder, what came nearest and was let go. */
  readonly best: Match | undefined;
  readonly matchCount: number;
  /** The recommendation that followed, also where the same thing had been recommended before. */
  readonly recommendation: { readonly id: string; readonly action: Action; readonly isSeenAgain: boolean } | undefined;
};

type ScreenedHolderRow = {
  id: string;
  line: number;
  customer_ref: string;
  name: string;
  outcome: Outcome;
  best: Match | null;
  match_count: number;
  recommendation_id: string | null;
  action: Action | null;
  is_seen_again: boolean;
};

/**
 * A page of the screened holders of a batch: matches first, then possible ones, then the unscreenable, in the order
 * of their screening; the clear ones only when they are asked for. `after` is the cursor of the page before.
 */
export async function readScreenedHolders(
  database: Queryable,
  { batchId, outcome }: { batchId: string; outcome?: Outcome | undefined },
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<Page<ScreenedHolder>> {
  const [outcomeAfter, idAfter] = after?.split('.') ?? [];
  const { rows } = await database.query<ScreenedHolderRow>(
    `select s.id, h.line, h.customer_ref, h.body ->> 'name' as name, s.outcome,
       coalesce(s.matches, s.cleared) -> 0 as best,
       coalesce(jsonb_array_length(s.matches), 0) as match_count,
       r.id as recommendation_id, r.action, coalesce(r.is_seen_again, false) as is_seen_again
     from screenings s
     join holders h on h.id = s.holder_id
     left join lateral (
       select id, action, false as is_seen_again from recommendations where screening_id = s.id
       union all
       select r.id, r.action, true
       from recommendations_seen_again a join recommendations r on r.id = a.recommendation_id
       where a.screening_id = s.id
       limit 1
     ) r on true
     where s.batch_id = $1
       and case when $2::text is null then s.outcome <> 'clear' else s.outcome = $2 end
       and ($3::text is null or (s.outcome, s.id) > ($3, $4::uuid))
     order by s.outcome, s.id
     limit $5`,
    [batchId, outcome, outcomeAfter, idAfter, limit + 1],
  );
  return toPage(rows.map(toScreenedHolder), limit, (it) => `${it.outcome}.${it.screeningId}`);
}

function toScreenedHolder(row: ScreenedHolderRow): ScreenedHolder {
  return {
    screeningId: row.id,
    line: row.line,
    customerRef: row.customer_ref,
    name: row.name,
    outcome: row.outcome,
    best: row.best ?? undefined,
    matchCount: row.match_count,
    recommendation:
      row.recommendation_id && row.action
        ? { id: row.recommendation_id, action: row.action, isSeenAgain: row.is_seen_again }
        : undefined,
  };
}
