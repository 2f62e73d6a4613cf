import { html } from 'hono/html';
import { Router } from 'express';
import { z } from 'zod';
import type { Database } from '../store/database.ts';
import { readDissemination, type Dissemination } from '../store/list-readers.ts';
import { page } from './layout.ts';
import { authorityName } from './marks.ts';
import { age, calendarDate, moment } from './moment.ts';
import { cursor, NEWEST_FIRST, pager, ROWS_PER_PAGE } from './paging.ts';
import { visitorOf } from './session.ts';
import { table } from './table.ts';

const PATH = '/console/lists/dissemination';
const query = z.object({ before: cursor });

/** Who was told of which list version, and when: the log that shows how long a listing took to reach the institutions. */
export function disseminationRoutes({ database }: { database: Database }): Router {
  const router = Router();
  router.get('/dissemination', async (request, response) => {
    const asked = query.parse(request.query);
    const { rows, next } = await readDissemination(database, { before: asked.before, limit: ROWS_PER_PAGE });
    const main = html`<p>
        An institution that asked for it is told of every list version that changes an entry
        (<code>list.updated</code>). It was told when it took the message.
      </p>
      ${table<Dissemination>({
        caption: 'Who was told of which list version, the newest first',
        columns: [
          { heading: 'Institution', cell: (it) => it.institutionName },
          { heading: 'List', cell: (it) => authorityName(it.authority) },
          {
            heading: 'Version',
            cell: (it) => html`<a href="/console/lists/changes?to=${it.listVersionId}">${calendarDate(it.datedOn)}</a>`,
          },
          { heading: 'In force', cell: (it) => moment(it.madeAt) },
          {
            heading: 'Told',
            cell: (it) =>
              html`<a href="/console/deliveries/${it.deliveryId}"
                >${it.deliveredAt === undefined ? 'not yet' : moment(it.deliveredAt)}</a
              >`,
          },
          { heading: 'After', cell: (it) => it.deliveredAt && age(it.madeAt, it.deliveredAt), isFigure: true },
        ],
        rows,
        empty: html`Nobody has been told yet. An institution asks for it with
          <code>cordon institutions webhook NAME URL --list-updates</code>.`,
      })}
      ${pager({ of: 'the dissemination log', path: PATH, query: asked, next, ...NEWEST_FIRST })}`;
    response.send(
      page(visitorOf(response), {
        heading: 'Dissemination log',
        section: 'Lists',
        above: [['/console/lists', 'Lists']],
        main,
      }),
    );
  });
  return router;
}
