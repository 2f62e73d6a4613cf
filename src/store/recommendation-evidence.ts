import type { Holder } from '../batches/holder.ts';
import type { Designation } from '../designations/designation.ts';
import type { Recommendation } from '../recommendations/recommendation.ts';
import type { Queryable } from './database.ts';
import type { RecommendationState } from './recommendation-list.ts';

/** One recommendation with what it was decided on: the holder as the bank wrote it, and what it was screened with. */
export type RecommendationOnRecord = {
  readonly id: string;
  readonly institutionId: string;
  readonly institutionName: string;
  readonly batchId: string;
  readonly line: number;
  readonly customerRef: string;
  readonly state: RecommendationState;
  readonly recommendation: Recommendation;
  readonly holder: Holder;
  readonly issuedAt: Date;
  readonly actBy: Date;
  readonly respondBy: Date;
  readonly screening: {
    readonly id: string;
    readonly screenedAt: Date;
    readonly listSetId: string;
    readonly matcherVersion: string;
    readonly possibleScore: number;
    readonly matchScore: number;
  };
};

type RecordRow = {
  id: string;
  institution_id: string;
  institution_name: string;
  batch_id: string;
  line: number;
  customer_ref: string;
  state: RecommendationState;
  body: Recommendation;
  holder: Holder;
  issued_at: Date;
  act_by: Date;
  respond_by: Date;
  screening_id: string;
  screened_at: Date;
  list_set_id: string;
  matcher_version: string;
  possible_score: number;
  match_score: number;
};

/** Of any institution, and with the holder's name: for supervisors alone. */
export async function findRecommendationOnRecord(
  database: Queryable,
  id: string,
): Promise<RecommendationOnRecord | undefined> {
  const { rows } = await database.query<RecordRow>(
    `select r.id, r.institution_id, i.name as institution_name, r.batch_id, h.line, r.customer_ref, r.state, r.body,
       h.body as holder, r.issued_at, r.act_by, r.respond_by, s.id as screening_id, s.screened_at, s.list_set_id,
       c.matcher_version, c.possible_score, c.match_score
     from recommendations r
     join institutions i on i.id = r.institution_id
     join holders h on h.id = r.holder_id
     join screenings s on s.id = r.screening_id
     join configurations c on c.id = s.configuration_id
     where r.id = $1`,
    [id],
  );
  return rows[0] && toRecord(rows[0]);
}

function toRecord(row: RecordRow): RecommendationOnRecord {
  return {
    id: row.id,
    institutionId: row.institution_id,
    institutionName: row.institution_name,
    batchId: row.batch_id,
    line: row.line,
    customerRef: row.customer_ref,
    state: row.state,
    recommendation: row.body,
    holder: row.holder,
    issuedAt: row.issued_at,
    actBy: row.act_by,
    respondBy: row.respond_by,
    screening: {
      id: row.screening_id,
      screenedAt: row.screened_at,
      listSetId: row.list_set_id,
      matcherVersion: row.matcher_version,
      possibleScore: row.possible_score,
      matchScore: row.match_score,
    },
  };
}

/** A designation as it stood in the list version that was screened against, whatever the list says today. */
export type DesignationAsScreened = { readonly designation: Designation; readonly listVersionId: string };

/** The designations of these ids in one set of list versions; ids that the set does not hold are left out. */
export async function readDesignationsAsScreened(
  database: Queryable,
  { listSetId, designationIds }: { listSetId: string; designationIds: readonly string[] },
): Promise<DesignationAsScreened[]> {
  const { rows } = await database.query<{ body: Designation; list_version_id: string }>(
    `select d.body, d.list_version_id
     from list_set_members m join designations d using (list_version_id)
     where m.list_set_id = $1 and d.id = any($2)`,
    [listSetId, designationIds],
  );
  return rows.map((row) => ({ designation: row.body, listVersionId: row.list_version_id }));
}
