import { html } from 'hono/html';
import { Router, type Response } from 'express';
import { z } from 'zod';
import { plainText } from '../batches/holder.ts';
import { wholeDate } from '../batches/partial-date.ts';
import { log } from '../log.ts';
import type { Database } from '../store/database.ts';
import { countMeetingsSince, insertMeeting, readMeetings, type Meeting } from '../store/meetings.ts';
import { counted } from './figures.ts';
import { complaintBox, complaintsFrom, complaintsOf, formField, sentFields, tokenField, UNFILLED } from './form.ts';
import type { Filled } from './form.ts';
import { page } from './layout.ts';
import { calendarDate, moment } from './moment.ts';
import { cursor, NEWEST_FIRST, pager, ROWS_PER_PAGE } from './paging.ts';
import { visitorOf } from './session.ts';
import { table, type Html } from './table.ts';

const PATH = '/console/meetings';
const LABELS = { number: 'Number', heldOn: 'Held on', chairs: 'In the chair' };

/** The day on which the working group was set up; what the country reports is counted from it (domain.md 0). */
const WORKING_GROUP_SINCE = '2018-03-01';

const form = z.strictObject({
  number: z.coerce.number().int().min(1).max(100_000),
  heldOn: wholeDate,
  chairs: z
    .string()
    .transform((text) => text.split(';').flatMap((it) => it.trim() || []))
    .pipe(z.array(plainText(200)).min(1).max(10)),
});

/** The meetings of the working group, and the form that records one. What is recorded stays as it is. */
export function meetingsRoutes({ database }: { database: Database }): Router {
  const router = Router();

  async function show(response: Response, filled: Filled, before?: string): Promise<void> {
    const [meetings, sinceFounding] = await Promise.all([
      readMeetings(database, { before, limit: ROWS_PER_PAGE }),
      countMeetingsSince(database, WORKING_GROUP_SINCE),
    ]);
    const main = html`${complaintBox(filled, LABELS)}
      <section>
        <p>
          ${counted(sinceFounding, 'meeting')} since ${calendarDate(WORKING_GROUP_SINCE)}, when the working group was
          set up.
        </p>
        ${meetingTable(meetings.rows)}
        ${pager({ of: 'meetings', path: PATH, query: { before }, next: meetings.next, ...NEWEST_FIRST })}
      </section>
      ${meetingForm(response, filled)}`;
    response.send(page(visitorOf(response), { heading: 'Meetings', section: 'Meetings', main }));
  }

  router.get('/', async (request, response) => {
    await show(response, UNFILLED, cursor.parse(request.query['before']));
  });

  router.post('/', async (request, response) => {
    const values = sentFields(request.body);
    const checked = form.safeParse(values);
    if (!checked.success) {
      await show(response.status(422), { values, complaints: complaintsOf(checked.error, values) });
      return;
    }
    const { supervisor } = visitorOf(response);
    const outcome = await insertMeeting(database, { ...checked.data, recordedBy: supervisor.id }).catch(complaintsFrom);
    if (typeof outcome !== 'string') {
      await show(response.status(409), { values, complaints: outcome });
      return;
    }
    log('meeting.recorded', { meetingId: outcome, supervisorId: supervisor.id });
    response.redirect(303, `${PATH}/${outcome}`);
  });
  return router;
}

function meetingTable(meetings: readonly Meeting[]): Html {
  return table<Meeting>({
    caption: 'Meetings of the working group, the highest number first',
    columns: [
      { heading: 'Meeting', cell: (it) => html`<a href="${PATH}/${it.id}">Meeting ${it.number}</a>` },
      { heading: 'Held on', cell: (it) => calendarDate(it.heldOn) },
      { heading: 'In the chair', cell: (it) => it.chairs.join('; ') },
      { heading: 'Decisions', cell: (it) => it.decisionCount, isFigure: true },
      { heading: 'Recorded', cell: (it) => html`${moment(it.recordedAt)} <span class="aside">${it.recordedBy}</span>` },
    ],
    rows: meetings,
    empty: 'No meeting is on record. Record the first one below; determinations cite their decisions.',
  });
}

function meetingForm(response: Response, filled: Filled): Html {
  const chairs = 'Ministries or institutions, not people. Several are separated by semicolons.';
  return html`<section aria-labelledby="record">
    <h2 id="record">Record a meeting</h2>
    <form class="entry-form" method="post" action="${PATH}">
      ${tokenField(response)}
      ${formField({ name: 'number', label: LABELS.number, type: 'number', isNeeded: true }, filled)}
      ${formField({ name: 'heldOn', label: LABELS.heldOn, type: 'date', isNeeded: true }, filled)}
      ${formField({ name: 'chairs', label: LABELS.chairs, hint: chairs, isNeeded: true }, filled)}
      <p class="note">What is recorded cannot be changed or deleted.</p>
      <button type="submit" class="act">Record the meeting</button>
    </form>
  </section>`;
}
