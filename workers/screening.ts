import { screeningJob } from '../src/queue/queues.ts';
import type { Backend, JobWorker } from '../src/queue/backend.ts';
import { startWorker } from '../src/queue/worker.ts';
import { screenChunk, type ScreeningServices } from '../src/pipeline/screen-chunk.ts';

/** Starts taking chunks from the queue and screening them. */
export function startScreeningWorker(
  services: ScreeningServices & { readonly backend: Backend },
  { concurrency }: { concurrency: number },
): JobWorker {
  return startWorker(services.backend, {
    queue: 'screening',
    job: screeningJob,
    concurrency,
    run: ({ chunkId }) => screenChunk(services, chunkId),
  });
}
