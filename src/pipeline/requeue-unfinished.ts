import { log } from '../log.ts';
import { enqueueDelivery, enqueueRescreening, enqueueScreening, type Queues } from '../queue/queues.ts';
import { findWaitingChunks } from '../store/chunks.ts';
import type { Database } from '../store/database.ts';
import { findDueDeliveries } from '../store/deliveries.ts';
import { findUnfinishedRescreenings } from '../store/rescreenings.ts';

/** So many reminders are put back at once; the next round brings the rest. */
const REMINDERS_MAX = 5_000;

/**
 * Puts back every reminder that the queue should hold: chunks that wait, re-screenings and
 * their parts, deliveries that are due. Whatever was lost,
 * with a process, with Redis, or between a commit and the adding of its job, is found here. Reminding twice is
 * harmless: a job id that is held is ignored, and a step that finds nothing to do does nothing.
 */
export async function requeueUnfinished({
  database,
  queues,
}: {
  readonly database: Database;
  readonly queues: Queues;
}): Promise<{ chunks: number; rescreenings: number; deliveries: number }> {
  const chunkIds = await findWaitingChunks(database, REMINDERS_MAX);
  const rescreenings = await findUnfinishedRescreenings(database, REMINDERS_MAX);
  const deliveries = await findDueDeliveries(database, REMINDERS_MAX);
  await enqueueScreening(queues, chunkIds);
  await enqueueRescreening(queues, rescreenings);
  await enqueueDelivery(queues, deliveries);
  const found = {
    chunks: chunkIds.length,
    rescreenings: rescreenings.rescreeningIds.length + rescreenings.chunkIds.length,
    deliveries: deliveries.length,
  };
  if (found.chunks + found.rescreenings + found.deliveries > 0) log('unfinished.requeued', found);
  return found;
}
