import { setTimeout as wait } from 'node:timers/promises';
import type { JobQueue } from '../queue/backend.ts';
import type { Queues } from '../queue/queues.ts';

/** A page does not wait longer for a queue than this; it says then that the queue does not answer. */
const PATIENCE_MS = 2_000;

export type QueueDepth = {
  readonly name: 'Screening' | 'Re-screening' | 'Delivery' | 'Lists';
  /** What a job of it is. */
  readonly job: string;
  /** Undefined when the queue does not answer. */
  readonly jobs: { readonly waiting: number; readonly active: number; readonly delayed: number } | undefined;
};

/** How many jobs the queues hold. They are reminders only: what is really undone is known to PostgreSQL. */
export async function readQueueDepth({ screening, rescreening, delivery, lists }: Queues): Promise<QueueDepth[]> {
  const [ofScreening, ofRescreening, ofDelivery, ofLists] = await Promise.all(
    [screening, rescreening, delivery, lists].map(countJobs),
  );
  return [
    { name: 'Screening', job: 'chunks of holders', jobs: ofScreening },
    { name: 'Re-screening', job: 'parts of kept books', jobs: ofRescreening },
    { name: 'Delivery', job: 'attempts to deliver', jobs: ofDelivery },
    { name: 'Lists', job: 'looks at a publisher', jobs: ofLists },
  ];
}

async function countJobs(queue: JobQueue): Promise<QueueDepth['jobs']> {
  const controller = new AbortController();
  const counts = await Promise.race([
    queue.getJobCounts().catch(() => undefined),
    wait(PATIENCE_MS, undefined, { signal: controller.signal }).catch(() => undefined),
  ]);
  controller.abort();
  return (
    counts && {
      waiting: (counts['waiting'] ?? 0) + (counts['prioritized'] ?? 0) + (counts['paused'] ?? 0),
      active: counts['active'] ?? 0,
      delayed: counts['delayed'] ?? 0,
    }
  );
}
