/**
 * The queue holds nothing but reminders of what PostgreSQL already knows. A job carries an id and no
 * data, so losing every job loses time and not work: pipeline/requeue-unfinished puts them back.
 */
import type { JobsOptions } from 'bullmq';
import { z } from 'zod';
import { logFault } from '../log.ts';
import type { Backend, JobQueue } from './backend.ts';

export const screeningJob = z.strictObject({ chunkId: z.uuid() });
/** Either divides the work of a re-screening, or does a part of it. */
export const rescreeningJob = z.union([
  z.strictObject({ rescreeningId: z.uuid() }),
  z.strictObject({ chunkId: z.uuid() }),
]);
export const deliveryJob = z.strictObject({ deliveryId: z.uuid() });
/** A list is known by the name of its authority. */
export const listJob = z.strictObject({ authority: z.string().max(40) });

export type Queues = {
  readonly screening: JobQueue;
  readonly rescreening: JobQueue;
  readonly delivery: JobQueue;
  readonly lists: JobQueue;
};

/** What an attempt number is added for: the job id of the attempt before may still be held by the running job. */
export type DueDelivery = { readonly id: string; readonly attemptNumber: number; readonly delayMs?: number };

/** A job that is over, well or badly, leaves no trace: its id must be free for the next reminder. */
const JOB_OPTIONS: JobsOptions = { removeOnComplete: true, removeOnFail: true };

/** A chunk that fails is tried again after 1, 2, 4 and 8 s; after that the requeuing reminds of it. */
const SCREENING_OPTIONS: JobsOptions = { ...JOB_OPTIONS, attempts: 5, backoff: { type: 'exponential', delay: 1_000 } };

/** So many jobs are added in one round trip. */
const JOBS_PER_CALL = 1_000;

export function openQueues(backend: Backend): Queues {
  return {
    screening: backend.openQueue('screening'),
    rescreening: backend.openQueue('rescreening'),
    delivery: backend.openQueue('delivery'),
    lists: backend.openQueue('lists'),
  };
}

export async function closeQueues({ screening, rescreening, delivery, lists }: Queues): Promise<void> {
  await Promise.all([screening.close(), rescreening.close(), delivery.close(), lists.close()]);
}

/** Asks for chunks to be screened. Asking twice is harmless: an id that is already held is ignored. */
export async function enqueueScreening({ screening }: Queues, chunkIds: readonly string[]): Promise<void> {
  const jobs = chunkIds.map((chunkId) => ({
    name: 'screen-chunk',
    data: { chunkId },
    opts: { ...SCREENING_OPTIONS, jobId: chunkId },
  }));
  await addAll(screening, jobs, 'screening');
}

/** Asks for re-screenings to be divided, or for parts of them to be done. */
export async function enqueueRescreening(
  { rescreening }: Queues,
  { rescreeningIds = [], chunkIds = [] }: { rescreeningIds?: readonly string[]; chunkIds?: readonly string[] },
): Promise<void> {
  const jobs = [
    ...rescreeningIds.map((id) => ({ name: 'divide-rescreening', data: { rescreeningId: id }, id })),
    ...chunkIds.map((id) => ({ name: 'rescreen-chunk', data: { chunkId: id }, id })),
  ].map(({ id, ...job }) => ({ ...job, opts: { ...SCREENING_OPTIONS, jobId: id } }));
  await addAll(rescreening, jobs, 'rescreening');
}

/** Asks for one attempt at each delivery. The retry schedule is PostgreSQL's, so a job has one attempt only. */
export async function enqueueDelivery({ delivery }: Queues, deliveries: readonly DueDelivery[]): Promise<void> {
  const jobs = deliveries.map(({ id, attemptNumber, delayMs }) => ({
    name: 'deliver',
    data: { deliveryId: id },
    opts: { ...JOB_OPTIONS, jobId: `${id}-${attemptNumber}`, ...(delayMs === undefined ? {} : { delay: delayMs }) },
  }));
  await addAll(delivery, jobs, 'delivery');
}

/**
 * Has the lists that are switched on looked at now and then at every interval, and the others no more. Every process asks
 * for the same; a queue that is away or was emptied is asked again when a process starts.
 */
export async function scheduleRefreshes(
  { lists }: Queues,
  { on, off, everyMs }: { on: readonly string[]; off: readonly string[]; everyMs: number },
): Promise<void> {
  try {
    for (const authority of off) await lists.removeJobScheduler(`refresh-${authority}`);
    for (const authority of on) {
      const template = { name: 'refresh-list', data: { authority }, opts: JOB_OPTIONS };
      await lists.upsertJobScheduler(`refresh-${authority}`, { every: everyMs }, template);
    }
  } catch (error) {
    logFault('queue.away', error, { queue: 'lists', jobs: on.length });
  }
}

/**
 * A queue that is away is no fault of the caller, whose record is committed: the reminders are left out, and the
 * requeuing makes up for them.
 */
async function addAll(
  queue: JobQueue,
  jobs: { name: string; data: object; opts: JobsOptions }[],
  name: string,
): Promise<void> {
  try {
    for (let start = 0; start < jobs.length; start += JOBS_PER_CALL) {
      await queue.addBulk(jobs.slice(start, start + JOBS_PER_CALL));
    }
  } catch (error) {
    logFault('queue.away', error, { queue: name, jobs: jobs.length });
  }
}
