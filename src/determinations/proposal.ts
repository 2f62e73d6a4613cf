/**
 * The four eyes. Nothing is in force because somebody proposed it: a second supervisor confirms each change, and the
 * one way to a Confirmation leads through `confirm`, which refuses the proposer.
 */
import { InputError } from '../errors.ts';
import type { Change, DecisionNumber } from './entry.ts';

/** The supervisor who proposed, confirmed or rejected. */
export type By = { readonly id: string; readonly displayName: string };

/** A decision with its meeting, as a determination cites it. */
export type CitedDecision = DecisionNumber & {
  readonly id: string;
  readonly meetingId: string;
  readonly heldOn: string;
  readonly text: string;
  readonly documentReference: string;
};

export type Ruling = {
  readonly ruling: 'confirmed' | 'rejected';
  readonly by: By;
  readonly at: Date;
  /** Always on a rejection. */
  readonly reason?: string;
  /** Of two rulings the later one has the greater. */
  readonly ordinal: number;
};

export type Proposal = {
  readonly id: string;
  readonly determinationId: string;
  readonly reference: string;
  readonly change: Change;
  readonly decision: CitedDecision;
  readonly by: By;
  readonly proposedAt: Date;
  /** Undefined while it waits for a second supervisor. */
  readonly ruling?: Ruling;
};

/** How a determination stands, by what was confirmed. */
export const STANDINGS = ['proposed', 'in-force', 'revoked', 'rejected'] as const;
export type Standing = (typeof STANDINGS)[number];

export function standingOf(history: readonly Proposal[]): Standing {
  if (isConfirmed(history, 'revocation')) return 'revoked';
  if (isConfirmed(history, 'entry')) return 'in-force';
  return history.some((it) => it.change.kind === 'entry' && it.ruling === undefined) ? 'proposed' : 'rejected';
}

function isConfirmed(history: readonly Proposal[], kind: Change['kind']): boolean {
  return history.some((it) => it.change.kind === kind && it.ruling?.ruling === 'confirmed');
}

/**
 * Refuses a change that could not be confirmed as things stand: a reference is entered once, and only what is in force
 * changes its status or is revoked. What was rejected may be proposed again.
 */
export function checkProposable({ kind }: Change, history: readonly Proposal[]): void {
  const standing = standingOf(history);
  if (kind === 'entry' ? standing !== 'rejected' : standing !== 'in-force') throw impossible(kind, standing);
}

declare const fourEyes: unique symbol;
/** Two different supervisors stand behind this. Only `confirm` makes one. */
export type Confirmation = {
  readonly proposalId: string;
  readonly proposedBy: string;
  readonly confirmedBy: string;
  readonly [fourEyes]: true;
};

/**
 * Confirms a proposal as a second supervisor. Refused to the proposer, for a proposal that has its ruling, for a change
 * that others have overtaken, and before the day from which it is to hold: what is confirmed is screened at once.
 */
export function confirm(
  proposal: Proposal,
  { history, by, today }: { history: readonly Proposal[]; by: string; today: string },
): Confirmation {
  const { id: proposalId, change } = proposal;
  checkWaits(proposal);
  if (proposal.by.id === by) {
    throw new InputError(
      'second_supervisor_needed',
      'You proposed this yourself: another supervisor must confirm it.',
      {
        status: 403,
      },
    );
  }
  const standing = standingOf(history);
  if (change.kind === 'entry' ? standing !== 'proposed' : standing !== 'in-force') {
    throw impossible(change.kind, standing);
  }
  const day = change.kind === 'entry' ? change.entry.effectiveOn : change.on;
  if (day > today) {
    throw new InputError('not_effective_yet', `It holds from ${day}: confirm it on that day or later.`, {
      status: 409,
    });
  }
  return { proposalId, proposedBy: proposal.by.id, confirmedBy: by } as Confirmation;
}

/** Refuses to rule twice on one proposal. */
export function checkWaits({ ruling }: Proposal): void {
  if (ruling === undefined) return;
  throw new InputError('already_ruled_on', `This proposal has been ${ruling.ruling} already.`, { status: 409 });
}

function impossible(kind: Change['kind'], standing: Standing): InputError {
  const message = kind === 'entry' ? ENTRY_IMPOSSIBLE[standing] : CHANGE_IMPOSSIBLE[standing];
  return new InputError(kind === 'entry' ? 'reference_taken' : 'not_in_force', message, { status: 409 });
}

const ENTRY_IMPOSSIBLE: Readonly<Record<Standing, string>> = {
  proposed: 'An entry under this reference waits for its confirmation already.',
  'in-force': 'This reference is in force already.',
  revoked: 'The determination of this reference was revoked. Give a new finding a new reference.',
  rejected: 'The entry under this reference was rejected.',
};

const CHANGE_IMPOSSIBLE: Readonly<Record<Standing, string>> = {
  proposed: 'This determination is not in force yet: its entry waits for a second supervisor.',
  'in-force': 'This determination is in force.',
  revoked: 'This determination was revoked.',
  rejected: 'This determination was never in force.',
};
