import { html } from 'hono/html';
import { Router } from 'express';
import type { Queues } from '../queue/queues.ts';
import { readBatches, type BatchProgress } from '../store/batch-progress.ts';
import type { Database } from '../store/database.ts';
import { countDeliveries, DELIVERY_CONDITIONS, type DeliveryCondition } from '../store/delivery-history.ts';
import { readListRefusals, readListSetVersions, type ListRefusal } from '../store/list-history.ts';
import { findListSetInForce } from '../store/lists.ts';
import { countOpenRecommendations, type OpenRecommendations } from '../store/recommendation-list.ts';
import { readBacklog, readThroughput } from '../store/throughput.ts';
import { batchTable } from './batch-table.ts';
import { count } from './figures.ts';
import { live, page } from './layout.ts';
import { listVersionTable } from './list-table.ts';
import { ACTION_ORDER, actionMark, conditionMark } from './marks.ts';
import { distance, moment } from './moment.ts';
import { address } from './paging.ts';
import { readQueueDepth, type QueueDepth } from './queue-depth.ts';
import { visitorOf } from './session.ts';
import { table, type Html } from './table.ts';
import { throughputChart } from './throughput-chart.ts';

const SECONDS_BETWEEN_LOOKS = 5;
const BATCHES_SHOWN = 5;

export function overviewRoutes(services: { database: Database; queues: Queues }): Router {
  const router = Router();
  router.get('/', async (_request, response) => {
    const main = live({ path: '/console', seconds: SECONDS_BETWEEN_LOOKS }, await overview(services));
    response.send(page(visitorOf(response), { heading: 'Overview', section: 'Overview', main }));
  });
  return router;
}

async function overview({ database, queues }: { database: Database; queues: Queues }): Promise<Html> {
  const [depth, backlog, minutes, unfinished, open, deliveries, listSet, refusals] = await Promise.all([
    readQueueDepth(queues),
    readBacklog(database),
    readThroughput(database),
    readBatches(database, { status: 'unfinished' }, { limit: BATCHES_SHOWN }),
    countOpenRecommendations(database),
    countDeliveries(database),
    findListSetInForce(database),
    readListRefusals(database, { limit: 3 }),
  ]);
  const versions = listSet ? await readListSetVersions(database, listSet.id) : [];
  return html`
    ${headlines({ open, deliveries, holdersWaiting: backlog.holdersWaiting })}
    <section aria-labelledby="throughput">
      <h2 id="throughput">Screening, the last hour</h2>
      ${throughputChart(minutes)}
    </section>
    <div class="halves">
      <section aria-labelledby="queues">
        <h2 id="queues">Queues</h2>
        ${queueTable(depth)}
        <p class="note">
          Undone on record: ${count(backlog.chunksWaiting)} chunks to screen, ${count(backlog.deliveriesDue)} deliveries
          due. Jobs only remind of them; a queue that was emptied is filled again from the record.
        </p>
      </section>
      <section aria-labelledby="deliveries">
        <h2 id="deliveries">Deliveries</h2>
        ${deliveryCounts(deliveries)}
      </section>
    </div>
    <section aria-labelledby="recommendations">
      <h2 id="recommendations">Open recommendations</h2>
      ${openTable(open)}
    </section>
    <section aria-labelledby="batches">
      <h2 id="batches">Batches in progress</h2>
      ${batchesInProgress(unfinished.rows)}
    </section>
    <section aria-labelledby="lists">
      <h2 id="lists">Lists in force</h2>
      ${listVersionTable({
        caption: 'The list versions that holders are screened against now',
        versions,
        empty: 'No list is in force, so nothing can be screened. Import one with: cordon lists import',
      })}
      ${refusals.rows.length > 0 ? refusedLately(refusals.rows) : undefined}
    </section>
  `;
}

type Headlines = {
  open: readonly OpenRecommendations[];
  deliveries: readonly { condition: DeliveryCondition; count: number }[];
  holdersWaiting: number;
};

/** The four figures that decide whether a supervisor looks further. Each leads to what it counts. */
function headlines({ open, deliveries, holdersWaiting }: Headlines): Html {
  const sum = (of: (it: OpenRecommendations) => number) => open.reduce((total, it) => total + of(it), 0);
  const exhausted = deliveries.find((it) => it.condition === 'exhausted')?.count ?? 0;
  const late = sum((it) => it.pastRespondBy);
  return html`<ul class="headlines">
    ${headline(
      'Open recommendations',
      sum((it) => it.open),
      '/console/recommendations?state=open',
    )}
    ${headline('Answers overdue', late, '/console/recommendations?overdue=respond', late > 0)}
    ${headline('Deliveries given up', exhausted, '/console/deliveries?condition=exhausted', exhausted > 0)}
    ${headline('Holders to screen', holdersWaiting, '/console/batches?status=unfinished')}
  </ul>`;
}

function headline(label: string, value: number, path: string, isAlarming = false): Html {
  return html`<li class="${isAlarming ? 'alarming' : ''}">
    <a href="${path}"><span class="label">${label}</span> <strong>${count(value)}</strong></a>
  </li>`;
}

function queueTable(depth: readonly QueueDepth[]): Html {
  const figure = (heading: string, of: (jobs: NonNullable<QueueDepth['jobs']>) => number) => ({
    heading,
    cell: ({ jobs }: QueueDepth) => (jobs ? count(of(jobs)) : 'no answer'),
    isFigure: true,
  });
  return table<QueueDepth>({
    caption: 'Jobs by queue',
    isCaptionHeard: true,
    isNarrow: true,
    columns: [
      { heading: 'Queue', cell: (it) => html`${it.name} <span class="aside">${it.job}</span>` },
      figure('Waiting', (jobs) => jobs.waiting),
      figure('Active', (jobs) => jobs.active),
      figure('Delayed', (jobs) => jobs.delayed),
    ],
    rows: depth,
    empty: undefined,
  });
}

function openTable(open: readonly OpenRecommendations[]): Html {
  const figure =
    (of: (it: OpenRecommendations) => number, query: Record<string, string>) => (it: OpenRecommendations) =>
      of(it) === 0
        ? '0'
        : html`<a href="${address('/console/recommendations', { action: it.action, ...query })}">${count(of(it))}</a>`;
  return table<OpenRecommendations>({
    caption: 'Open recommendations by action',
    isCaptionHeard: true,
    columns: [
      { heading: 'Action', cell: (it) => actionMark(it.action) },
      { heading: 'Open', cell: figure((it) => it.open, { state: 'open' }), isFigure: true },
      { heading: 'Past act-by', cell: figure((it) => it.pastActBy, { overdue: 'act' }), isFigure: true },
      { heading: 'Past respond-by', cell: figure((it) => it.pastRespondBy, { overdue: 'respond' }), isFigure: true },
    ],
    rows: ACTION_ORDER.map(
      (action) => open.find((it) => it.action === action) ?? { action, open: 0, pastActBy: 0, pastRespondBy: 0 },
    ),
    empty: undefined,
  });
}

function deliveryCounts(deliveries: readonly { condition: DeliveryCondition; count: number }[]): Html {
  return table<DeliveryCondition>({
    caption: 'Deliveries by state',
    isCaptionHeard: true,
    isNarrow: true,
    columns: [
      { heading: 'State', cell: conditionMark },
      {
        heading: 'Deliveries',
        cell: (condition) => {
          const found = deliveries.find((it) => it.condition === condition)?.count ?? 0;
          return found === 0 ? '0' : html`<a href="/console/deliveries?condition=${condition}">${count(found)}</a>`;
        },
        isFigure: true,
      },
    ],
    rows: DELIVERY_CONDITIONS,
    empty: undefined,
  });
}

function batchesInProgress(batches: readonly BatchProgress[]): Html {
  return batchTable({
    caption: `The newest ${BATCHES_SHOWN} batches that are being received or screened`,
    batches,
    empty: html`Nothing is being screened. An institution sends its book to <code>POST /v1/batches</code>;
      <a href="/console/batches">earlier batches</a> are kept.`,
  });
}

function refusedLately(refusals: readonly ListRefusal[]): Html {
  const [last] = refusals;
  return html`<p class="complaint">
    A list was refused ${distance(last!.refusedAt, new Date())} (${moment(last!.refusedAt)}): ${last!.message}
    <a href="/console/lists#refusals">All refused lists</a>
  </p>`;
}
