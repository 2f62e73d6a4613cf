import type { Holder } from '../batches/holder.ts';
import type { Recommendation } from '../recommendations/recommendation.ts';
import type { Transaction } from './database.ts';

/** A recommendation that rests on a delisted entry, with the holder it is about in his newest state. */
export type DelistedRecommendation = {
  readonly id: string;
  readonly batchId: string;
  /** The batch and the row in which he was last sent, as far as they are known here. */
  readonly holderBatchId: string;
  readonly holderId: string;
  readonly holder: Holder;
  readonly recommendation: Recommendation;
};

/**
 * The recommendations to an institution that rest on one of these entries: the open ones, and of those that were answered
 * the ones under which funds are held. They come in the order of their customers.
 */
export async function readRecommendationsOn(
  tx: Transaction,
  { institutionId, designationIds }: { institutionId: string; designationIds: readonly string[] },
): Promise<DelistedRecommendation[]> {
  const { rows } = await tx.query<{
    id: string;
    batch_id: string;
    holder_batch_id: string;
    holder_id: string;
    holder: Holder;
    body: Recommendation;
  }>(
    `select r.id, r.batch_id, coalesce(k.batch_id, r.batch_id) as holder_batch_id,
       coalesce(k.holder_id, r.holder_id) as holder_id, coalesce(k.body, h.body::json) as holder, r.body
     from recommendations r
     join holders h on h.id = r.holder_id
     left join kept_holders k on k.institution_id = r.institution_id and k.customer_ref = r.customer_ref collate "C"
     where r.institution_id = $1 and r.state <> 'withdrawn'
       and (r.state = 'open' or r.funds_instruction = 'hold-do-not-release')
       and jsonb_path_query_array(r.body, '$.matches[*].designationId') ?| $2::text[]
     order by r.customer_ref, r.id
     for update of r`,
    [institutionId, designationIds],
  );
  return rows.map((row) => ({
    id: row.id,
    batchId: row.batch_id,
    holderBatchId: row.holder_batch_id,
    holderId: row.holder_id,
    holder: row.holder,
    recommendation: row.body,
  }));
}

/** Takes recommendations back. */
export async function withdrawRecommendations(tx: Transaction, ids: readonly string[], because: string): Promise<void> {
  await tx.query(
    `update recommendations set state = 'withdrawn', withdrawn_at = now(), withdrawn_because = $2
     where id = any($1::uuid[])`,
    [ids, because],
  );
}

/**
 * Puts what was decided again in the place of what stood, which is kept beside it. False, and nothing is written, when
 * another recommendation that is open says the very same.
 */
export async function redecideRecommendation(
  tx: Transaction,
  { id, rescreeningId }: { id: string; rescreeningId: string },
  { recommendation, subjectKey }: { recommendation: Recommendation; subjectKey: string },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `with former as (
       insert into recommendations_redecided (recommendation_id, rescreening_id, former_body)
       select id, $2, body from recommendations r where id = $1 and not exists (
         select from recommendations where institution_id = r.institution_id and subject_key = $4 and state = 'open' and id <> $1
       )
       returning recommendation_id
     )
     update recommendations set body = $3, subject_key = $4, layer = $5, severity = $6
     where id in (select recommendation_id from former)`,
    [id, rescreeningId, recommendation, subjectKey, recommendation.layer, recommendation.severity],
  );
  return rowCount === 1;
}
