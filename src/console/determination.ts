import { html } from 'hono/html';
import { Router, type Response } from 'express';
import { z } from 'zod';
import { revocationRow, STATUSES, statusRow, type ProposedChange } from '../determinations/entry.ts';
import { determinedBy } from '../determinations/national-list.ts';
import { standingOf, type Proposal } from '../determinations/proposal.ts';
import type { Database } from '../store/database.ts';
import { readDecisionsToCite } from '../store/meetings.ts';
import { readHistory } from '../store/register.ts';
import {
  aboutForm,
  changeWords,
  decisionLink,
  decisionOptions,
  entryFacts,
  nameOf,
  withDecision,
} from './change-words.ts';
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
import { rulingMark, standingMark, statusLabel } from './marks.ts';
import { moment } from './moment.ts';
import type { RegisterSteps } from './register-steps.ts';
import { visitorOf } from './session.ts';
import { facts, type Html } from './table.ts';
import { notFound } from './trouble.ts';

const LABELS = { decision: 'Decision', status: 'Status', on: 'Since' };

/** One determination: as it stands, everything that was ever proposed of it, and the forms for a further change. */
export function determinationRoutes({ database, register }: { database: Database; register: RegisterSteps }): Router {
  const router = Router();

  async function find(id: unknown): Promise<readonly Proposal[]> {
    const parsed = z.uuid().safeParse(id);
    const history = parsed.success ? await readHistory(database, parsed.data) : [];
    if (history.length === 0) throw notFound('determination');
    return history;
  }

  async function show(response: Response, history: readonly Proposal[], sent?: Sent): Promise<void> {
    const decisions = decisionOptions(await readDecisionsToCite(database));
    const main = html`${sent && complaintBox(sent, LABELS, `${sent.change}-`)} ${asItStands(history)}
    ${timeline(history)}
    ${standingOf(history) === 'in-force' ? changeForms(response, history, { decisions, sent }) : undefined}`;
    response.send(
      page(visitorOf(response), {
        heading: nameOf(history),
        section: 'Register',
        above: [['/console/register', 'Register']],
        main,
      }),
    );
  }

  router.get('/:id', async (request, response) => {
    await show(response, await find(request.params.id));
  });

  router.post('/:id/:change', async (request, response) => {
    const history = await find(request.params.id);
    const { change } = request.params;
    const values = sentFields(request.body);
    const row = withDecision(values);
    const checked = readChange(change, row, history[0]!.reference);
    if (!checked.success) {
      await show(response.status(422), history, {
        change,
        values,
        complaints: aboutForm(complaintsOf(checked.error, row)),
      });
      return;
    }
    const outcome = await register.propose(checked.data, visitorOf(response).supervisor.id).catch(complaintsFrom);
    if (typeof outcome === 'string') response.redirect(303, `/console/register/proposals/${outcome}`);
    else await show(response.status(409), history, { change, values, complaints: outcome });
  });
  return router;
}

function readChange(kind: unknown, row: object, reference: string): z.ZodSafeParseResult<ProposedChange> {
  if (kind === 'status') {
    return statusRow
      .transform(({ meeting, decision: number, status, on }): ProposedChange => ({
        reference,
        decision: { meeting, number },
        change: { kind: 'status', status, on },
      }))
      .safeParse(row);
  }
  if (kind !== 'revocation') throw notFound('form');
  return revocationRow
    .transform(({ meeting, decision: number, on }): ProposedChange => ({
      reference,
      decision: { meeting, number },
      change: { kind: 'revocation', on },
    }))
    .safeParse(row);
}

function asItStands(history: readonly Proposal[]): Html {
  const determined = determinedBy(history);
  const entries = history.flatMap(({ change }) => (change.kind === 'entry' ? [change.entry] : []));
  return html`<section aria-labelledby="stands">
    <h2 id="stands">${determined ? 'As it is in force' : 'As it was proposed'}</h2>
    <p class="stand">${standingMark(standingOf(history))}</p>
    ${facts([
      ['Reference', history[0]!.reference],
      ['Decision', decisionLink(determined?.decision ?? history[0]!.decision)],
    ])}
    ${entryFacts(determined?.entry ?? entries.at(-1)!)}
  </section>`;
}

function timeline(history: readonly Proposal[]): Html {
  return html`<section aria-labelledby="history">
    <h2 id="history">History, the newest first</h2>
    <ol class="timeline" reversed>
      ${history.toReversed().map(
        (it) =>
          html`<li>
            <p class="timeline-head">
              ${rulingMark(it)}
              <span><a href="/console/register/proposals/${it.id}">${changeWords(it.change)}</a></span>
            </p>
            ${facts([
              ['Decision', decisionLink(it.decision)],
              ['Proposed', html`${moment(it.proposedAt)} <span class="aside">${it.by.displayName}</span>`],
              [
                'Ruled on',
                it.ruling && html`${moment(it.ruling.at)} <span class="aside">${it.ruling.by.displayName}</span>`,
              ],
              ['Reason', it.ruling?.reason],
            ])}
          </li>`,
      )}
    </ol>
  </section>`;
}

/** What was sent in one of the two forms, and refused. */
type Sent = Filled & { readonly change: string };
type Choices = { readonly decisions: readonly (readonly [string, string])[]; readonly sent: Sent | undefined };

/** Two forms on one page: what was wrong stands above both, and each field's id is its form's own. */
function changeForms(response: Response, history: readonly Proposal[], { decisions, sent }: Choices): Html {
  const path = `/console/register/determinations/${history[0]!.determinationId}`;
  const decision = { name: 'decision', label: LABELS.decision, isNeeded: true, options: decisions };
  const on = { name: 'on', label: LABELS.on, type: 'date' as const, isNeeded: true };
  const statuses = STATUSES.map((it): [string, string] => [it, statusLabel(it)]);
  const form = (change: 'status' | 'revocation', fields: readonly Html[], label: string) =>
    html`<form class="entry-form" method="post" action="${path}/${change}">
      ${tokenField(response)} ${fields}
      <button type="submit" class="act">${label}</button>
    </form>`;
  const field = (it: Field, change: string) => formField(it, sent?.change === change ? sent : UNFILLED, `${change}-`);
  return html`<div class="halves">
    <section aria-labelledby="status-change">
      <h2 id="status-change">Propose another status</h2>
      ${form(
        'status',
        [
          field(decision, 'status'),
          field({ name: 'status', label: LABELS.status, isNeeded: true, options: statuses }, 'status'),
          field(on, 'status'),
        ],
        'Propose the status',
      )}
    </section>
    <section aria-labelledby="revocation">
      <h2 id="revocation">Propose its revocation</h2>
      <p>What is revoked is no longer screened, and stays in the register with its history.</p>
      ${form('revocation', [field(decision, 'revocation'), field({ ...on, label: 'Revoked from' }, 'revocation')], 'Propose the revocation')}
    </section>
  </div>`;
}
