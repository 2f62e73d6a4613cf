import { logFault } from '../src/log.ts';
import { requeueUnfinished } from '../src/pipeline/requeue-unfinished.ts';
import type { Queues } from '../src/queue/queues.ts';
import { dropUnsentHolders } from '../src/store/kept-book.ts';
import type { Database } from '../src/store/database.ts';

/**
 * Puts lost reminders back and lets go of kept holders whose time is over, at once and then at every interval. A timer of each process and no job of the queue: it is
 * there for the day on which the queue has lost its jobs.
 */
export function startReminders(
  services: { readonly database: Database; readonly queues: Queues },
  { intervalMs }: { intervalMs: number },
): { close: () => Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  let isRunning = false;
  const round = () => {
    if (isRunning) return;
    isRunning = true;
    running = Promise.all([requeueUnfinished(services), dropUnsentHolders(services.database)])
      .catch((error: unknown) => logFault('requeue.failed', error))
      .finally(() => (isRunning = false));
  };
  round();
  const timer = setInterval(round, intervalMs);
  return {
    close: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
