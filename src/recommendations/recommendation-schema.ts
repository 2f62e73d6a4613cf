import { z } from 'zod';
import { commonFields, messageListVersion, moment } from './message.ts';

const legalBasis = z
  .strictObject({
    instrument: z.string(),
    paragraph: z.string(),
    text: z.string(),
    jurisdiction: z.string().describe('ISO 3166-1 alpha-2, or UN, EU, FATF.'),
    url: z.url().optional(),
    mark: z
      .enum(['V', 'C', 'K'])
      .describe(
        'V: number and content verified. C: content verified. K: professional knowledge, check before quoting.',
      ),
  })
  .meta({ id: 'LegalBasis' });

const messageEvidence = z
  .strictObject({
    feature: z.string().describe('What was compared: identifier, name, birthDate ...'),
    holderValue: z.string().describe('As the institution wrote it.'),
    listValue: z.string().describe('As the authority published it.'),
    weight: z.number().min(-1).max(1).describe('What it added to the score or took from it.'),
    sentence: z.string(),
  })
  .meta({ id: 'MessageEvidence' });

const messageDesignation = z
  .strictObject({
    id: z.string(),
    listName: z.string(),
    listVersion: messageListVersion,
    reference: z.string().describe("The authority's permanent reference, for example KPi.033."),
    programmes: z.array(z.string()),
    name: z.string().describe('The primary name.'),
    listedOn: z.string().optional(),
    amendedOn: z.string().optional(),
    decision: z.string().optional().describe('The decision of a national determination.'),
    match: z.strictObject({
      score: z.number().min(0).max(1),
      matchedName: z.string(),
      matchedNameQuality: z.enum(['primary', 'strong', 'weak']),
      evidenceFor: z.array(messageEvidence),
      evidenceAgainst: z.array(messageEvidence),
    }),
  })
  .meta({ id: 'MessageDesignation' });

/** The webhook event `recommendation.issued`. */
export const recommendationIssuedMessage = z
  .strictObject({
    type: z.literal('recommendation.issued'),
    timestamp: moment,
    data: z.strictObject({
      ...commonFields,
      batchId: z.uuid(),
      screening: z.strictObject({
        id: z.uuid(),
        screenedAt: moment,
        matcherVersion: z.string(),
        configuration: z.strictObject({ possibleScore: z.number(), matchScore: z.number() }),
      }),
      subject: z.strictObject({
        role: z.literal('holder'),
        customerRef: z.string().describe("The institution's own reference."),
        accountRefs: z.array(z.string()),
      }),
      recommendation: z.strictObject({
        id: z.uuid(),
        action: z.enum(['freeze-and-report', 'precautionary-hold', 'close', 'review']),
        fundsInstruction: z.enum(['hold-do-not-release', 'pay-out-after-no-objection', 'none']),
        scope: z.literal('customer').describe('All accounts of the customer, those not named here included.'),
        layer: z.enum(['designation', 'determination', 'status']),
        ground: z.string().describe('The rule that it rests on, by a stable name.'),
        severity: z.enum(['critical', 'high', 'medium']),
        reason: z.string(),
        actBy: moment,
        respondBy: moment,
      }),
      legalBases: z.array(legalBasis).min(1),
      designations: z.array(messageDesignation).describe('The list entries that it rests on, the decisive one first.'),
      instructions: z.array(z.string()),
      links: z.strictObject({ recommendation: z.url(), batch: z.url() }),
      disclaimer: z.string(),
    }),
  })
  .meta({ id: 'RecommendationIssuedMessage' });

export type RecommendationIssuedMessage = z.infer<typeof recommendationIssuedMessage>;
export type MessageDesignation = z.infer<typeof messageDesignation>;
