import { html } from 'hono/html';
import { Router } from 'express';
import { z } from 'zod';
import type { Database } from '../store/database.ts';
import { readLastChecks } from '../store/list-checks.ts';
import { readListDecisions } from '../store/list-decisions.ts';
import { readListRefusals, readListVersions } from '../store/list-history.ts';
import { page } from './layout.ts';
import { checkTable, decisionTable, listVersionTable, refusalTable } from './list-table.ts';
import { cursor, pager, ROWS_PER_PAGE } from './paging.ts';
import { visitorOf } from './session.ts';

const PATH = '/console/lists';
const LABELS = { first: 'Back to the newest', next: 'Older' };

const query = z.object({ versionsBefore: cursor, refusalsBefore: cursor, decisionsBefore: cursor });

export function listsRoutes({ database }: { database: Database }): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const asked = query.parse(request.query);
    const [versions, refusals, checks, decisions] = await Promise.all([
      readListVersions(database, { before: asked.versionsBefore, limit: ROWS_PER_PAGE }),
      readListRefusals(database, { before: asked.refusalsBefore, limit: ROWS_PER_PAGE }),
      readLastChecks(database),
      readListDecisions(database, { before: asked.decisionsBefore, limit: ROWS_PER_PAGE }),
    ]);
    const main = html`<section aria-labelledby="versions">
        <h2 id="versions">List versions</h2>
        ${listVersionTable({
          caption: 'Every version that was imported, the newest first; those in force are screened against',
          versions: versions.rows,
          empty: 'No list has been imported. Import one with: cordon lists import',
        })}
        ${pager({
          of: 'list versions',
          path: PATH,
          query: asked,
          cursorName: 'versionsBefore',
          next: versions.next,
          labels: LABELS,
        })}
      </section>
      <section aria-labelledby="checks">
        <h2 id="checks">Last checks</h2>
        <p>
          A list that was not looked at within its limit is stale: it is screened against all the same, and every
          recommendation says so. <a href="/console/lists/dissemination">Who was told of changes</a>
        </p>
        ${checkTable(checks)}
      </section>
      <section aria-labelledby="decisions">
        <h2 id="decisions">Overrides and pins</h2>
        ${decisionTable(decisions.rows)}
        ${pager({
          of: 'overrides and pins',
          path: PATH,
          query: asked,
          cursorName: 'decisionsBefore',
          next: decisions.next,
          labels: LABELS,
        })}
      </section>
      <section aria-labelledby="refusals">
        <h2 id="refusals">Refused lists</h2>
        <p>A list that cannot be read, is empty or has shrunk is refused, and the last good version stays in force.</p>
        ${refusalTable({ refusals: refusals.rows, empty: 'No list has been refused.' })}
        ${pager({
          of: 'refused lists',
          path: PATH,
          query: asked,
          cursorName: 'refusalsBefore',
          next: refusals.next,
          labels: LABELS,
        })}
      </section>`;
    response.send(page(visitorOf(response), { heading: 'Lists', section: 'Lists', main }));
  });
  return router;
}
