import { createPostgresBackend, createRedisBackend, withBackend, type Job, type JobsOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { setTimeout as pause } from 'node:timers/promises';
import { UnavailableError } from '../errors.ts';
import { logFault } from '../log.ts';

/** The braces keep all keys of the service on one node of a Redis Cluster. */
const PREFIX = '{cordon}';
/**
 * A job whose process died is given to another after its lock has run out. No chunk keeps the event loop busy for a
 * second, so ten are plenty to renew the lock in. A job that was lost more often than BullMQ allows is removed, and
 * the requeuing brings it back.
 */
const RECOVERY = { lockDuration: 10_000, stalledInterval: 5_000 };
/** BullMQ waits for a Redis that is away as long as it takes; who asks a question waits so long. */
const PATIENCE_MS = 5_000;
/** Each queue and each worker opens a pool of its own of this size. */
const CONNECTIONS_PER_POOL = 3;

/** A queue as the rest of the house sees it. */
export type JobQueue = {
  readonly addBulk: (jobs: { name: string; data: object; opts: JobsOptions }[]) => Promise<unknown>;
  readonly getJobCounts: () => Promise<Record<string, number>>;
  readonly obliterate: (options: { force: boolean }) => Promise<void>;
  /** Adds the job now and again and again; the same scheduler id replaces an earlier schedule. */
  readonly upsertJobScheduler: (
    schedulerId: string,
    repeat: { every: number },
    template: { name: string; data: object; opts: JobsOptions },
  ) => Promise<unknown>;
  readonly removeJobScheduler: (schedulerId: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

export type JobWorker = { readonly close: () => Promise<void> };

export type Backend = {
  readonly kind: 'redis' | 'postgresql';
  readonly openQueue: (name: string) => JobQueue;
  readonly openWorker: (
    name: string,
    run: (job: Job) => Promise<void>,
    options: { readonly concurrency: number },
  ) => JobWorker;
  /** True when the queue answers. */
  readonly isReady: () => Promise<boolean>;
  /** Closes the connections; the queues and workers are closed by those who opened them, before. */
  readonly close: () => Promise<void>;
};

/** The one place that knows whether jobs live in Redis (`redisUrl` is set) or beside the records in PostgreSQL. */
export function openBackend({ redisUrl, databaseUrl }: { redisUrl?: string; databaseUrl: string }): Backend {
  return redisUrl === undefined ? openPostgresBackend(databaseUrl) : openRedisBackend(redisUrl);
}

function openRedisBackend(url: string): Backend {
  const { Queue, Worker } = withBackend(createRedisBackend);
  // Who adds a job must not hang while Redis is away: the record is committed, and the reminder is made up for later.
  const producer = new Redis(url, { maxRetriesPerRequest: 1, commandTimeout: 5_000 });
  producer.on('error', () => {}); // it reconnects by itself; isReady tells
  const workerConnections: Redis[] = [];
  return {
    kind: 'redis',
    openQueue: (name) => {
      const queue = new Queue(name, { connection: producer, prefix: PREFIX });
      queue.on('error', () => {});
      return {
        addBulk: (jobs) => withinPatience(queue.addBulk(jobs)),
        getJobCounts: () => withinPatience(queue.getJobCounts()),
        obliterate: (options) => queue.obliterate(options),
        upsertJobScheduler: (...schedule) => withinPatience(queue.upsertJobScheduler(...schedule)),
        removeJobScheduler: (schedulerId) => withinPatience(queue.removeJobScheduler(schedulerId)),
        close: () => queue.close(),
      };
    },
    openWorker: (name, run, { concurrency }) => {
      const connection = new Redis(url, { maxRetriesPerRequest: null }); // BullMQ waits for Redis rather than fail a job
      connection.on('error', () => {});
      workerConnections.push(connection);
      const worker = new Worker(name, run, { connection, prefix: PREFIX, concurrency, ...RECOVERY });
      worker.on('error', (error) => logFault('queue.fault', error, { queue: name }));
      return worker;
    },
    isReady: async () => (await withinPatience(producer.ping()).catch(() => 'no')) === 'PONG',
    close: async () => {
      for (const connection of [producer, ...workerConnections]) connection.disconnect();
    },
  };
}

/** The answer if it comes in time, else UnavailableError; a job that is added later after all is a harmless reminder. */
async function withinPatience<T>(answer: Promise<T>): Promise<T> {
  answer.catch(() => {}); // it may fail after we have gone
  const waiting = new AbortController();
  const tooLong = pause(PATIENCE_MS, undefined, { signal: waiting.signal }).then(() => {
    throw new UnavailableError('The queue does not answer.');
  });
  tooLong.catch(() => {});
  return Promise.race([answer, tooLong]).finally(() => waiting.abort());
}

function openPostgresBackend(connectionString: string): Backend {
  const { Queue, Worker } = withBackend(createPostgresBackend);
  const connection = { connectionString, migrate: true, max: CONNECTIONS_PER_POOL };
  let firstQueue: JobQueue | undefined;
  return {
    kind: 'postgresql',
    openQueue: (name) => {
      const queue = new Queue(name, { connection });
      queue.on('error', (error) => logFault('queue.fault', error, { queue: name }));
      firstQueue ??= queue;
      return queue;
    },
    openWorker: (name, run, { concurrency }) => {
      const worker = new Worker(name, run, { connection, concurrency, ...RECOVERY });
      worker.on('error', (error) => logFault('queue.fault', error, { queue: name }));
      return worker;
    },
    isReady: async () =>
      (await firstQueue?.getJobCounts().then(
        () => true,
        () => false,
      )) ?? true,
    close: async () => {},
  };
}
