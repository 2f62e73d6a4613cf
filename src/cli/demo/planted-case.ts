import type { Outcome } from '../../matching/screening.ts';
import type { Action } from '../../recommendations/actions.ts';
import type { NewHolder } from './ordinary-holders.ts';

/** One row of a demo book that was put there on purpose, with what must come of it and why. */
export type PlantedCase = {
  /** In a few words; no two cases share it. */
  readonly title: string;
  readonly book: BookName;
  readonly holder: NewHolder;
  readonly expected: Expected;
  readonly why: string;
};

/** The book of the bank that sends CSV, and that of the bank that sends NDJSON. */
export type BookName = 'csv' | 'ndjson';

export type Expected = {
  readonly outcome: Outcome;
  /** What the bank must be told to do; left out where it must be told nothing. */
  readonly action?: Action;
  /** The reference of the entry that the recommendation must name, where the case is about that. */
  readonly reference?: string;
};

/** A row that cannot be taken, with the field that must be complained of. */
export type BrokenRow = {
  readonly title: string;
  readonly book: BookName;
  /** The row as the bank would write it: a holder that breaks the schema, or a line that is no JSON at all. */
  readonly row: Readonly<Record<string, unknown>> | string;
  /** A JSON pointer into the row; empty for the row as a whole. */
  readonly pointer: string;
  readonly why: string;
};

export const CLEAR: Expected = { outcome: 'clear' };

/** The entry itself: funds are frozen. */
export function freeze(reference: string): Expected {
  return { outcome: 'match', action: 'freeze-and-report', reference };
}

/** A person must look; whether the machine was sure is part of the case. */
export function review(outcome: 'possible' | 'match', reference: string): Expected {
  return { outcome, action: 'review', reference };
}
