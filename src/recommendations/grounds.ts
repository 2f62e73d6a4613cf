import assert from 'node:assert/strict';
import type { Designation } from '../designations/designation.ts';
import type { Match } from '../matching/match.ts';
import type { Action } from './actions.ts';
import { listNameOf } from './binding.ts';
import type { Corroboration } from './corroboration.ts';
import type { LegalBasisCode } from './legal-bases.ts';

export type Severity = 'critical' | 'high' | 'medium';

/** The rules that a recommendation may rest on. */
export type Ground =
  | 'designated'
  | 'designated-by-name'
  | 'determined'
  | 'determined-by-name'
  | 'determined-by-number'
  | 'list-not-binding'
  | 'related-party'
  | 'possible'
  | 'already-frozen'
  | 'mission'
  | 'refugee'
  | 'name-unreadable';

/** One hit with the rule that it falls under. */
export type Finding = {
  readonly match: Match;
  readonly designation: Designation;
  readonly corroboration: readonly Corroboration[];
  readonly ground: Ground;
};

type Rule = {
  readonly action: Action;
  readonly severity: Severity;
  /** What is cited besides the law of the list itself. */
  readonly bases: readonly LegalBasisCode[];
  /** Given the decisive hit; undefined where there is none. It quotes the list, never the holder. */
  readonly sentence: (finding: Finding | undefined) => string;
};

/** The rows of docs/decision-table.md, as far as it rests on hits. The letter of its row stands above each rule. */
export const GROUNDS: Readonly<Record<Ground, Rule>> = {
  // A, and L on a list that binds.
  designated: {
    action: 'freeze-and-report',
    severity: 'critical',
    bases: ['fatf-7-2'],
    sentence: (it) =>
      `The holder agrees with ${entry(it)} in ${agreement(it)}, and that list binds this institution: freeze everything held, without prior notice, and report.`,
  },
  // A, not yet confirmed: the first of the two messages that reconcile "without delay" with "confirm first".
  'designated-by-name': {
    action: 'precautionary-hold',
    severity: 'critical',
    bases: ['fatf-7-2', 'fatf-7-4'],
    sentence: (it) =>
      `The name agrees with ${entry(it)}, and that list binds this institution, but nothing other than a name confirms it: hold the funds at once, confirm who the holder is, and freeze if it is the same.`,
  },
  // I
  determined: {
    action: 'close',
    severity: 'high',
    bases: ['un-2375-18'],
    sentence: (it) =>
      `The holder has the name and the registered number of ${entry(it)}, which a national decision found linked to the DPRK: wind the relationship down, and pay out only after the authority's no-objection.`,
  },
  'determined-by-name': {
    action: 'review',
    severity: 'medium',
    bases: ['un-2375-18', 'fatf-10'],
    sentence: (it) =>
      `Only names agree with ${entry(it)}, and no account is closed on a name alone: compare the registered numbers.`,
  },
  'determined-by-number': {
    action: 'review',
    severity: 'high',
    bases: ['un-2375-18', 'fatf-10'],
    sentence: (it) =>
      `The holder has the registered number of ${entry(it)} under another name: find out in the register whether it was renamed.`,
  },
  // L on a list that does not bind.
  'list-not-binding': {
    action: 'review',
    severity: 'medium',
    bases: ['fatf-1', 'fatf-10'],
    sentence: (it) =>
      `The holder agrees with ${entry(it)}, a list that does not bind this institution: review the relationship by its risk.`,
  },
  // B before its control test: whose funds these are is for a person to establish.
  'related-party': {
    action: 'review',
    severity: 'high',
    bases: ['fatf-7-2', 'fatf-10'],
    sentence: (it) =>
      `A party related to the holder agrees with ${entry(it)}: establish whether it owns or controls the holder, or acts for it.`,
  },
  possible: {
    action: 'review',
    severity: 'medium',
    bases: ['fatf-7-4', 'fatf-10'],
    sentence: (it) =>
      `The holder may be ${entry(it)}, but too little agrees to act on: compare the evidence for and against, and decide.`,
  },
  // Freeze is not closure, so what calls for a closure waits until the freeze has ended.
  'already-frozen': {
    action: 'review',
    severity: 'high',
    bases: ['un-1718-8d', 'fatf-7-2'],
    sentence: (it) =>
      `The holder agrees with ${entry(it)}, which calls for closing the account, but funds of this holder are frozen: nothing may be closed or paid out while they are.`,
  },
  // F to H go before I: a mission or an accredited officer may keep one account, and it takes a count to say which.
  mission: {
    action: 'review',
    severity: 'high',
    bases: ['un-2321-16'],
    sentence: (it) =>
      `The holder agrees with ${entry(it)}, which calls for closing the account, but is a mission or an accredited officer, who may keep one: let a person decide.`,
  },
  refugee: {
    action: 'review',
    severity: 'high',
    bases: ['un-2397-8', 'fatf-7-4'],
    sentence: (it) =>
      `The holder agrees with ${entry(it)}, and is a refugee or claims to be one: this is decided by a person and never by a machine.`,
  },
  'name-unreadable': {
    action: 'review',
    severity: 'medium',
    bases: ['fatf-10'],
    sentence: () =>
      'The name could not be read, so the holder could not be compared with any list: send the name again, in Latin letters or in its own script.',
  },
};

function entry(finding: Finding | undefined): string {
  assert(finding, 'this rule speaks of a hit');
  const { designation } = finding;
  return `${designation.name} (${designation.reference} of ${listNameOf(designation)})`;
}

const CORROBORATION_WORDS = { identifier: 'an identifying number', birthDate: 'the birth date' } as const;

function agreement(finding: Finding | undefined): string {
  assert(finding, 'this rule speaks of a hit');
  return finding.corroboration.map((it) => CORROBORATION_WORDS[it]).join(' and ');
}
