import type { Evidence } from '../matching/evidence.ts';
import type { Match } from '../matching/match.ts';
import type { Outcome } from '../matching/screening.ts';
import type { Queryable } from './database.ts';
import { toPage, type Page } from './page.ts';

/** One screening with everything that it was made with: who keeps it can say later why it came out as it did. */
export type ScreeningAnswer = {
  readonly id: string;
  readonly line: number;
  readonly customerRef: string;
  readonly outcome: Outcome;
  readonly matches: readonly Match[];
  /** What came near and was let go, with the reasons. */
  readonly cleared: readonly Match[];
  readonly indicators: readonly Evidence[];
  /** What it led to, also where the same thing had been recommended before. */
  readonly recommendationId: string | undefined;
  readonly screenedAt: Date;
  readonly matcherVersion: string;
  readonly configuration: { readonly possibleScore: number; readonly matchScore: number };
  readonly listVersions: readonly { readonly id: string; readonly authority: string; readonly datedOn: string }[];
};

type ScreeningRow = {
  id: string;
  line: number;
  customer_ref: string;
  outcome: Outcome;
  matches: Match[] | null;
  cleared: Match[] | null;
  indicators: Evidence[] | null;
  recommendation_id: string | null;
  screened_at: Date;
  matcher_version: string;
  possible_score: number;
  match_score: number;
  list_versions: ScreeningAnswer['listVersions'];
};

/**
 * A page of the screenings of a batch, the clear ones too, in the order in which they were made. It is complete once
 * the batch is screened; before that more may come behind the last page. `after` is the id of the last one seen.
 */
export async function readScreenings(
  database: Queryable,
  { batchId, outcome }: { batchId: string; outcome?: Outcome | undefined },
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<Page<ScreeningAnswer>> {
  const { rows } = await database.query<ScreeningRow>(
    `with sets as (
       select list_set_id, jsonb_agg(
         jsonb_build_object('id', v.id, 'authority', v.authority, 'datedOn', v.dated_on) order by v.authority
       ) as list_versions
       from list_set_members m join list_versions v on v.id = m.list_version_id
       where list_set_id in (select distinct list_set_id from chunks where batch_id = $1)
       group by list_set_id
     )
     select s.id, h.line, h.customer_ref, s.outcome, s.matches, s.cleared, s.indicators, s.screened_at,
       coalesce(r.id, a.recommendation_id) as recommendation_id,
       c.matcher_version, c.possible_score, c.match_score, sets.list_versions
     from screenings s
     join holders h on h.id = s.holder_id
     join configurations c on c.id = s.configuration_id
     join sets on sets.list_set_id = s.list_set_id
     left join lateral (
       select id from recommendations where screening_id = s.id order by id desc limit 1
     ) r on true
     left join recommendations_seen_again a on a.screening_id = s.id
     where s.batch_id = $1 and s.rescreening_id is null
       and ($2::text is null or s.outcome = $2)
       and ($3::uuid is null or s.id > $3)
     order by s.id
     limit $4`,
    [batchId, outcome, after, limit + 1],
  );
  return toPage(rows.map(toScreeningAnswer), limit, (screening) => screening.id);
}

function toScreeningAnswer(row: ScreeningRow): ScreeningAnswer {
  return {
    id: row.id,
    line: row.line,
    customerRef: row.customer_ref,
    outcome: row.outcome,
    matches: row.matches ?? [],
    cleared: row.cleared ?? [],
    indicators: row.indicators ?? [],
    recommendationId: row.recommendation_id ?? undefined,
    screenedAt: row.screened_at,
    matcherVersion: row.matcher_version,
    configuration: { possibleScore: row.possible_score, matchScore: row.match_score },
    listVersions: row.list_versions,
  };
}
