import type { Action, Instruction, Layer } from '../recommendations/actions.ts';
import type { Severity } from '../recommendations/grounds.ts';
import type { RecommendationIssuedMessage } from '../recommendations/recommendation-schema.ts';
import type { Queryable } from './database.ts';
import { toPage, type Page } from './page.ts';
import type { RecommendationState } from './recommendation-list.ts';

/** One recommendation as its institution sees it. */
export type RecommendationAnswer = {
  readonly id: string;
  readonly batchId: string;
  readonly screeningId: string;
  readonly customerRef: string;
  readonly action: Action;
  readonly fundsInstruction: Instruction['fundsInstruction'];
  readonly layer: Layer;
  readonly severity: Severity;
  readonly state: RecommendationState;
  readonly reason: string;
  readonly issuedAt: Date;
  readonly actBy: Date;
  readonly respondBy: Date;
};

/** `message` is what the webhook says, byte for byte, so that who polls learns no less than who listens. */
export type RecommendationInFull = RecommendationAnswer & { readonly message: RecommendationIssuedMessage };

export type RecommendationQuestion = {
  readonly institutionId: string;
  readonly action?: Action | undefined;
  readonly state?: RecommendationState | undefined;
  readonly batchId?: string | undefined;
};

type RecommendationRow = {
  id: string;
  batch_id: string;
  screening_id: string;
  customer_ref: string;
  action: Action;
  funds_instruction: Instruction['fundsInstruction'];
  layer: Layer;
  severity: Severity;
  state: RecommendationState;
  reason: string;
  issued_at: Date;
  act_by: Date;
  respond_by: Date;
};

const COLUMNS = `r.id, r.batch_id, r.screening_id, r.customer_ref, r.action, r.funds_instruction, r.layer, r.severity,
  r.state, r.body ->> 'reason' as reason, r.issued_at, r.act_by, r.respond_by`;

/** A page of an institution's own recommendations, the newest first. `before` is the id of the last one seen. */
export async function readRecommendationAnswers(
  database: Queryable,
  { institutionId, action, state, batchId }: RecommendationQuestion,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<Page<RecommendationAnswer>> {
  const { rows } = await database.query<RecommendationRow>(
    `select ${COLUMNS} from recommendations r
     where r.institution_id = $1
       and ($2::text is null or r.action = $2)
       and ($3::text is null or r.state = $3)
       and ($4::uuid is null or r.batch_id = $4)
       and ($5::uuid is null or r.id < $5)
     order by r.id desc
     limit $6`,
    [institutionId, action, state, batchId, before, limit + 1],
  );
  return toPage(rows.map(toAnswer), limit, (recommendation) => recommendation.id);
}

/** One recommendation; undefined also when it is another institution's. */
export async function findRecommendationInFull(
  database: Queryable,
  { institutionId, id }: { institutionId: string; id: string },
): Promise<RecommendationInFull | undefined> {
  const { rows } = await database.query<RecommendationRow & { message: RecommendationIssuedMessage }>(
    `select ${COLUMNS}, d.body::jsonb as message
     from recommendations r
     join deliveries d on d.recommendation_id = r.id and d.event = 'recommendation.issued'
     where r.id = $1 and r.institution_id = $2`,
    [id, institutionId],
  );
  return rows[0] && { ...toAnswer(rows[0]), message: rows[0].message };
}

function toAnswer(row: RecommendationRow): RecommendationAnswer {
  return {
    id: row.id,
    batchId: row.batch_id,
    screeningId: row.screening_id,
    customerRef: row.customer_ref,
    action: row.action,
    fundsInstruction: row.funds_instruction,
    layer: row.layer,
    severity: row.severity,
    state: row.state,
    reason: row.reason,
    issuedAt: row.issued_at,
    actBy: row.act_by,
    respondBy: row.respond_by,
  };
}
