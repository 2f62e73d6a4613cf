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
      fundsInstruction: z
        .enum(['release', 'hold-do-not-release', 'none'])
        .describe(
          'What becomes of funds that were held: `release` is the instruction to unfreeze; `hold-do-not-release` means that they are held on another ground; `none` where nothing was held.',
        ),
      because: z.string().describe('Why it no longer stands, and what to do instead.'),
      instructions: z.array(z.string()).describe('What to do now, in the order in which to do it.'),
      links: z.strictObject({ recommendation: z.url() }),
    }),
  })
  .meta({ id: 'RecommendationWithdrawnMessage' });

export type RecommendationWithdrawnMessage = z.infer<typeof recommendationWithdrawnMessage>;

/** What becomes of the funds when a recommendation is taken back. */
export type FundsAfterwards = RecommendationWithdrawnMessage['data']['fundsInstruction'];

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
  readonly fundsInstruction: FundsAfterwards;
  readonly because: string;
  readonly link: string;
};

/** The message that tells an institution not to follow an earlier recommendation any more. */
export function recommendationWithdrawn(withdrawal: Withdrawal): RecommendationWithdrawnMessage {
  const { institution, recommendation, withdrawnAt, fundsInstruction, because, link } = withdrawal;
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
      fundsInstruction,
      because,
      instructions: [...INSTRUCTIONS[fundsInstruction]],
      links: { recommendation: link },
    },
  };
}

/** FATF Recommendation 7 (c.7.4): who is delisted gets his funds back promptly, and the institution is told so. */
const INSTRUCTIONS: Readonly<Record<FundsAfterwards, readonly string[]>> = {
  release: [
    'Unfreeze: lift every hold that you set because of this recommendation, and give the customer access again, without delay.',
    'Keep holding what another order, list or authority holds.',
    'Report to the competent authority what you released and when.',
  ],
  'hold-do-not-release': ['Keep holding the funds: another recommendation about this customer says so.'],
  none: ['Take no further step because of this recommendation.'],
};
