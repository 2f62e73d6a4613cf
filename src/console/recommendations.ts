import { html } from 'hono/html';
import { Router } from 'express';
import { z } from 'zod';
import type { Database } from '../store/database.ts';
import { readInstitutions } from '../store/institutions.ts';
import { readRecommendationLines, type RecommendationLine } from '../store/recommendation-list.ts';
import { filterForm } from './filter.ts';
import { page } from './layout.ts';
import { ACTION_ORDER, actionLabel, actionMark, layerLabel, overdueMark, stateLabel, stateMark } from './marks.ts';
import { distance, moment } from './moment.ts';
import { cursor, NEWEST_FIRST, pager, ROWS_PER_PAGE } from './paging.ts';
import { visitorOf } from './session.ts';
import { table, type Html } from './table.ts';

const PATH = '/console/recommendations';
const STATES = ['open', 'answered', 'withdrawn'] as const;

const query = z.object({
  action: z.enum(ACTION_ORDER).optional().catch(undefined),
  state: z.enum(STATES).optional().catch(undefined),
  overdue: z.enum(['act', 'respond']).optional().catch(undefined),
  institution: z.uuid().optional().catch(undefined),
  before: cursor,
});

export function recommendationsRoutes({ database }: { database: Database }): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const asked = query.parse(request.query);
    const { before, institution: institutionId, ...filter } = asked;
    const [lines, institutions] = await Promise.all([
      readRecommendationLines(database, { ...filter, institutionId }, { before, limit: ROWS_PER_PAGE }),
      readInstitutions(database),
    ]);
    const main = html`${filterForm(PATH, [
        {
          name: 'action',
          label: 'Action',
          value: asked.action,
          options: ACTION_ORDER.map((action) => [action, actionLabel(action)]),
        },
        { name: 'state', label: 'State', value: asked.state, options: STATES.map((it) => [it, stateLabel(it)]) },
        {
          name: 'overdue',
          label: 'Overdue',
          value: asked.overdue,
          options: [
            ['act', 'Past its act-by time'],
            ['respond', 'Past its respond-by time'],
          ],
        },
        {
          name: 'institution',
          label: 'Institution',
          value: asked.institution,
          options: institutions.map((it) => [it.id, it.name]),
        },
      ])}
      <section>
        ${recommendationTable(lines.rows)}
        ${pager({ of: 'recommendations', path: PATH, query: asked, next: lines.next, ...NEWEST_FIRST })}
      </section>`;
    response.send(page(visitorOf(response), { heading: 'Recommendations', section: 'Recommendations', main }));
  });
  return router;
}

function recommendationTable(lines: readonly RecommendationLine[]): Html {
  const now = new Date();
  return table<RecommendationLine>({
    caption: 'Recommendations, the newest first',
    columns: [
      { heading: 'Customer', cell: (it) => html`<a href="${PATH}/${it.id}">${it.customerRef}</a>` },
      { heading: 'Action', cell: (it) => actionMark(it.action) },
      { heading: 'Institution', cell: (it) => it.institutionName },
      { heading: 'Rests on', cell: (it) => layerLabel(it.layer) },
      { heading: 'State', cell: (it) => stateMark(it.state) },
      { heading: 'Issued', cell: (it) => moment(it.issuedAt) },
      { heading: 'Act by', cell: (it) => due(it.actBy, it, now) },
      { heading: 'Respond by', cell: (it) => due(it.respondBy, it, now) },
    ],
    rows: lines,
    empty: html`No recommendation fits. One is issued when a screened holder is hit; see
      <a href="/console/batches">the batches</a> for what was screened.`,
  });
}

/** A time by which something is to be done, and whether it has passed without that. */
export function due(at: Date, { state }: { state: RecommendationLine['state'] }, now: Date): Html {
  if (state !== 'open') return moment(at);
  const isOverdue = at < now;
  const how = distance(at, now);
  return html`${moment(at)} <span class="aside">${isOverdue ? overdueMark(`overdue, ${how}`) : how}</span>`;
}
