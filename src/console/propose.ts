import { html } from 'hono/html';
import { Router, type Response } from 'express';
import { namesIn } from '../determinations/entry-csv.ts';
import { entryRow, proposedEntry, RELATIONS, STATUSES } from '../determinations/entry.ts';
import type { Database } from '../store/database.ts';
import { readDecisionsToCite } from '../store/meetings.ts';
import { aboutForm, decisionOptions, withDecision } from './change-words.ts';
import {
  complaintBox,
  complaintsFrom,
  complaintsOf,
  formField,
  sentFields,
  tokenField,
  UNFILLED,
  type Field,
  type Filled,
} from './form.ts';
import { page } from './layout.ts';
import { relationLabel, statusLabel } from './marks.ts';
import type { RegisterSteps } from './register-steps.ts';
import { visitorOf } from './session.ts';

const SEVERAL = 'Several are separated by semicolons.';
const CODE = 'Two letters, for example KH.';

/** The fields of the form in groups, in the order in which one knows them. */
const GROUPS: readonly (readonly [title: string, fields: readonly Field[]])[] = [
  [
    'What was found',
    [
      { name: 'reference', label: 'Reference', hint: 'For example ND-2019-003. It is given once.', isNeeded: true },
      {
        name: 'kind',
        label: 'Kind',
        isNeeded: true,
        options: [
          ['entity', 'Entity or business'],
          ['person', 'Person'],
        ],
      },
      { name: 'name', label: 'Name', isNeeded: true },
      { name: 'otherNames', label: 'Other names', hint: SEVERAL },
      {
        name: 'relation',
        label: 'Relation to the DPRK',
        isNeeded: true,
        options: RELATIONS.map((it) => [it, relationLabel(it)]),
      },
      { name: 'linkedTo', label: 'Linked to', hint: `A name, or the reference of a list entry. ${SEVERAL}` },
    ],
  ],
  [
    'Numbers and address',
    [
      { name: 'registerNumber', label: 'Register number' },
      { name: 'licenceNumber', label: 'Licence number' },
      { name: 'country', label: 'Country of the numbers', hint: `${CODE} KH where it is left empty.` },
      { name: 'address', label: 'Address' },
    ],
  ],
  [
    'Of a person',
    [
      { name: 'birthDate', label: 'Birth date', hint: 'YYYY-MM-DD, YYYY-MM or YYYY.' },
      { name: 'nationality', label: 'Nationality', hint: CODE },
      { name: 'passportNumber', label: 'Passport number' },
      { name: 'passportCountry', label: 'Country of the passport', hint: CODE },
    ],
  ],
  [
    'From when',
    [
      { name: 'effectiveOn', label: 'In force from', type: 'date', isNeeded: true },
      { name: 'status', label: 'Status', isNeeded: true, options: STATUSES.map((it) => [it, statusLabel(it)]) },
      { name: 'statusOn', label: 'Status since', type: 'date' },
    ],
  ],
];

const LABELS: Readonly<Record<string, string>> = {
  decision: 'Decision',
  ...Object.fromEntries(GROUPS.flatMap(([, fields]) => fields.map((it) => [it.name, it.label]))),
};

/** The form in which one determination is entered by hand. */
export function proposeRoutes({ database, register }: { database: Database; register: RegisterSteps }): Router {
  const router = Router();

  async function show(response: Response, filled: Filled): Promise<void> {
    const decisions = await readDecisionsToCite(database);
    const options = decisionOptions(decisions);
    const decision = { name: 'decision', label: 'Decision', isNeeded: true, options };
    const main =
      decisions.length === 0
        ? html`<p class="empty">
            A determination cites a decision, and none is on record. Record the
            <a href="/console/meetings">meeting</a> and its decision first.
          </p>`
        : html`<form class="entry-form" method="post" action="/console/register/propose">
            ${complaintBox(filled, LABELS)} ${tokenField(response)}
            ${GROUPS.map(
              ([title, fields], position) =>
                html`<fieldset>
                  <legend>${title}</legend>
                  ${position === 0 ? formField(decision, filled) : undefined}
                  ${fields.map((field) => formField(field, filled))}
                </fieldset>`,
            )}
            <p class="note">It is in force when another supervisor has confirmed it.</p>
            <button type="submit" class="act">Propose</button>
          </form>`;
    response.send(
      page(visitorOf(response), {
        heading: 'Propose an entry',
        section: 'Register',
        above: [['/console/register', 'Register']],
        main,
      }),
    );
  }

  router.get('/', async (_request, response) => {
    await show(response, UNFILLED);
  });

  router.post('/', async (request, response) => {
    const values = sentFields(request.body);
    const row = rowOf(values);
    const checked = entryRow.safeParse(row);
    if (!checked.success) {
      await show(response.status(422), { values, complaints: aboutForm(complaintsOf(checked.error, row)) });
      return;
    }
    const { supervisor } = visitorOf(response);
    const outcome = await register.propose(proposedEntry(checked.data), supervisor.id).catch(complaintsFrom);
    if (typeof outcome === 'string') response.redirect(303, `/console/register/proposals/${outcome}`);
    else await show(response.status(409), { values, complaints: outcome });
  });
  return router;
}

function rowOf(values: Record<string, string>): Record<string, unknown> {
  const { otherNames, linkedTo, ...fields } = withDecision(values);
  return {
    ...fields,
    ...(otherNames !== undefined && { otherNames: namesIn(otherNames) }),
    ...(linkedTo !== undefined && { linkedTo: namesIn(linkedTo) }),
  };
}
