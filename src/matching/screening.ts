import type { Holder } from '../batches/holder.ts';
import type { Evidence } from './evidence.ts';
import type { MatchIndex } from './candidates.ts';
import type { Match } from './match.ts';

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
  /** What is worth knowing and never a match by itself: a `.kp` address, a +850 number. */
  readonly indicators: readonly Evidence[];
};

/** The lines between the outcomes: a match at or above `possibleScore` is a hit, at or above `matchScore` a match. */
export type Configuration = { readonly possibleScore: number; readonly matchScore: number };

export const DEFAULT_CONFIGURATION: Configuration = { possibleScore: 0.7, matchScore: 0.9 };

/** Screens one holder. Pure: the same index, holder and configuration give the same answer for ever. */
export declare function screenHolder(index: MatchIndex, holder: Holder, configuration: Configuration): Screening;
