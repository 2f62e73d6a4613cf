import { UnrecoverableError } from 'bullmq';
import { z } from 'zod';
import { InputError } from '../errors.ts';
import { logFault } from '../log.ts';
import type { Backend, JobWorker } from './backend.ts';

export type WorkerOptions<Job> = {
  readonly queue: 'screening' | 'rescreening' | 'delivery' | 'lists';
  readonly job: z.ZodType<Job>;
  readonly concurrency: number;
  readonly run: (job: Job) => Promise<void>;
};

/**
 * Starts taking jobs. This is the one place where errors become the queue's: an InputError, or a job that is not of
 * its form, ends the job for good; anything else is logged and tried again.
 */
export function startWorker<Job>(backend: Backend, { queue, job, concurrency, run }: WorkerOptions<Job>): JobWorker {
  const runJob = async ({ data, id }: { data: unknown; id?: string }) => {
    try {
      await run(job.parse(data));
    } catch (error) {
      logFault('job.failed', error, { queue, jobId: id });
      if (error instanceof InputError || error instanceof z.ZodError) {
        throw new UnrecoverableError(error.name);
      }
      // The queue keeps the message of a failed job, and that of a database error may quote the row.
      throw new Error(error instanceof Error ? error.name : 'unknown fault', { cause: error });
    }
  };
  return backend.openWorker(queue, runJob, { concurrency });
}
