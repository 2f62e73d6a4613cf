import { html } from 'hono/html';
import { Router, type Response } from 'express';
import { z } from 'zod';
import { plainText } from '../batches/holder.ts';
import type { Proposal } from '../determinations/proposal.ts';
import { log } from '../log.ts';
import type { Database } from '../store/database.ts';
import { findMeeting, insertDecision, readDecisions, type Decision, type Meeting } from '../store/meetings.ts';
import { readHistories, readProposalsOfMeeting } from '../store/register.ts';
import { changeWords, nameOf } from './change-words.ts';
import { complaintBox, complaintsFrom, complaintsOf, formField, sentFields, tokenField, UNFILLED } from './form.ts';
import type { Filled } from './form.ts';
import { page } from './layout.ts';
import { rulingMark } from './marks.ts';
import { calendarDate, moment } from './moment.ts';
import { visitorOf } from './session.ts';
import { facts, table, type Html } from './table.ts';
import { notFound } from './trouble.ts';

const LABELS = { number: 'Number', text: 'What was decided', documentReference: 'Document reference' };

const form = z.strictObject({
  number: z.coerce.number().int().min(1).max(1_000),
  text: plainText(2_000),
  documentReference: plainText(200),
});

/** One meeting: its decisions, what was proposed under them, and the form that records a further decision. */
export function meetingRoutes({ database }: { database: Database }): Router {
  const router = Router();

  async function find(id: unknown): Promise<Meeting> {
    const parsed = z.uuid().safeParse(id);
    const meeting = parsed.success ? await findMeeting(database, parsed.data) : undefined;
    if (meeting === undefined) throw notFound('meeting');
    return meeting;
  }

  async function show(response: Response, meeting: Meeting, filled: Filled): Promise<void> {
    const [decisions, proposals] = await Promise.all([
      readDecisions(database, meeting.id),
      readProposalsOfMeeting(database, meeting.id),
    ]);
    const references = proposals.map((it) => it.reference);
    const histories = await readHistories(database, references);
    const main = html`${complaintBox(filled, LABELS)}
      <section aria-labelledby="decisions">
        <h2 id="decisions">Decisions</h2>
        ${facts([
          ['Held on', calendarDate(meeting.heldOn)],
          ['In the chair', meeting.chairs.join('; ')],
          ['Recorded', html`${moment(meeting.recordedAt)} <span class="aside">${meeting.recordedBy}</span>`],
        ])}
        ${decisionTable(decisions)}
      </section>
      <section aria-labelledby="proposals">
        <h2 id="proposals">What was proposed under them</h2>
        ${proposalTable(proposals, (it) => nameOf(histories.get(it.reference) ?? []))}
      </section>
      ${decisionForm(response, meeting, filled)}`;
    response.send(
      page(visitorOf(response), {
        heading: `Meeting ${meeting.number}`,
        section: 'Meetings',
        above: [['/console/meetings', 'Meetings']],
        main,
      }),
    );
  }

  router.get('/:id', async (request, response) => {
    await show(response, await find(request.params.id), UNFILLED);
  });

  router.post('/:id/decisions', async (request, response) => {
    const meeting = await find(request.params.id);
    const values = sentFields(request.body);
    const checked = form.safeParse(values);
    if (!checked.success) {
      await show(response.status(422), meeting, { values, complaints: complaintsOf(checked.error, values) });
      return;
    }
    const { supervisor } = visitorOf(response);
    const decision = { ...checked.data, meetingId: meeting.id, recordedBy: supervisor.id };
    const outcome = await insertDecision(database, decision).catch(complaintsFrom);
    if (typeof outcome !== 'string') {
      await show(response.status(409), meeting, { values, complaints: outcome });
      return;
    }
    log('decision.recorded', { decisionId: outcome, meetingId: meeting.id, supervisorId: supervisor.id });
    response.redirect(303, `/console/meetings/${meeting.id}`);
  });
  return router;
}

function decisionTable(decisions: readonly Decision[]): Html {
  return table<Decision>({
    caption: 'Decisions of this meeting',
    columns: [
      { heading: 'Number', cell: (it) => `Decision ${it.number}` },
      { heading: 'What was decided', cell: (it) => it.text },
      { heading: 'Document', cell: (it) => it.documentReference },
      { heading: 'Recorded', cell: (it) => html`${moment(it.recordedAt)} <span class="aside">${it.recordedBy}</span>` },
      { heading: 'Cited by proposals', cell: (it) => it.proposalCount, isFigure: true },
    ],
    rows: decisions,
    empty: 'No decision of this meeting is on record.',
  });
}

function proposalTable(proposals: readonly Proposal[], name: (proposal: Proposal) => string): Html {
  return table<Proposal>({
    caption: 'Proposals that cite a decision of this meeting, in the order of the decisions',
    columns: [
      {
        heading: 'Determination',
        cell: (it) =>
          html`<a href="/console/register/determinations/${it.determinationId}">${name(it)}</a>
            <span class="aside">${it.reference}</span>`,
      },
      { heading: 'Decision', cell: (it) => it.decision.number, isFigure: true },
      { heading: 'What was proposed', cell: (it) => changeWords(it.change) },
      { heading: 'State', cell: rulingMark },
    ],
    rows: proposals,
    empty: 'Nothing in the register cites this meeting.',
  });
}

function decisionForm(response: Response, { id }: Meeting, filled: Filled): Html {
  const hint = 'The record or letter in which it can be read.';
  return html`<section aria-labelledby="record">
    <h2 id="record">Record a decision</h2>
    <form class="entry-form" method="post" action="/console/meetings/${id}/decisions">
      ${tokenField(response)}
      ${formField({ name: 'number', label: LABELS.number, type: 'number', isNeeded: true }, filled)}
      ${formField({ name: 'text', label: LABELS.text, isNeeded: true, isLong: true }, filled)}
      ${formField({ name: 'documentReference', label: LABELS.documentReference, hint, isNeeded: true }, filled)}
      <p class="note">What is recorded cannot be changed or deleted.</p>
      <button type="submit" class="act">Record the decision</button>
    </form>
  </section>`;
}
