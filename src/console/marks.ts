import { html } from 'hono/html';
import type { BatchStatus } from '../store/batch-progress.ts';
import type { AttemptOnRecord, DeliveryCondition } from '../store/delivery-history.ts';
import type { CheckOutcome } from '../store/list-checks.ts';
import type { Outcome } from '../matching/screening.ts';
import type { Action, Instruction, Layer } from '../recommendations/actions.ts';
import type { Authority } from '../designations/designation.ts';
import type { Entry, Status } from '../determinations/entry.ts';
import type { Proposal, Standing } from '../determinations/proposal.ts';
import type { RecommendationState } from '../store/recommendation-list.ts';
import type { Html } from './table.ts';

/** A word with a sign and a colour before it: whoever does not see the colour has the sign, and the word in any case. */
type Mark = { readonly tone: 'danger' | 'warning' | 'good' | 'plain'; readonly sign: string; readonly label: string };

const ACTION_MARKS: Readonly<Record<Action, Mark>> = {
  'freeze-and-report': { tone: 'danger', sign: '■', label: 'Freeze and report' },
  'precautionary-hold': { tone: 'danger', sign: '◧', label: 'Precautionary hold' },
  close: { tone: 'warning', sign: '◆', label: 'Close' },
  deregister: { tone: 'warning', sign: '▲', label: 'Deregister' },
  review: { tone: 'plain', sign: '○', label: 'Review' },
};

const OUTCOME_MARKS: Readonly<Record<Outcome, Mark>> = {
  match: { tone: 'danger', sign: '■', label: 'Match' },
  possible: { tone: 'warning', sign: '◐', label: 'Possible' },
  unscreenable: { tone: 'warning', sign: '?', label: 'Unscreenable' },
  clear: { tone: 'good', sign: '✓', label: 'Clear' },
};

const STATE_MARKS: Readonly<Record<RecommendationState, Mark>> = {
  open: { tone: 'plain', sign: '○', label: 'Open' },
  answered: { tone: 'good', sign: '✓', label: 'Answered' },
  withdrawn: { tone: 'plain', sign: '–', label: 'Withdrawn' },
};

const BATCH_MARKS: Readonly<Record<BatchStatus, Mark>> = {
  receiving: { tone: 'plain', sign: '↓', label: 'Receiving' },
  screening: { tone: 'warning', sign: '◐', label: 'Screening' },
  screened: { tone: 'good', sign: '✓', label: 'Screened' },
};

const CONDITION_MARKS: Readonly<Record<DeliveryCondition, Mark>> = {
  pending: { tone: 'plain', sign: '…', label: 'Pending' },
  gone: { tone: 'warning', sign: '⊘', label: 'Endpoint gone' },
  unaddressed: { tone: 'warning', sign: '?', label: 'No address' },
  exhausted: { tone: 'danger', sign: '✕', label: 'Given up' },
  delivered: { tone: 'good', sign: '✓', label: 'Delivered' },
};

const ATTEMPT_MARKS: Readonly<Record<AttemptOnRecord['outcome'], Mark>> = {
  started: { tone: 'plain', sign: '…', label: 'Started, no answer on record' },
  delivered: { tone: 'good', sign: '✓', label: 'Delivered' },
  failed: { tone: 'danger', sign: '✕', label: 'Failed' },
  gone: { tone: 'warning', sign: '⊘', label: '410 Gone' },
};

const STANDING_MARKS: Readonly<Record<Standing, Mark>> = {
  proposed: { tone: 'warning', sign: '◐', label: 'Proposed' },
  'in-force': { tone: 'good', sign: '✓', label: 'In force' },
  revoked: { tone: 'plain', sign: '–', label: 'Revoked' },
  rejected: { tone: 'plain', sign: '✕', label: 'Rejected' },
};

const RULING_MARKS: Readonly<Record<'waiting' | 'confirmed' | 'rejected', Mark>> = {
  waiting: { tone: 'warning', sign: '◐', label: 'Waits for a second supervisor' },
  confirmed: { tone: 'good', sign: '✓', label: 'Confirmed' },
  rejected: { tone: 'plain', sign: '✕', label: 'Rejected' },
};

const CHECK_MARKS: Readonly<Record<CheckOutcome, Mark>> = {
  imported: { tone: 'good', sign: '✓', label: 'Imported' },
  unchanged: { tone: 'good', sign: '=', label: 'Unchanged' },
  refused: { tone: 'danger', sign: '✕', label: 'Refused' },
  failed: { tone: 'warning', sign: '⊘', label: 'Not reached' },
};

/** In the order in which one says them: what must happen first comes first. */
export const ACTION_ORDER = Object.keys(ACTION_MARKS) as readonly Action[];
export const OUTCOME_ORDER = Object.keys(OUTCOME_MARKS) as readonly Outcome[];

export const actionMark = (action: Action): Html => draw(ACTION_MARKS[action]);
export const outcomeMark = (outcome: Outcome): Html => draw(OUTCOME_MARKS[outcome]);
export const stateMark = (state: RecommendationState): Html => draw(STATE_MARKS[state]);
export const batchMark = (status: BatchStatus): Html => draw(BATCH_MARKS[status]);
export const conditionMark = (condition: DeliveryCondition): Html => draw(CONDITION_MARKS[condition]);
export const attemptMark = (outcome: AttemptOnRecord['outcome']): Html => draw(ATTEMPT_MARKS[outcome]);
export const standingMark = (standing: Standing): Html => draw(STANDING_MARKS[standing]);
export const rulingMark = ({ ruling }: Proposal): Html => draw(RULING_MARKS[ruling?.ruling ?? 'waiting']);
export const overdueMark = (label: string): Html => draw({ tone: 'danger', sign: '!', label });
export const inForceMark = (isInForce: boolean): Html =>
  draw(isInForce ? { tone: 'good', sign: '✓', label: 'In force' } : { tone: 'plain', sign: '–', label: 'Earlier' });
export const staleMark = (): Html => draw({ tone: 'warning', sign: '!', label: 'Stale' });
export const pinnedMark = (): Html => draw({ tone: 'warning', sign: '◆', label: 'Pinned' });
export const overriddenMark = (): Html => draw({ tone: 'warning', sign: '⊘', label: 'Guard overridden' });
export const checkMark = (outcome: CheckOutcome): Html => draw(CHECK_MARKS[outcome]);
export const evidenceMark = (supports: boolean): Html =>
  draw(supports ? { tone: 'danger', sign: '+', label: 'For' } : { tone: 'good', sign: '−', label: 'Against' });

function draw({ tone, sign, label }: Mark): Html {
  return html`<span class="mark ${tone}"><span class="sign" aria-hidden="true">${sign}</span>${label}</span>`;
}

export const actionLabel = (action: Action): string => ACTION_MARKS[action].label;
export const stateLabel = (state: RecommendationState): string => STATE_MARKS[state].label;
export const standingLabel = (standing: Standing): string => STANDING_MARKS[standing].label;
export const conditionLabel = (condition: DeliveryCondition): string => CONDITION_MARKS[condition].label;
export const outcomeLabel = (outcome: Outcome): string => OUTCOME_MARKS[outcome].label;

const FUNDS: Readonly<Record<Instruction['fundsInstruction'], string>> = {
  'hold-do-not-release': 'Hold, do not release',
  'pay-out-after-no-objection': 'Pay out after the authority’s no-objection',
  none: 'None: no funds are moved',
};
export const fundsLabel = (instruction: Instruction['fundsInstruction']): string => FUNDS[instruction];

const LAYERS: Readonly<Record<Layer, string>> = {
  designation: 'Designation on a sanctions list',
  determination: 'National determination',
  status: 'The holder’s own status',
};
export const layerLabel = (layer: Layer): string => LAYERS[layer];

const AUTHORITY_NAMES: Readonly<Record<Authority, string>> = {
  un: 'UN Security Council, 1718 list',
  ofac: 'OFAC, SDN list',
  'ofac-consolidated': 'OFAC, consolidated non-SDN list',
  csl: 'United States, Consolidated Screening List',
  eu: 'European Union, financial sanctions list',
  uk: 'United Kingdom, UK Sanctions List',
  au: 'Australia, Consolidated List',
  ch: 'Switzerland, SECO sanctions list',
  ca: 'Canada, Consolidated Autonomous Sanctions List',
  jp: 'Japan, asset freeze list',
  national: 'National determinations',
  file: 'Designation file',
};
export const authorityName = (authority: Authority): string => AUTHORITY_NAMES[authority];

const RELATIONS: Readonly<Record<Entry['relation'], string>> = {
  owner: 'Owner',
  director: 'Director',
  jointVenture: 'Joint venture',
  branch: 'Branch',
  businessName: 'Business name',
  person: 'The person',
};
export const relationLabel = (relation: Entry['relation']): string => RELATIONS[relation];

const STATUSES: Readonly<Record<Status, string>> = {
  active: 'Active',
  deregistered: 'Deregistered',
  licenceWithdrawn: 'Licence withdrawn',
};
export const statusLabel = (status: Status): string => STATUSES[status];
