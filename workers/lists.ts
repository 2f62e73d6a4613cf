import { refreshList, type RefreshServices } from '../src/pipeline/refresh-lists.ts';
import { publishedAuthorities } from '../src/publishers/publishers.ts';
import type { Backend, JobWorker } from '../src/queue/backend.ts';
import { listJob } from '../src/queue/queues.ts';
import { startWorker } from '../src/queue/worker.ts';

/** Starts looking for newer lists. A look that came to nothing is on record, and no failure of the job. */
export function startListWorker(services: RefreshServices & { readonly backend: Backend }): JobWorker {
  return startWorker(services.backend, {
    queue: 'lists',
    job: listJob,
    concurrency: 1, // a list is read whole, and two of the largest at once would take the memory of both
    run: async ({ authority }) => {
      for (const published of publishedAuthorities([authority])) await refreshList(services, published);
    },
  });
}
