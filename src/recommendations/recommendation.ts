import type { Match } from '../matching/match.ts';

/**
 * What we tell an institution to do about one holder (domain.md 3). Which funds instruction an action may carry is part of the
 * type: no value of this type tells a bank to pay out what must stay frozen.
 */
export type Instruction =
  | { readonly action: 'freeze-and-report'; readonly fundsInstruction: 'hold-do-not-release' }
  | { readonly action: 'precautionary-hold'; readonly fundsInstruction: 'hold-do-not-release' }
  | { readonly action: 'close'; readonly fundsInstruction: 'pay-out-after-no-objection' }
  | { readonly action: 'review'; readonly fundsInstruction: 'none' };
export type Action = Instruction['action'];

export type LegalBasis = {
  readonly instrument: string;
  readonly paragraph: string;
  readonly text: string;
  readonly jurisdiction: string;
  readonly url?: string;
  /** V: number and content seen. C: content seen, number not beside it. K: professional knowledge, check before quoting. */
  readonly mark: 'V' | 'C' | 'K';
};

/** The layer of "DPRK-linked" that the recommendation rests on. */
export type Layer = 'designation' | 'determination' | 'status';

export type Recommendation = Instruction & {
  readonly layer: Layer;
  readonly scope: 'customer';
  readonly severity: 'critical' | 'high' | 'medium';
  /** One sentence for the back office. */
  readonly reason: string;
  readonly legalBases: readonly LegalBasis[];
  /** The hits it rests on, the decisive one first. */
  readonly matches: readonly Match[];
  /** What to mind while acting: tell nobody before it is applied, file with the FIU, ... */
  readonly notes: readonly string[];
  /** Whole hours from the moment of issue. */
  readonly actWithinHours: number;
  readonly respondWithinHours: number;
};
