import type { Institution } from '../batches/institution.ts';

/** The layer of "DPRK-linked" that a recommendation rests on: each has its own lawful action (docs/decision-table.md). */
export type Layer = 'designation' | 'determination' | 'status';

/**
 * The verb, with the only funds instruction and the only layers that it may carry. No value of this type
 * tells a bank to pay out what must stay frozen, nor to close the account of a designated person.
 */
export type Instruction =
  | { readonly action: 'freeze-and-report'; readonly fundsInstruction: 'hold-do-not-release'; readonly layer: Layer }
  | { readonly action: 'precautionary-hold'; readonly fundsInstruction: 'hold-do-not-release'; readonly layer: Layer }
  | {
      readonly action: 'close';
      readonly fundsInstruction: 'pay-out-after-no-objection';
      readonly layer: Exclude<Layer, 'designation'>;
    }
  | { readonly action: 'review'; readonly fundsInstruction: 'none'; readonly layer: Layer };
export type Action = Instruction['action'];

type Conduct = {
  readonly actWithinHours: number;
  readonly respondWithinHours: number;
  readonly notes: readonly string[];
};

const TELL_NOBODY_BEFOREHAND = 'Apply this before anybody tells the holder, and give no notice of it beforehand.';
const DO_NOT_DISCLOSE =
  'Disclose neither this recommendation nor any report to the financial intelligence unit to the holder or to third parties.';
const KEEP_RECORDS = 'Keep the records of what was found, decided and done for as long as national law demands.';

/** What each action asks for and by when. The hours run by the clock, not by the working day: funds move at night too. */
export const ACTIONS: Readonly<Record<Action, Conduct>> = {
  'freeze-and-report': {
    // FATF, glossary: "without delay" is ideally within a matter of hours of the designation [C].
    actWithinHours: 4,
    // The strictest practice seen asks for the report within 24 hours; so does Cambodia's for suspicious transactions [V].
    respondWithinHours: 24,
    notes: [
      TELL_NOBODY_BEFOREHAND,
      DO_NOT_DISCLOSE,
      'Do not close the accounts and do not pay out, set off, transfer or debit fees, except as a competent authority allows.',
      'Interest and incoming payments may be credited, if they stay frozen with the rest.',
      'Freeze joint accounts whole, and every other fund or asset held for this customer, directly or indirectly.',
      'Report what is frozen, with amounts, and every attempted transaction to the competent authority.',
      'Once frozen, the holder may be told how to apply for an exemption (resolution 1718, paragraph 9) and for de-listing (Focal Point, resolution 1730).',
      KEEP_RECORDS,
    ],
  },
  'precautionary-hold': {
    // Shorter than a freeze, for nothing need be decided before funds are held, and they could leave meanwhile.
    actWithinHours: 2,
    // A namesake may be waiting for wages: one day to compare documents that the institution has in its files.
    respondWithinHours: 24,
    notes: [
      TELL_NOBODY_BEFOREHAND,
      DO_NOT_DISCLOSE,
      "Compare the holder's documents with the list entry: birth date, document numbers, register number, BIC, addresses.",
      'If it is the same, freeze and report. If it is not, release the hold at once and answer which identifier decided.',
      KEEP_RECORDS,
    ],
  },
  close: {
    // Thirty days leave room for the no-objection, creditors and local owners; resolution 2375 itself gave 120 in 2017.
    actWithinHours: 30 * 24,
    // The day after the last day to act: the answer says how it ended.
    respondWithinHours: 31 * 24,
    notes: [
      'Ask the financial intelligence unit or the competent authority for its no-objection, and pay nothing out before you have it.',
      'Settle first whether any other hit of the same screening, on a list that binds you, is true; if it is, freeze instead.',
      'Freeze any part that a designated person owns or controls; it does not go out with the rest.',
      'Pay creditors and local owners; pay nothing to a DPRK party without the authority.',
      DO_NOT_DISCLOSE,
      KEEP_RECORDS,
    ],
  },
  review: {
    // Two days: long enough to ask the branch for a document, short enough while the funds can still move.
    actWithinHours: 48,
    // One more to write the answer down, with the identifier that decided.
    respondWithinHours: 72,
    notes: [
      'Leave the account as it is until a person has compared the evidence; do not refuse or close it on a name.',
      'If documents confirm the hit on a list that binds you, freeze first and answer then.',
      'If they do not, answer that it is a false positive, and which identifier decided.',
      DO_NOT_DISCLOSE,
    ],
  },
};

/** Where and how fast a freeze is reported, by country of the institution. */
const REPORTING: Readonly<Record<string, string>> = {
  KH: 'Report to CAFIU; a suspicious transaction report is due within 24 hours of the compliance officer’s determination.', // [V]
  US: 'Report blocked property to OFAC within 10 business days (31 CFR 501.603), hold it in an interest-bearing account, and keep the records for 10 years.', // [V]
  GB: 'Report to OFSI.', // [K]
};

/** What to mind while acting, the reporting duty of the institution's own country included. */
export function notesFor(action: Action, institution: Institution): readonly string[] {
  const reporting = REPORTING[institution.country];
  const holdsFunds = action === 'freeze-and-report' || action === 'precautionary-hold';
  return holdsFunds && reporting !== undefined ? [...ACTIONS[action].notes, reporting] : ACTIONS[action].notes;
}
