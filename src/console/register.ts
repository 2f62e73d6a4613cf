import { html } from 'hono/html';
import { Router, type Response } from 'express';
import { z } from 'zod';
import { determinedBy } from '../determinations/national-list.ts';
import { STANDINGS, standingOf, type Proposal } from '../determinations/proposal.ts';
import type { Database } from '../store/database.ts';
import { countWaitingProposals, readRegister } from '../store/register.ts';
import { decisionLink, nameOf } from './change-words.ts';
import { counted } from './figures.ts';
import { filterForm } from './filter.ts';
import { tokenField } from './form.ts';
import { page } from './layout.ts';
import { relationLabel, standingLabel, standingMark, statusLabel } from './marks.ts';
import { calendarDate } from './moment.ts';
import { cursor, NEWEST_FIRST, pager, ROWS_PER_PAGE } from './paging.ts';
import { visitorOf } from './session.ts';
import { table, type Content, type Html } from './table.ts';

const PATH = '/console/register';

const query = z.object({ standing: z.enum(STANDINGS).optional().catch(undefined), before: cursor });
const search = z.object({ words: z.string().trim().max(200).catch('') });

export function registerRoutes({ database }: { database: Database }): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const asked = query.parse(request.query);
    const [found, waiting] = await Promise.all([
      readRegister(database, { standing: asked.standing }, { before: asked.before, limit: ROWS_PER_PAGE }),
      countWaitingProposals(database),
    ]);
    const main = html`${actions(waiting)} ${searchForm(response, '')}
      ${filterForm(PATH, [
        {
          name: 'standing',
          label: 'State',
          value: asked.standing,
          options: STANDINGS.map((it) => [it, standingLabel(it)]),
        },
      ])}
      <section>
        ${registerTable(found.rows, 'No determination fits. One is proposed by hand or imported from a CSV file.')}
        ${pager({ of: 'the register', path: PATH, query: asked, next: found.next, ...NEWEST_FIRST })}
      </section>`;
    response.send(page(visitorOf(response), { heading: 'National register', section: 'Register', main }));
  });

  // Sent by POST, for names do not belong into addresses, histories and the logs of proxies.
  router.post('/search', async (request, response) => {
    const { words } = search.parse(request.body ?? {});
    const filter = { words: words === '' ? undefined : words };
    const found = await readRegister(database, filter, { limit: ROWS_PER_PAGE });
    const main = html`${searchForm(response, words)}
      <section>
        ${registerTable(found.rows, 'Nothing in the register has these words in its names, numbers or reference.')}
        ${found.next && html`<p class="note">The first ${ROWS_PER_PAGE} are shown. Search for more of the name.</p>`}
      </section>`;
    response.send(
      page(visitorOf(response), {
        heading: 'Search in the register',
        section: 'Register',
        above: [[PATH, 'Register']],
        main,
      }),
    );
  });
  return router;
}

function actions(waiting: number): Html {
  return html`<p>
      What the working group found linked to the DPRK. A change holds when a second supervisor has confirmed it, and is
      screened from then on.
    </p>
    <nav class="choices" aria-label="Register">
      <ul>
        <li><a href="${PATH}/queue">${counted(waiting, 'proposal')} waiting for a second supervisor</a></li>
        <li><a href="${PATH}/propose">Propose an entry</a></li>
        <li><a href="${PATH}/import">Import a CSV file</a></li>
      </ul>
    </nav>`;
}

function searchForm(response: Response, words: string): Html {
  return html`<search aria-label="Search in the register">
    <form class="filter" method="post" action="${PATH}/search">
      ${tokenField(response)}
      <label
        >Name, register number, licence number or reference
        <input name="words" value="${words}" maxlength="200" autocomplete="off" spellcheck="false" />
      </label>
      <div class="filter-buttons"><button type="submit">Search</button></div>
    </form>
  </search>`;
}

function registerTable(histories: readonly (readonly Proposal[])[], empty: Content): Html {
  return table<readonly Proposal[]>({
    caption: 'Determinations, the one proposed last first',
    columns: [
      {
        heading: 'Determination',
        cell: (it) =>
          html`<a href="${PATH}/determinations/${it[0]!.determinationId}">${nameOf(it)}</a>
            <span class="aside">${it[0]!.reference}</span>`,
      },
      { heading: 'State', cell: (it) => standingMark(standingOf(it)) },
      { heading: 'Relation', cell: (it) => latestEntry(it) && relationLabel(latestEntry(it)!.relation) },
      { heading: 'Register or licence number', cell: numbersOf },
      { heading: 'Decision', cell: (it) => decisionLink(determinedBy(it)?.decision ?? it[0]!.decision) },
      { heading: 'In force from', cell: (it) => latestEntry(it) && calendarDate(latestEntry(it)!.effectiveOn) },
      { heading: 'Status', cell: statusOf },
      { heading: 'Waiting', cell: (it) => it.filter((proposal) => !proposal.ruling).length, isFigure: true },
    ],
    rows: histories,
    empty,
  });
}

/** As it is in force, or as it was proposed last. */
function latestEntry(history: readonly Proposal[]) {
  const proposed = history.flatMap(({ change }) => (change.kind === 'entry' ? [change.entry] : []));
  return determinedBy(history)?.entry ?? proposed.at(-1);
}

function numbersOf(history: readonly Proposal[]): Content {
  const entry = latestEntry(history);
  const numbers = [entry?.registerNumber, entry?.licenceNumber].filter((it) => it !== undefined);
  return numbers.length > 0 ? numbers.join(', ') : undefined;
}

function statusOf(history: readonly Proposal[]): Content {
  const entry = latestEntry(history);
  if (entry === undefined) return undefined;
  return html`${statusLabel(entry.status)}
  ${entry.statusOn && html`<span class="aside">${calendarDate(entry.statusOn)}</span>`}`;
}
