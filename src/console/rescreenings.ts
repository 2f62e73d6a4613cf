import { Router } from 'express';
import { html } from 'hono/html';
import { z } from 'zod';
import type { Database } from '../store/database.ts';
import { readRescreenings } from '../store/rescreening-history.ts';
import { live, page } from './layout.ts';
import { address, cursor, NEWEST_FIRST, pager, ROWS_PER_PAGE } from './paging.ts';
import { rescreeningTable } from './rescreening-table.ts';
import { visitorOf } from './session.ts';

const PATH = '/console/re-screenings';
const SECONDS_BETWEEN_LOOKS = 5;

const query = z.object({ before: cursor });

export function rescreeningsRoutes({ database }: { database: Database }): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const asked = query.parse(request.query);
    const { rows, next } = await readRescreenings(database, { ...asked, limit: ROWS_PER_PAGE });
    const isUnfinished = rows.some((it) => it.state !== 'finished');
    const list = html`<section>
      ${rescreeningTable(rows)} ${pager({ of: 're-screenings', path: PATH, query: asked, next, ...NEWEST_FIRST })}
    </section>`;
    const main = html`<p>
        When a list changes, what was added or amended is screened against every kept book, and what rests on a delisted
        entry is withdrawn. The delay counts from the beginning of the day on which the authority dated its list to the
        last notice that an institution received.
      </p>
      ${live({ path: address(PATH, asked), seconds: isUnfinished ? SECONDS_BETWEEN_LOOKS : undefined }, list)}`;
    response.send(page(visitorOf(response), { heading: 'Re-screenings', section: 'Re-screenings', main }));
  });
  return router;
}
