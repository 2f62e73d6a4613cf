import { divideRescreening, rescreenChunk } from '../src/pipeline/rescreen.ts';
import type { ScreeningServices } from '../src/pipeline/screen-chunk.ts';
import type { Backend, JobWorker } from '../src/queue/backend.ts';
import { rescreeningJob } from '../src/queue/queues.ts';
import { startWorker } from '../src/queue/worker.ts';

/** Starts dividing re-screenings and doing their parts. */
export function startRescreeningWorker(
  services: ScreeningServices & { readonly backend: Backend },
  { concurrency }: { concurrency: number },
): JobWorker {
  return startWorker(services.backend, {
    queue: 'rescreening',
    job: rescreeningJob,
    concurrency,
    run: async (job) => {
      if ('chunkId' in job) await rescreenChunk(services, job.chunkId);
      else await divideRescreening(services, job.rescreeningId);
    },
  });
}
