import { z } from 'zod';
import type { Match } from '../matching/match.ts';
import type { ScreeningAnswer } from '../store/screening-answers.ts';
import { recommendationInFull } from './recommendation-answer.ts';

export const outcome = z.enum(['clear', 'possible', 'match', 'unscreenable']);

const evidence = z
  .strictObject({
    feature: z.string().describe('What was compared: identifier, name, birthDate ...'),
    supports: z.boolean().describe('Whether it speaks for the two being the same, or against.'),
    weight: z.number().describe('What it added to the score, or took from it.'),
    holderValue: z.string().describe('As the institution wrote it.'),
    listValue: z.string().describe('As the authority published it.'),
    sentence: z.string(),
  })
  .meta({ id: 'Evidence' });

const match = z
  .strictObject({
    designationId: z.string(),
    score: z.number().min(0).max(1),
    name: z.string().describe('The primary name on the list.'),
    matchedName: z.string().describe('The listed name or alias that came closest.'),
    evidence: z.array(evidence),
  })
  .meta({ id: 'Match' });

/** One holder compared with one set of list versions. */
export const screeningAnswer = z
  .strictObject({
    screeningId: z.uuid(),
    line: z.int(),
    customerRef: z.string(),
    outcome,
    matches: z.array(match).describe('The hits, best first.'),
    cleared: z.array(match).describe('What came near and was let go, with the reasons for and against.'),
    indicators: z.array(evidence).describe('Worth knowing, and never a match by itself.'),
    recommendationId: z.uuid().optional().describe('What it led to, which may have been recommended before.'),
    screenedAt: z.iso.datetime(),
    matcherVersion: z.string(),
    configuration: z.strictObject({ possibleScore: z.number(), matchScore: z.number() }),
    listVersions: z.array(z.strictObject({ id: z.uuid(), authority: z.string(), datedOn: z.iso.date() })),
  })
  .meta({ id: 'Screening' });

/** What is answered about one holder who is screened at once. */
export const singleScreening = z
  .strictObject({
    batchId: z.uuid(),
    screening: screeningAnswer,
    recommendation: recommendationInFull.optional(),
  })
  .meta({ id: 'SingleScreening' });

export function toScreeningAnswer(screening: ScreeningAnswer): z.infer<typeof screeningAnswer> {
  const { id, recommendationId, screenedAt, matches, cleared, indicators, listVersions, ...rest } = screening;
  return {
    screeningId: id,
    ...rest,
    matches: matches.map(copyOf),
    cleared: cleared.map(copyOf),
    indicators: indicators.map((it) => ({ ...it })),
    ...(recommendationId === undefined ? {} : { recommendationId }),
    screenedAt: screenedAt.toISOString(),
    listVersions: listVersions.map((it) => ({ ...it })),
  };
}

function copyOf(found: Match): z.infer<typeof match> {
  return { ...found, evidence: found.evidence.map((it) => ({ ...it })) };
}
