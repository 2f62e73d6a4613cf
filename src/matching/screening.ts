import type { Holder } from '../batches/holder.ts';
import type { MatchIndex } from './candidates.ts';
import { comparableNamesOf, findClaims, namesOf } from './claims.ts';
import type { NameWords } from './comparable-name.ts';
import type { Configuration } from './configuration.ts';
import type { Evidence } from './evidence.ts';
import type { Party } from './features.ts';
import { findIndicators } from './indicators.ts';
import { scoreMatch, type Match } from './match.ts';
import { asRelatedPartyMatch } from './related-parties.ts';

export { DEFAULT_CONFIGURATION, type Configuration } from './configuration.ts';

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

/** So many near misses are kept with a screening, no more: they explain, they are not acted on. */
const CLEARED_MAX = 5;

/** Screens one holder. Pure: the same index, holder and configuration give the same answer for ever. */
export function screenHolder(index: MatchIndex, holder: Holder, configuration: Configuration): Screening {
  const names = namesOf(holder);
  const matches = mergeMatches(findMatches(index, holder, names), relatedMatches(index, holder));
  const hits = matches.filter((it) => it.score >= configuration.possibleScore);
  return {
    outcome: outcomeOf(hits, configuration) ?? (isReadable(holder, names) ? 'clear' : 'unscreenable'),
    matches: hits,
    cleared: matches.length === hits.length ? NO_MATCHES : matches.slice(hits.length, hits.length + CLEARED_MAX),
    indicators: findIndicators(holder),
  };
}

function outcomeOf([best]: readonly Match[], { matchScore }: Configuration): Outcome | undefined {
  if (!best) return undefined;
  return best.score >= matchScore ? 'match' : 'possible';
}

/** False where the holder or a party to the account has a name that comes to nothing: whoever that is, nobody looked at him. */
function isReadable({ relatedParties }: Holder, names: readonly NameWords[]): boolean {
  return names.length > 0 && (relatedParties === undefined || relatedParties.every((it) => namesOf(it).length > 0));
}

/** Everything that a shared number or a close name raises. */
function findMatches(index: MatchIndex, party: Party, names: readonly NameWords[]): readonly Match[] {
  const claims = findClaims(index, party, names);
  if (claims.length === 0) return NO_MATCHES;
  const comparable = comparableNamesOf(names);
  return claims.map((claim) => scoreMatch(index, party, comparable, claim));
}

const NO_MATCHES: readonly Match[] = [];

function relatedMatches(index: MatchIndex, { relatedParties }: Holder): readonly Match[] {
  if (relatedParties === undefined) return NO_MATCHES;
  return relatedParties.flatMap((party) =>
    findMatches(index, party, namesOf(party)).map((it) => asRelatedPartyMatch(it, party)),
  );
}

/** One match for each designation, the best first; where holder and related party come equally close, the holder's own. */
function mergeMatches(own: readonly Match[], related: readonly Match[]): readonly Match[] {
  if (own.length + related.length < 2) return own.length > 0 ? own : related;
  const best = new Map<string, Match>();
  for (const match of [...own, ...related]) {
    if (match.score > (best.get(match.designationId)?.score ?? -1)) best.set(match.designationId, match);
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.designationId < b.designationId ? -1 : 1));
}
