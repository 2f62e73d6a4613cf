import assert from 'node:assert/strict';
import type { Holder } from '../batches/holder.ts';
import type { Institution } from '../batches/institution.ts';
import type { Designation } from '../designations/designation.ts';
import type { Evidence } from '../matching/evidence.ts';
import type { Match } from '../matching/match.ts';
import type { Configuration } from '../matching/screening.ts';
import { dueTimes } from './act-by.ts';
import { listNameOf } from './binding.ts';
import { CONFIDENTIALITY, MESSAGE_VERSION, toMessageListVersion, type ListVersionStamp } from './message.ts';
import type { MessageDesignation, RecommendationIssuedMessage } from './recommendation-schema.ts';
import type { Recommendation } from './recommendation.ts';

const DISCLAIMER =
  'This is a recommendation, not an order and not legal advice. The institution and the competent authority decide.';

/** A recommendation with everything that a message says around it. */
export type IssuedRecommendation = {
  readonly id: string;
  readonly issuedAt: Date;
  readonly recommendation: Recommendation;
  readonly holder: Holder;
  readonly institution: Institution;
  readonly batchId: string;
  readonly screening: {
    readonly id: string;
    readonly screenedAt: Date;
    readonly matcherVersion: string;
    readonly configuration: Configuration;
  };
  readonly designationOf: (designationId: string) => Designation | undefined;
  readonly versionOf: (designation: Designation) => ListVersionStamp | undefined;
  readonly links: { readonly recommendation: string; readonly batch: string };
};

/**
 * The message that tells an institution of one recommendation. Of the holder it holds the institution's own
 * references and the values that were compared, and nothing else.
 */
export function recommendationIssued(issued: IssuedRecommendation): RecommendationIssuedMessage {
  const { id, issuedAt, recommendation, holder, institution, batchId, screening, links } = issued;
  const { action, fundsInstruction, scope, layer, ground, severity, reason } = recommendation;
  const { actBy, respondBy } = dueTimes(recommendation, issuedAt);
  return {
    type: 'recommendation.issued',
    timestamp: issuedAt.toISOString(),
    data: {
      version: MESSAGE_VERSION,
      confidentiality: CONFIDENTIALITY,
      institution: { id: institution.id, name: institution.name },
      batchId,
      screening: {
        id: screening.id,
        screenedAt: screening.screenedAt.toISOString(),
        matcherVersion: screening.matcherVersion,
        configuration: { ...screening.configuration },
      },
      subject: {
        role: 'holder',
        customerRef: holder.customerRef,
        accountRefs: (holder.accounts ?? []).map((account) => account.accountRef),
      },
      recommendation: {
        id,
        action,
        fundsInstruction,
        scope,
        layer,
        ground,
        severity,
        reason,
        actBy: actBy.toISOString(),
        respondBy: respondBy.toISOString(),
      },
      legalBases: recommendation.legalBases.map((basis) => ({ ...basis })),
      designations: recommendation.matches.map((match) => designationEvidence(issued, match)),
      instructions: [...recommendation.notes],
      links: { ...links },
      disclaimer: DISCLAIMER,
    },
  };
}

function designationEvidence(
  { designationOf, versionOf }: IssuedRecommendation,
  { designationId, score, matchedName, evidence }: Match,
): MessageDesignation {
  const designation = designationOf(designationId);
  assert(designation, `the recommendation names ${designationId}, which is in none of its list versions`);
  const listVersion = versionOf(designation);
  assert(listVersion, `${designationId} was screened against, so the version of its list is known`);
  const { reference, programmes, name, listedOn, amendedOn, determination } = designation;
  return {
    id: designationId,
    listName: listNameOf(designation),
    listVersion: toMessageListVersion(listVersion),
    reference,
    programmes: [...programmes],
    name,
    ...(listedOn !== undefined && { listedOn }),
    ...(amendedOn !== undefined && { amendedOn }),
    ...(determination !== undefined && { decision: determination.decision }),
    match: {
      score,
      matchedName,
      matchedNameQuality: qualityOf(matchedName, designation),
      evidenceFor: evidence.filter((it) => it.supports).map(toMessageEvidence),
      evidenceAgainst: evidence.filter((it) => !it.supports).map(toMessageEvidence),
    },
  };
}

function qualityOf(matchedName: string, { name, aliases }: Designation): 'primary' | 'strong' | 'weak' {
  if (matchedName === name) return 'primary';
  return aliases.find((alias) => alias.name === matchedName)?.strength ?? 'strong';
}

function toMessageEvidence({ feature, holderValue, listValue, weight, sentence }: Evidence) {
  return { feature, holderValue, listValue, weight, sentence };
}
