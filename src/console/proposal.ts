import { html } from 'hono/html';
import { Router, type Response } from 'express';
import { z } from 'zod';
import type { Proposal } from '../determinations/proposal.ts';
import type { Database } from '../store/database.ts';
import { findProposal, readHistories } from '../store/register.ts';
import { changeWords, decisionLink, entryFacts, nameOf } from './change-words.ts';
import { complaintBox, complaintsFrom, formField, sentFields, tokenField, UNFILLED, type Filled } from './form.ts';
import { page } from './layout.ts';
import { rulingMark } from './marks.ts';
import { calendarDate, moment } from './moment.ts';
import type { RegisterSteps } from './register-steps.ts';
import { visitorOf } from './session.ts';
import { facts, type Html } from './table.ts';
import { notFound } from './trouble.ts';

const REASON_LENGTH_MAX = 500;
const LABELS = { reason: 'Reason' };

/** One proposal, where it is confirmed or rejected. */
export function proposalRoutes({ database, register }: { database: Database; register: RegisterSteps }): Router {
  const router = Router();

  async function find(id: unknown): Promise<Proposal> {
    const parsed = z.uuid().safeParse(id);
    const proposal = parsed.success ? await findProposal(database, parsed.data) : undefined;
    if (proposal === undefined) throw notFound('proposal');
    return proposal;
  }

  async function show(response: Response, proposal: Proposal, filled: Filled): Promise<void> {
    const histories = await readHistories(database, [proposal.reference]);
    const name = nameOf(histories.get(proposal.reference) ?? []);
    const main = html`${complaintBox(filled, LABELS)} ${summary(proposal)}
    ${proposal.ruling === undefined ? rulingForms(response, proposal, filled) : undefined}`;
    response.send(
      page(visitorOf(response), {
        heading: `Proposal: ${name}`,
        section: 'Register',
        above: [
          ['/console/register', 'Register'],
          ['/console/register/queue', 'Waiting'],
        ],
        main,
      }),
    );
  }

  router.get('/:id', async (request, response) => {
    await show(response, await find(request.params.id), UNFILLED);
  });

  router.post('/:id/confirm', async (request, response) => {
    const proposal = await find(request.params.id);
    await register.confirm([proposal.id], visitorOf(response).supervisor.id);
    response.redirect(303, `/console/register/determinations/${proposal.determinationId}`);
  });

  router.post('/:id/reject', async (request, response) => {
    const proposal = await find(request.params.id);
    const values = sentFields(request.body);
    const reason = values['reason'] ?? '';
    const complaints =
      reason === '' || reason.length > REASON_LENGTH_MAX
        ? [{ field: 'reason', message: `Write why, in at most ${REASON_LENGTH_MAX} characters.` }]
        : await register
            .reject(proposal.id, { by: visitorOf(response).supervisor.id, reason })
            .then(() => [], complaintsFrom);
    if (complaints.length === 0) {
      response.redirect(303, `/console/register/determinations/${proposal.determinationId}`);
      return;
    }
    await show(response.status(422), await find(proposal.id), { values, complaints });
  });
  return router;
}

function summary(proposal: Proposal): Html {
  const { change, decision, by, proposedAt, ruling, reference, determinationId } = proposal;
  return html`<section aria-labelledby="what">
    <h2 id="what">What is proposed</h2>
    <p class="stand" role="status">${rulingMark(proposal)}</p>
    <p class="lead">${changeWords(change)}</p>
    ${facts([
      ['Reference', html`<a href="/console/register/determinations/${determinationId}">${reference}</a>`],
      ['Decision', decisionLink(decision)],
      ['Decided', calendarDate(decision.heldOn)],
      ['What was decided', decision.text],
      ['Proposed', moment(proposedAt)],
      ['Proposed by', by.displayName],
      ['Ruled on', ruling && moment(ruling.at)],
      ['Ruled on by', ruling?.by.displayName],
      ['Reason', ruling?.reason],
    ])}
    ${
      change.kind === 'entry'
        ? html`<h3>The entry</h3>
            ${entryFacts(change.entry)}`
        : undefined
    }
  </section>`;
}

function rulingForms(response: Response, { id, by }: Proposal, filled: Filled): Html {
  const isOwn = by.id === visitorOf(response).supervisor.id;
  return html`<section aria-labelledby="ruling">
    <h2 id="ruling">${isOwn ? 'Take it back' : 'Confirm or reject'}</h2>
    ${
      isOwn
        ? html`<p>You proposed this yourself: another supervisor must confirm it.</p>`
        : html`<form method="post" action="/console/register/proposals/${id}/confirm">
            ${tokenField(response)}
            <button type="submit" class="act">Confirm</button>
          </form>`
    }
    <form class="entry-form" method="post" action="/console/register/proposals/${id}/reject">
      ${tokenField(response)}
      ${formField({ name: 'reason', label: LABELS.reason, hint: 'The history shows it for ever.', isNeeded: true, isLong: true }, filled)}
      <button type="submit" class="act quiet-act">${isOwn ? 'Take the proposal back' : 'Reject'}</button>
    </form>
  </section>`;
}
