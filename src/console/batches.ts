import { html } from 'hono/html';
import { Router } from 'express';
import { z } from 'zod';
import { readBatches } from '../store/batch-progress.ts';
import type { Database } from '../store/database.ts';
import { readInstitutions } from '../store/institutions.ts';
import { batchTable } from './batch-table.ts';
import { filterForm } from './filter.ts';
import { live, page } from './layout.ts';
import { address, cursor, NEWEST_FIRST, pager, ROWS_PER_PAGE } from './paging.ts';
import { visitorOf } from './session.ts';

const PATH = '/console/batches';
const SECONDS_BETWEEN_LOOKS = 3;

const query = z.object({
  status: z.enum(['unfinished', 'screened']).optional().catch(undefined),
  kind: z.enum(['book', 'single']).optional().catch(undefined),
  institution: z.uuid().optional().catch(undefined),
  before: cursor,
});

export function batchesRoutes({ database }: { database: Database }): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const asked = query.parse(request.query);
    const { before, institution: institutionId, ...filter } = asked;
    const [batches, institutions] = await Promise.all([
      readBatches(database, { ...filter, institutionId }, { before, limit: ROWS_PER_PAGE }),
      readInstitutions(database),
    ]);
    const isUnfinished = batches.rows.some((it) => it.status !== 'screened');
    const list = html`<section>
      ${batchTable({
        caption: 'Batches, the newest first',
        batches: batches.rows,
        empty: html`No batch fits. An institution sends its book to <code>POST /v1/batches</code> with its API key; the
          form of a batch is described at <a href="/docs">/docs</a>.`,
      })}
      ${pager({ of: 'batches', path: PATH, query: asked, next: batches.next, ...NEWEST_FIRST })}
    </section>`;
    const main = html`${filterForm(PATH, [
      {
        name: 'status',
        label: 'Status',
        value: asked.status,
        options: [
          ['unfinished', 'In progress'],
          ['screened', 'Screened'],
        ],
      },
      {
        name: 'kind',
        label: 'Kind',
        value: asked.kind,
        options: [
          ['book', 'Books'],
          ['single', 'Single holders'],
        ],
      },
      {
        name: 'institution',
        label: 'Institution',
        value: asked.institution,
        options: institutions.map((it) => [it.id, it.name]),
      },
    ])}
    ${live({ path: address(PATH, asked), seconds: isUnfinished ? SECONDS_BETWEEN_LOOKS : undefined }, list)}`;
    response.send(page(visitorOf(response), { heading: 'Batches', section: 'Batches', main }));
  });
  return router;
}
