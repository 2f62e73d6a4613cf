/**
 * What follows from a screening: this room turns hits into what an institution is told to do, on which legal
 * basis, by when. It decides about people, so it reads like the policy that it is (docs/decision-table.md): the rules are below,
 * in the order in which one would say them; what each rule carries with it stands in ./grounds.ts and ./actions.ts.
 */
import assert from 'node:assert/strict';
import type { Holder } from '../batches/holder.ts';
import type { Institution } from '../batches/institution.ts';
import type { Designation } from '../designations/designation.ts';
import type { Match } from '../matching/match.ts';
import type { Configuration, Screening } from '../matching/screening.ts';
import { ACTIONS, notesFor } from './actions.ts';
import type { Action, Instruction, Layer } from './actions.ts';
import { isBinding, precedenceOf } from './binding.ts';
import { legalBasesFor } from './citations.ts';
import { corroborationOf, hasSameName, isOfRelatedParty } from './corroboration.ts';
import { GROUNDS } from './grounds.ts';
import type { Finding, Ground, Severity } from './grounds.ts';
import type { LegalBasis } from './legal-bases.ts';

export type Recommendation = Instruction & {
  /** The rule that led here, by a name that stays the same, so that recommendations can be counted by it. */
  readonly ground: Ground;
  readonly scope: 'customer';
  readonly severity: Severity;
  /** One sentence for the back office. It names the list entry, and nothing that only the institution knows. */
  readonly reason: string;
  readonly legalBases: readonly LegalBasis[];
  /** The hits it rests on, those of the list with precedence first and then the best; none where the name could not be read. */
  readonly matches: readonly Match[];
  /** What to mind while acting: tell nobody before it is applied, file with the FIU, ... */
  readonly notes: readonly string[];
  /** Whole hours from the moment of issue. */
  readonly actWithinHours: number;
  readonly respondWithinHours: number;
};

/** A holder, what screening found, and what else must be known before anything is recommended. */
export type ScreenedHolder = {
  readonly holder: Holder;
  readonly screening: Screening;
  /** The lines that the screening was made with. */
  readonly configuration: Configuration;
  readonly institution: Institution;
  /** Answers for every designation that the screening names. */
  readonly designationOf: (designationId: string) => Designation | undefined;
  /** Whether an earlier recommendation holds this customer's funds, or the institution reported them frozen. */
  readonly isFrozen: boolean;
};

/**
 * What the institution should do about one screened holder; undefined when nothing was found.
 *
 * A freeze forbids returning the money and a closure returns it, so a freeze goes before a closure, and whoever is
 * frozen is never told to close. Korean family names are few and their romanised forms fewer: a perfect name may
 * still describe thousands of people, so no name alone freezes for good or closes.
 */
export function recommend(screened: ScreenedHolder): Recommendation | undefined {
  const { screening, institution } = screened;
  if (screening.outcome === 'clear') return undefined;
  if (screening.outcome === 'unscreenable') return recommendationOn('name-unreadable', institution, []);

  const findings = screening.matches.map((match) => findingOf(screened, match));
  const action = ACTIONS_BY_PRECEDENCE.find((it) => findings.some((finding) => actionOf(finding) === it));
  assert(action, 'a screening that is neither clear nor unscreenable has a hit');

  const decisive = findings
    .filter((finding) => actionOf(finding) === action)
    .toSorted((a, b) => precedenceOf(a.designation, institution) - precedenceOf(b.designation, institution));
  const ground = findObstacle(screened, action) ?? decisive[0]!.ground;
  return recommendationOn(ground, institution, decisive);
}

/** What must happen first comes first: funds that may have to be held are never paid out (docs/decision-table.md, A before I). */
const ACTIONS_BY_PRECEDENCE: readonly Action[] = ['freeze-and-report', 'precautionary-hold', 'close', 'review'];

function findingOf(screened: ScreenedHolder, match: Match): Finding {
  const designation = screened.designationOf(match.designationId);
  assert(designation, `the screening names ${match.designationId}, which is in none of its list versions`);
  const corroboration = corroborationOf(match, screened.configuration);
  return { match, designation, corroboration, ground: groundOf(screened, { match, designation, corroboration }) };
}

function groundOf(
  { screening, configuration, institution }: ScreenedHolder,
  { match, designation, corroboration }: Omit<Finding, 'ground'>,
): Ground {
  if (screening.outcome !== 'match' || match.score < configuration.matchScore) return 'possible';
  if (isOfRelatedParty(match)) return 'related-party';
  if (!isBinding(designation, institution)) return 'list-not-binding';
  if (designation.authority === 'national') {
    // A closure cannot be taken back, so it asks for both: a number may be mistyped, and a name is anybody's.
    if (!corroboration.includes('identifier')) return 'determined-by-name';
    return hasSameName(match) ? 'determined' : 'determined-by-number';
  }
  return corroboration.length > 0 ? 'designated' : 'designated-by-name';
}

/** Why a person must look before the action that the hits call for is taken. */
function findObstacle({ holder, isFrozen }: ScreenedHolder, action: Action): Ground | undefined {
  if (holder.attributes?.refugee) return 'refugee';
  if (action !== 'close') return undefined;

  if (isFrozen || holder.accounts?.some((account) => account.status === 'frozen')) return 'already-frozen';
  if (holder.attributes?.diplomaticMission || holder.attributes?.accreditedDiplomat) return 'mission';
  return undefined;
}

function recommendationOn(ground: Ground, institution: Institution, findings: readonly Finding[]): Recommendation {
  const { action, severity, sentence } = GROUNDS[ground];
  return {
    ...instructionTo(action, layerOf(findings[0])),
    ground,
    scope: 'customer',
    severity,
    reason: sentence(findings[0]),
    legalBases: legalBasesFor(ground, institution, findings),
    matches: findings.map((finding) => finding.match),
    notes: notesFor(action, institution),
    actWithinHours: ACTIONS[action].actWithinHours,
    respondWithinHours: ACTIONS[action].respondWithinHours,
  };
}

function actionOf(finding: Finding): Action {
  return GROUNDS[finding.ground].action;
}

/** Where there is no hit, it is the holder's own state that is spoken of. */
function layerOf(finding: Finding | undefined): Layer {
  if (finding === undefined) return 'status';
  return finding.designation.authority === 'national' ? 'determination' : 'designation';
}

function instructionTo(action: Action, layer: Layer): Instruction {
  switch (action) {
    case 'freeze-and-report':
    case 'precautionary-hold':
      return { action, layer, fundsInstruction: 'hold-do-not-release' };
    case 'close':
      assert(layer !== 'designation', 'a designated account is frozen, never closed and paid out');
      return { action, layer, fundsInstruction: 'pay-out-after-no-objection' };
    case 'review':
      return { action, layer, fundsInstruction: 'none' };
  }
}
