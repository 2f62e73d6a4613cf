import { compareCompanyNames } from './company-names.ts';
import type { ComparableName } from './comparable-name.ts';
import type { Party } from './features.ts';
import type { ListedName } from './listed-names.ts';
import { APART, type NameComparison } from './name-comparison.ts';
import { comparePersonNames } from './person-names.ts';
import { CLAIMS } from './weights.ts';

/** What the name claim alone is worth. */
export function nameWorth(holder: Party, listed: ListedName, comparison: NameComparison): number {
  return nameClaim(holder, listed, comparison) * comparison.similarity;
}

/** Compares a holder's name with a listed one in the manner of the listed one. */
export function compareNames(ours: ComparableName, listed: ListedName): NameComparison {
  const { kind } = listed.designation;
  if (kind === 'person') return comparePersonNames(ours, listed.name);
  if (listed.isAcronym) return isAlone(ours, listed.name) ? SAME : APART;
  const comparison = compareCompanyNames(ours, listed.name);
  return kind === 'entity' || comparison.similarity >= VESSEL_NAME_MIN ? comparison : APART;
}

/** Ships are called Gold Star and Orion: less than the whole name says nothing about who owns an account. */
const VESSEL_NAME_MIN = 0.98;

const SAME: NameComparison = { similarity: 1, differences: [], isCertain: false, isMistyped: false };

function isAlone({ company }: ComparableName, acronym: ComparableName): boolean {
  return company.length === 1 && company[0]!.text === acronym.company[0]?.text;
}

function nameClaim(holder: Party, listed: ListedName, comparison: NameComparison): number {
  const { kind } = listed.designation;
  if ((kind === 'person') !== (holder.kind === 'person')) return CLAIMS.kindsDiffer;
  if (kind === 'person') return CLAIMS.personName;
  if (kind === 'vessel' || kind === 'aircraft') return CLAIMS.vesselName;
  if (listed.isAcronym) return CLAIMS.acronym;
  if (!comparison.isCertain) return CLAIMS.genericCompanyName;
  return comparison.isMistyped ? CLAIMS.mistypedCompanyName : CLAIMS.companyName;
}
