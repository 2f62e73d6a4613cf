import { Router } from 'express';
import { Gauge, Registry } from 'prom-client';
import type { JobQueue } from '../queue/backend.ts';
import type { Queues } from '../queue/queues.ts';
import type { Database } from '../store/database.ts';
import { countDeliveries } from '../store/delivery-history.ts';
import { countChunks, countRefusals } from '../store/figures.ts';
import { findListSetInForce } from '../store/lists.ts';
import { route } from './route.ts';

type MetricServices = { readonly database: Database; readonly queues: Queues };

/**
 * `/metrics` for Prometheus. Every figure is counted on record when it is asked for, so all processes tell the same, and
 * a restart forgets nothing. No label and no figure tells anything about a holder or an institution.
 */
export function metricRoutes(services: MetricServices): Router {
  const router = Router();
  const registry = new Registry(); // its own, so that two services in one process do not meet
  const gauges = openGauges(registry);
  route(router, '/metrics', {
    get: async (_request, response) => {
      await Promise.all([countRecords(services, gauges), countJobs(services, gauges), readLists(services, gauges)]);
      response.type(registry.contentType).send(await registry.metrics());
    },
  });
  return router;
}

type Gauges = ReturnType<typeof openGauges>;

function openGauges(registry: Registry) {
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Gauge({ name: `cordon_${name}`, help, labelNames, registers: [registry] });
  return {
    chunks: gauge('chunks', 'Chunks of holders on record, by state.', ['state']),
    deliveries: gauge('deliveries', 'Deliveries on record, by state.', ['state']),
    jobs: gauge('queue_jobs', 'Jobs in the queues, by state.', ['queue', 'state']),
    entries: gauge('list_designations', 'Entries of the list version in force.', ['authority']),
    age: gauge('list_age_seconds', "Since the authority's own date of the list version in force.", ['authority']),
    checked: gauge('list_last_check_seconds', 'Since the publisher was last asked with success.', ['authority']),
    stale: gauge('list_stale', '1 when the publisher was not asked for longer than its limit.', ['authority']),
    refusals: gauge('list_refusals', 'Lists that were offered and refused.', ['authority']),
  };
}

async function countRecords({ database }: MetricServices, { chunks, deliveries, refusals }: Gauges): Promise<void> {
  const [ofChunks, ofDeliveries, ofRefusals] = await Promise.all([
    countChunks(database),
    countDeliveries(database),
    countRefusals(database),
  ]);
  chunks.reset();
  deliveries.reset();
  for (const { state, count } of ofChunks) chunks.set({ state }, count);
  for (const { condition, count } of ofDeliveries) deliveries.set({ state: condition }, count);
  for (const { authority, count } of ofRefusals) refusals.set({ authority }, count);
}

/** A queue that does not answer leaves its figures out: none is better than one that is not true. */
async function countJobs({ queues }: MetricServices, { jobs }: Gauges): Promise<void> {
  jobs.reset();
  const entries = Object.entries(queues) as [string, JobQueue][];
  await Promise.all(
    entries.map(async ([queue, jobQueue]) => {
      const counts = await jobQueue.getJobCounts().catch(() => ({}));
      for (const [state, count] of Object.entries(counts)) jobs.set({ queue, state }, count);
    }),
  );
}

async function readLists({ database }: MetricServices, { entries, age, checked, stale }: Gauges): Promise<void> {
  for (const gauge of [entries, age, checked, stale]) gauge.reset();
  const now = Date.now();
  for (const it of (await findListSetInForce(database))?.versions ?? []) {
    const { authority } = it;
    entries.set({ authority }, it.designationCount);
    age.set({ authority }, (now - Date.parse(it.datedOn)) / 1000);
    stale.set({ authority }, Number(it.isStale));
    if (it.checkedAt !== undefined) checked.set({ authority }, (now - it.checkedAt.getTime()) / 1000);
  }
}
