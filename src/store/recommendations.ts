import type { Recommendation } from '../recommendations/recommendation.ts';
import type { Transaction } from './database.ts';

/** A recommendation with the ids and times under which it goes on record. */
export type NewRecommendation = {
  readonly id: string;
  readonly batchId: string;
  readonly institutionId: string;
  readonly holderId: string;
  readonly screeningId: string;
  readonly customerRef: string;
  readonly subjectKey: string;
  readonly issuedAt: Date;
  readonly actBy: Date;
  readonly respondBy: Date;
  readonly recommendation: Recommendation;
};

/** Which of these customers have an open recommendation under which their funds are held. */
export async function findHeldCustomers(
  tx: Transaction,
  { institutionId, customerRefs }: { institutionId: string; customerRefs: readonly string[] },
): Promise<ReadonlySet<string>> {
  const { rows } = await tx.query<{ customer_ref: string }>(
    `select distinct customer_ref from recommendations
     where institution_id = $1 and customer_ref = any($2)
       and state = 'open' and funds_instruction = 'hold-do-not-release'`,
    [institutionId, customerRefs],
  );
  return new Set(rows.map((row) => row.customer_ref));
}

/** An open recommendation to close that was taken back. */
export type WithdrawnClosing = { readonly id: string; readonly batchId: string; readonly customerRef: string };

/** Takes back every open recommendation to close these customers' accounts, because their funds are to be held. */
export async function withdrawClosings(
  tx: Transaction,
  { institutionId, customerRefs, because }: { institutionId: string; customerRefs: readonly string[]; because: string },
): Promise<WithdrawnClosing[]> {
  const { rows } = await tx.query<{ id: string; batch_id: string; customer_ref: string }>(
    `update recommendations set state = 'withdrawn', withdrawn_at = now(), withdrawn_because = $3
     where institution_id = $1 and customer_ref = any($2) and state = 'open' and action = 'close'
     returning id, batch_id, customer_ref`,
    [institutionId, customerRefs, because],
  );
  return rows.map((row) => ({ id: row.id, batchId: row.batch_id, customerRef: row.customer_ref }));
}

/**
 * Issues recommendations, except those of which the same thing is open already: these are written down as seen
 * again, so that a bank that sends its book twice is not told twice. Answers the ids that were issued.
 *
 * The rows are written in the order of their customers, so that two chunks that meet the same customers wait for
 * each other and do not block each other.
 */
export async function insertRecommendations(
  tx: Transaction,
  recommendations: readonly NewRecommendation[],
): Promise<ReadonlySet<string>> {
  if (recommendations.length === 0) return new Set();
  const rows = recommendations.map(({ recommendation, ...ids }) => ({
    ...ids,
    action: recommendation.action,
    fundsInstruction: recommendation.fundsInstruction,
    layer: recommendation.layer,
    severity: recommendation.severity,
    body: recommendation,
  }));
  const { rows: issued } = await tx.query<{ id: string }>(
    `insert into recommendations (id, institution_id, batch_id, holder_id, screening_id, customer_ref, subject_key,
       action, funds_instruction, layer, severity, body, issued_at, act_by, respond_by)
     select id, "institutionId", "batchId", "holderId", "screeningId", "customerRef", "subjectKey",
       action, "fundsInstruction", layer, severity, body, "issuedAt", "actBy", "respondBy"
     from jsonb_to_recordset($1) as r(id uuid, "institutionId" uuid, "batchId" uuid, "holderId" uuid,
       "screeningId" uuid, "customerRef" text, "subjectKey" text, action text, "fundsInstruction" text, layer text,
       severity text, body jsonb, "issuedAt" timestamptz, "actBy" timestamptz, "respondBy" timestamptz)
     order by "customerRef", "subjectKey"
     on conflict (institution_id, subject_key) where state = 'open' do nothing
     returning id`,
    [JSON.stringify(rows)],
  );
  const issuedIds = new Set(issued.map((row) => row.id));
  const again = recommendations.filter((it) => !issuedIds.has(it.id));
  await tx.query(
    `insert into recommendations_seen_again (screening_id, recommendation_id)
     select s.screening_id, r.id
     from unnest($1::uuid[], $2::uuid[], $3::text[]) as s(screening_id, institution_id, subject_key)
     join recommendations r
       on r.institution_id = s.institution_id and r.subject_key = s.subject_key and r.state = 'open'
     on conflict do nothing`,
    [again.map((it) => it.screeningId), again.map((it) => it.institutionId), again.map((it) => it.subjectKey)],
  );
  return issuedIds;
}
