import type { RelatedParty } from '../batches/holder.ts';
import type { Match } from './match.ts';

/** A finding about a party to the account, told as such: it is not the holder who agrees with the designation. */
export function asRelatedPartyMatch(match: Match, party: RelatedParty): Match {
  const share = party.ownershipPercent === undefined ? '' : ` with ${party.ownershipPercent} percent`;
  const evidence = {
    feature: 'relatedParty' as const,
    supports: true,
    weight: 0,
    holderValue: party.name,
    listValue: match.matchedName,
    sentence: `This is about "${party.name}", ${ROLES[party.role]} of the holder${share}, beside the listed "${match.matchedName}".`,
  };
  return { ...match, evidence: [evidence, ...match.evidence] };
}

const ROLES: Readonly<Record<RelatedParty['role'], string>> = {
  jointHolder: 'joint holder',
  beneficialOwner: 'beneficial owner',
  owner: 'owner',
  director: 'director',
  signatory: 'signatory',
  powerOfAttorney: 'holder of a power of attorney',
  partner: 'partner',
  parentCompany: 'parent company',
  other: 'a party to the account',
};
