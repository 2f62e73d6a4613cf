import type { Holder } from '../batches/holder.ts';
import { comparableNames, type ComparableName } from './comparable-name.ts';
import { findCompanyCandidates, findPersonCandidates, type MatchIndex } from './candidates.ts';
import type { Evidence } from './evidence.ts';
import type { Party } from './features.ts';
import { identifierKey, identifiersOf, isDecisive } from './identifiers.ts';
import { findIndicators } from './indicators.ts';
import { compareNames, nameWorth, scoreMatch, type Claim, type Match } from './match.ts';

/** Changes with every change that may change a decision; recorded with every screening. */
export const MATCHER_VERSION = '1.0.0';

/**
 * `unscreenable` is a holder whose name comes to nothing when it is made fit for comparison (`???`), and who has no
 * identifier that decides: we looked and could not see, which is neither a match nor clear.
 */
export type Outcome = 'clear' | 'possible' | 'match' | 'unscreenable';

/** One holder compared with one set of list versions. */
export type Screening = {
  readonly outcome: Outcome;
  /** The hits, best first; empty unless the outcome is `possible` or `match`. */
  readonly matches: readonly Match[];
  /** What came near and was let go, with the reasons: the nearest few, best first. */
  readonly cleared: readonly Match[];
  /** What is worth knowing and never a match by itself: a `.kp` address, a +850 number. */
  readonly indicators: readonly Evidence[];
};

/** The lines between the outcomes: a match at or above `possibleScore` is a hit, at or above `matchScore` a match. */
export type Configuration = { readonly possibleScore: number; readonly matchScore: number };

export const DEFAULT_CONFIGURATION: Configuration = { possibleScore: 0.7, matchScore: 0.9 };

/** A name must be worth this much by itself before anything else is asked: nothing below can reach the lowest line allowed. */
const CLAIM_MIN = 0.5;

/** So many near misses are kept with a screening, no more: they explain, they are not acted on. */
const CLEARED_MAX = 5;

/** Screens one holder. Pure: the same index, holder and configuration give the same answer for ever. */
export function screenHolder(index: MatchIndex, holder: Holder, configuration: Configuration): Screening {
  const names = namesOf(holder);
  const matches = findClaims(index, holder, names)
    .map((claim) => scoreMatch(index, holder, names, claim))
    .sort((a, b) => b.score - a.score || (a.designationId < b.designationId ? -1 : 1));
  const hits = matches.filter((it) => it.score >= configuration.possibleScore);
  return {
    outcome: outcomeOf(names, hits, configuration),
    matches: hits,
    cleared: matches.slice(hits.length, hits.length + CLEARED_MAX),
    indicators: findIndicators(holder),
  };
}

function outcomeOf(names: readonly ComparableName[], hits: readonly Match[], { matchScore }: Configuration): Outcome {
  const [best] = hits;
  if (best) return best.score >= matchScore ? 'match' : 'possible';
  return names.length === 0 ? 'unscreenable' : 'clear';
}

/** The holder's names that come to something: the name, the native name and all others, former ones included. */
function namesOf(party: Party): readonly ComparableName[] {
  const written = [
    party.name,
    ...(party.nativeName === undefined ? [] : [party.nativeName]),
    ...(party.otherNames ?? []),
  ];
  return written.flatMap((it) => comparableNames(it, party.kind));
}

/** Every designation that a shared number or a close name raises, once, with the best of both. */
function findClaims(index: MatchIndex, party: Party, names: readonly ComparableName[]): readonly Claim[] {
  const claims = new Map<string, Claim>();
  for (const ours of identifiersOf(party)) {
    if (!isDecisive(ours)) continue;
    for (const { designation, identifier } of index.identifiers.get(identifierKey(ours)) ?? []) {
      const claim = claims.get(designation.id) ?? { designation, identifiers: [] };
      claims.set(designation.id, { ...claim, identifiers: [...claim.identifiers, { ours, theirs: identifier }] });
    }
  }
  for (const ours of names) {
    const candidates = ours.company.length > 0 ? findCompanyCandidates(index, ours) : findPersonCandidates(index, ours);
    for (const listed of candidates) {
      const comparison = compareNames(ours, listed);
      const worth = nameWorth(party, listed, comparison);
      const claim = claims.get(listed.designation.id) ?? { designation: listed.designation, identifiers: [] };
      const known = claim.name ? nameWorth(party, claim.name.listed, claim.name.comparison) : CLAIM_MIN;
      if (worth > known) claims.set(listed.designation.id, { ...claim, name: { ours, listed, comparison } });
    }
  }
  return [...claims.values()];
}
