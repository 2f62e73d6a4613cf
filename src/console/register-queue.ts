import { html } from 'hono/html';
import { Router, type Response } from 'express';
import { z } from 'zod';
import type { Proposal } from '../determinations/proposal.ts';
import type { Database } from '../store/database.ts';
import { readHistories, readWaitingProposals } from '../store/register.ts';
import { changeWords, decisionLink, nameOf } from './change-words.ts';
import { counted } from './figures.ts';
import { tokenField } from './form.ts';
import { page } from './layout.ts';
import { moment } from './moment.ts';
import { cursor, pager, ROWS_PER_PAGE } from './paging.ts';
import type { RegisterSteps } from './register-steps.ts';
import { visitorOf } from './session.ts';
import { table, type Content, type Html } from './table.ts';

const PATH = '/console/register/queue';

const query = z.object({ after: cursor, confirmed: z.coerce.number().int().positive().optional().catch(undefined) });
const chosen = z.object({ proposal: z.union([z.uuid().transform((it) => [it]), z.array(z.uuid())]).catch([]) });

/** The four-eyes queue: what others proposed is confirmed here, one by one or together. */
export function registerQueueRoutes({ database, register }: { database: Database; register: RegisterSteps }): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const { after, confirmed } = query.parse(request.query);
    const waiting = await readWaitingProposals(database, { after, limit: ROWS_PER_PAGE });
    const references = waiting.rows.map((it) => it.reference);
    const histories = await readHistories(database, references);
    const main = html`${confirmed && html`<p role="status">${counted(confirmed, 'proposal')} confirmed, and screened from now on.</p>`}
      <section>
        ${queueForm(response, waiting.rows, (it) => nameOf(histories.get(it.reference) ?? []))}
        ${pager({
          of: 'waiting proposals',
          path: PATH,
          query: { after },
          cursorName: 'after',
          next: waiting.next,
          labels: { first: 'Back to the oldest', next: 'Newer' },
        })}
      </section>`;
    response.send(
      page(visitorOf(response), {
        heading: 'Waiting for a second supervisor',
        section: 'Register',
        above: [['/console/register', 'Register']],
        main,
      }),
    );
  });

  router.post('/', async (request, response) => {
    const { proposal } = chosen.parse(request.body ?? {});
    const { confirmed } = await register.confirm(proposal, visitorOf(response).supervisor.id);
    response.redirect(303, `${PATH}?confirmed=${confirmed}`);
  });
  return router;
}

function queueForm(response: Response, waiting: readonly Proposal[], name: (proposal: Proposal) => string): Html {
  const { supervisor } = visitorOf(response);
  const canConfirm = waiting.some((it) => it.by.id !== supervisor.id);
  return html`<form method="post" action="${PATH}">
    ${tokenField(response)}
    ${table<Proposal>({
      caption: 'Proposals, the oldest first; what you proposed yourself another supervisor confirms',
      columns: [
        {
          heading: 'Proposal',
          cell: (it) =>
            html`<a href="/console/register/proposals/${it.id}">${name(it)}</a>
              <span class="aside">${it.reference}</span>`,
        },
        { heading: 'What is to change', cell: (it) => changeWords(it.change) },
        { heading: 'Decision', cell: (it) => decisionLink(it.decision) },
        {
          heading: 'Proposed',
          cell: (it) => html`${moment(it.proposedAt)} <span class="aside">${it.by.displayName}</span>`,
        },
        { heading: 'Confirm', cell: (it) => choiceOf(it, supervisor.id, name(it)) },
      ],
      rows: waiting,
      empty: 'Nothing waits. What is proposed or imported comes here.',
    })}
    ${
      canConfirm &&
      html`<p class="note">
          Read each proposal before you confirm it. The chosen ones are confirmed together or not at all.
        </p>
        <button type="submit" class="act">Confirm the chosen proposals</button>`
    }
  </form>`;
}

function choiceOf({ id, by, reference }: Proposal, supervisorId: string, name: string): Content {
  if (by.id === supervisorId) return 'Yours';
  return html`<input type="checkbox" name="proposal" value="${id}" aria-label="Confirm ${reference}, ${name}" />`;
}
