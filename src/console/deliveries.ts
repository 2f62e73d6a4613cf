import { html } from 'hono/html';
import { Router } from 'express';
import { z } from 'zod';
import type { Database } from '../store/database.ts';
import { DELIVERY_CONDITIONS, readDeliveryLines } from '../store/delivery-history.ts';
import { readInstitutions } from '../store/institutions.ts';
import { deliveryTable } from './delivery-table.ts';
import { filterForm } from './filter.ts';
import { page } from './layout.ts';
import { conditionLabel } from './marks.ts';
import { cursor, NEWEST_FIRST, pager, ROWS_PER_PAGE } from './paging.ts';
import { visitorOf } from './session.ts';

const PATH = '/console/deliveries';

const query = z.object({
  condition: z.enum(DELIVERY_CONDITIONS).optional().catch(undefined),
  institution: z.uuid().optional().catch(undefined),
  before: cursor,
});

export function deliveriesRoutes({ database }: { database: Database }): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const asked = query.parse(request.query);
    const [deliveries, institutions] = await Promise.all([
      readDeliveryLines(
        database,
        { condition: asked.condition, institutionId: asked.institution },
        { before: asked.before, limit: ROWS_PER_PAGE },
      ),
      readInstitutions(database),
    ]);
    const main = html`${filterForm(PATH, [
        {
          name: 'condition',
          label: 'State',
          value: asked.condition,
          options: DELIVERY_CONDITIONS.map((it) => [it, conditionLabel(it)]),
        },
        {
          name: 'institution',
          label: 'Institution',
          value: asked.institution,
          options: institutions.map((it) => [it.id, it.name]),
        },
      ])}
      <section>
        ${deliveryTable({
          caption: 'Deliveries, the newest first',
          deliveries: deliveries.rows,
          empty: 'No delivery fits. One is made with every recommendation, and one when a batch is screened.',
        })}
        ${pager({ of: 'deliveries', path: PATH, query: asked, next: deliveries.next, ...NEWEST_FIRST })}
      </section>`;
    response.send(page(visitorOf(response), { heading: 'Deliveries', section: 'Deliveries', main }));
  });
  return router;
}
