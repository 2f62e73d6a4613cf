import { html } from 'hono/html';
import type { Change, Entry } from '../determinations/entry.ts';
import type { CitedDecision, Proposal } from '../determinations/proposal.ts';
import type { DecisionToCite } from '../store/meetings.ts';
import type { Complaint } from './form.ts';
import { relationLabel, statusLabel } from './marks.ts';
import { calendarDate } from './moment.ts';
import { facts, type Content, type Html } from './table.ts';

/** What a proposal is about, in a few words. */
export function changeWords(change: Change): Html {
  switch (change.kind) {
    case 'entry':
      return html`Enter as ${relationLabel(change.entry.relation).toLowerCase()}, in force from
      ${calendarDate(change.entry.effectiveOn)}`;
    case 'status':
      return html`Status: ${statusLabel(change.status).toLowerCase()} since ${calendarDate(change.on)}`;
    case 'revocation':
      return html`Revoke from ${calendarDate(change.on)}`;
  }
}

/** The decision that a proposal cites, leading to its meeting. */
export function decisionLink({ meeting, number, meetingId, documentReference }: CitedDecision): Html {
  return html`<a href="/console/meetings/${meetingId}">Meeting ${meeting}, decision ${number}</a>
    <span class="aside">${documentReference}</span>`;
}

/** The name that a history goes by: that of its latest entry, confirmed or not. */
export function nameOf(history: readonly Proposal[]): string {
  const entries = history.flatMap(({ change }) => (change.kind === 'entry' ? [change.entry] : []));
  return entries.at(-1)?.name ?? '';
}

/** Everything that an entry says. */
export function entryFacts(entry: Entry): Html {
  return facts([
    ['Name', entry.name],
    ['Other names', list(entry.otherNames)],
    ['Kind', entry.kind === 'person' ? 'Person' : 'Entity or business'],
    ['Relation to the DPRK', relationLabel(entry.relation)],
    ['Linked to', list(entry.linkedTo)],
    ['Register number', entry.registerNumber],
    ['Licence number', entry.licenceNumber],
    ['Country', entry.country],
    ['Birth date', entry.birthDate],
    ['Nationality', entry.nationality],
    [
      'Passport',
      entry.passportNumber && [entry.passportNumber, entry.passportCountry].filter((it) => it !== undefined).join(', '),
    ],
    ['Address', entry.address],
    ['In force from', calendarDate(entry.effectiveOn)],
    ['Status', statusLabel(entry.status)],
    ['Status since', entry.statusOn && calendarDate(entry.statusOn)],
  ]);
}

/** The decisions to choose from in a form: `4.2` is decision 2 of meeting 4. None is chosen until somebody does. */
export function decisionOptions(decisions: readonly DecisionToCite[]): [string, string][] {
  const options = decisions.map(({ meeting, number, heldOn, text }): [string, string] => [
    `${meeting}.${number}`,
    `Meeting ${meeting} of ${heldOn}, decision ${number}: ${text.length > 60 ? `${text.slice(0, 59)}…` : text}`,
  ]);
  return [['', 'Choose a decision'], ...options];
}

/** Takes a choice of `decisionOptions` apart into the fields that the rows of the register have. */
export function withDecision({ decision, ...fields }: Record<string, string>): Record<string, string> {
  if (decision === undefined) return fields;
  const [meeting = '', number = ''] = decision.split('.');
  return { ...fields, meeting, decision: number };
}

/** Meeting and decision are one field of the form, so what is wrong with both is said once. */
export function aboutForm(complaints: readonly Complaint[]): Complaint[] {
  const isSaid = complaints.some((it) => it.field === 'decision');
  return complaints.filter((it) => it.field !== 'meeting' || !isSaid);
}

function list(names: readonly string[] | undefined): Content {
  return names && names.length > 0 ? names.join('; ') : undefined;
}
