import { deliver, type DeliveryServices } from '../src/pipeline/deliver.ts';
import type { Backend, JobWorker } from '../src/queue/backend.ts';
import { deliveryJob } from '../src/queue/queues.ts';
import { startWorker } from '../src/queue/worker.ts';

/** Starts taking deliveries from the queue, one attempt a job. A failed attempt is on record, and no failure of the job. */
export function startDeliveryWorker(
  services: DeliveryServices & { readonly backend: Backend },
  { concurrency }: { concurrency: number },
): JobWorker {
  return startWorker(services.backend, {
    queue: 'delivery',
    job: deliveryJob,
    concurrency,
    run: async ({ deliveryId }) => {
      await deliver(services, deliveryId);
    },
  });
}
