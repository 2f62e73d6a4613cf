import { html } from 'hono/html';
import { Router } from 'express';
import type { Database } from '../store/database.ts';
import { readInstitutionActivity, type InstitutionActivity } from '../store/institution-activity.ts';
import { count } from './figures.ts';
import { page } from './layout.ts';
import { overdueMark } from './marks.ts';
import { distance, moment } from './moment.ts';
import { address } from './paging.ts';
import { visitorOf } from './session.ts';
import { table, type Content, type Html } from './table.ts';

const COUNTRY_NAMES = new Intl.DisplayNames('en', { type: 'region' });

export function institutionsRoutes({ database }: { database: Database }): Router {
  const router = Router();
  router.get('/', async (_request, response) => {
    const institutions = await readInstitutionActivity(database);
    const main = html`<section>${institutionTable(institutions)}</section>`;
    response.send(page(visitorOf(response), { heading: 'Institutions', section: 'Institutions', main }));
  });
  return router;
}

function institutionTable(institutions: readonly InstitutionActivity[]): Html {
  const now = new Date();
  return table<InstitutionActivity>({
    caption: 'Institutions in the order of their names',
    columns: [
      {
        heading: 'Institution',
        cell: (it) => html`${it.name} <span class="aside">${it.kind === 'bank' ? 'Bank' : 'Register'}</span>`,
      },
      { heading: 'Country', cell: (it) => `${COUNTRY_NAMES.of(it.country) ?? ''} (${it.country})` },
      { heading: 'Webhook endpoint', cell: endpoint },
      { heading: 'Last book', cell: (it) => lastBook(it, now) },
      { heading: 'Open', cell: (it) => linked(it, it.openRecommendations, { state: 'open' }), isFigure: true },
      {
        heading: 'No answer in time',
        cell: (it) => linked(it, it.overdueRecommendations, { overdue: 'respond' }),
        isFigure: true,
      },
    ],
    rows: institutions,
    empty: html`No institution is registered. Register the first one with <code>cordon institutions add</code> and give
      it a key with <code>cordon keys add</code>.`,
  });
}

function endpoint({ endpointHost, goneAt }: InstitutionActivity): Content {
  if (endpointHost === undefined) return overdueMark('No address');
  if (goneAt === undefined) return endpointHost;
  return html`${endpointHost} <span class="aside">${overdueMark('410 Gone')} since ${moment(goneAt)}</span>`;
}

function lastBook({ lastBatch }: InstitutionActivity, now: Date): Html {
  if (lastBatch === undefined) return overdueMark('Never');
  const { id, receivedAt } = lastBatch;
  return html`<a href="/console/batches/${id}">${moment(receivedAt)}</a>
    <span class="aside">${distance(receivedAt, now)}</span>`;
}

function linked({ id }: InstitutionActivity, figure: number, query: Record<string, string>): Content {
  if (figure === 0) return '0';
  return html`<a href="${address('/console/recommendations', { ...query, institution: id })}">${count(figure)}</a>`;
}
