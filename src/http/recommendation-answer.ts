import { z } from 'zod';
import { recommendationIssuedMessage } from '../recommendations/recommendation-schema.ts';
import type { RecommendationAnswer, RecommendationInFull } from '../store/recommendation-answers.ts';

export const action = z.enum(['freeze-and-report', 'precautionary-hold', 'close', 'deregister', 'review']);
export const recommendationState = z.enum(['open', 'answered', 'withdrawn']);

const fields = {
  recommendationId: z.uuid(),
  batchId: z.uuid(),
  screeningId: z.uuid(),
  customerRef: z.string(),
  action,
  fundsInstruction: z.enum(['hold-do-not-release', 'pay-out-after-no-objection', 'none']),
  layer: z.enum(['designation', 'determination', 'status']),
  severity: z.enum(['critical', 'high', 'medium']),
  state: recommendationState,
  reason: z.string(),
  issuedAt: z.iso.datetime(),
  actBy: z.iso.datetime(),
  respondBy: z.iso.datetime(),
};

export const recommendationAnswer = z.strictObject(fields).meta({ id: 'Recommendation' });

export const recommendationInFull = z
  .strictObject({
    ...fields,
    message: recommendationIssuedMessage.describe('What the webhook says, with evidence and legal bases.'),
  })
  .meta({ id: 'RecommendationInFull' });

export function toRecommendationAnswer(recommendation: RecommendationAnswer): z.infer<typeof recommendationAnswer> {
  const { id, issuedAt, actBy, respondBy, ...rest } = recommendation;
  return {
    recommendationId: id,
    ...rest,
    issuedAt: issuedAt.toISOString(),
    actBy: actBy.toISOString(),
    respondBy: respondBy.toISOString(),
  };
}

export function toRecommendationInFull(recommendation: RecommendationInFull): z.infer<typeof recommendationInFull> {
  const { message, ...answer } = recommendation;
  return { ...toRecommendationAnswer(answer), message };
}
