import { z } from 'zod';
import type { Institution } from '../batches/institution.ts';
import type { Action } from './actions.ts';
import { commonFields, CONFIDENTIALITY, MESSAGE_VERSION, moment } from './message.ts';

/** The webhook event `recommendation.withdrawn`. */
export const recommendationWithdrawnMessage = z
  .strictObject({
    type: z.literal('recommendation.withdrawn'),
    timestamp: moment,
    data: z.strictObject({
      ...commonFields,
      batchId: z.uuid().describe('The batch for which it had been issued.'),
      subject: z.strictObject({ role: z.literal('holder'), customerRef: z.string() }),
      recommendation: z.strictObject({ id: z.uuid(), action: z.string() }),
      because: z.string().describe('Why it no longer stands, and what to do instead.'),
      links: z.strictObject({ recommendation: z.url() }),
    }),
  })
  .meta({ id: 'RecommendationWithdrawnMessage' });

export type RecommendationWithdrawnMessage = z.infer<typeof recommendationWithdrawnMessage>;

/** A recommendation that was taken back. */
export type Withdrawal = {
  readonly institution: Institution;
  readonly recommendation: {
    readonly id: string;
    readonly action: Action;
    readonly customerRef: string;
    readonly batchId: string;
  };
  readonly withdrawnAt: Date;
  readonly because: string;
  readonly link: string;
};

/** The message that tells an institution not to follow an earlier recommendation any more. */
export function recommendationWithdrawn(withdrawal: Withdrawal): RecommendationWithdrawnMessage {
  const { institution, recommendation, withdrawnAt, because, link } = withdrawal;
  return {
    type: 'recommendation.withdrawn',
    timestamp: withdrawnAt.toISOString(),
    data: {
      version: MESSAGE_VERSION,
      confidentiality: CONFIDENTIALITY,
      institution: { id: institution.id, name: institution.name },
      batchId: recommendation.batchId,
      subject: { role: 'holder', customerRef: recommendation.customerRef },
      recommendation: { id: recommendation.id, action: recommendation.action },
      because,
      links: { recommendation: link },
    },
  };
}
