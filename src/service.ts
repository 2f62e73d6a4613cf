import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startDeliveryWorker } from '../workers/delivery.ts';
import { startListWorker } from '../workers/lists.ts';
import { startReminders } from '../workers/reminders.ts';
import { startScreeningWorker } from '../workers/screening.ts';
import type { Config } from './config.ts';
import { createConsole } from './console/console.ts';
import { createApp } from './http/app.ts';
import { addressOf, closeServer, listen } from './http/listen.ts';
import { log, logFault } from './log.ts';
import { importBundledLists } from './pipeline/import-list.ts';
import { listRefreshing } from './pipeline/refresh-lists.ts';
import { openListsReader, type ListsReader } from './pipeline/lists-in-force.ts';
import { PUBLISHED, publishedAuthorities } from './publishers/publishers.ts';
import { openBackend, type Backend } from './queue/backend.ts';
import { closeQueues, openQueues, scheduleRefreshes, type Queues } from './queue/queues.ts';
import { openDatabase, type Database } from './store/database.ts';
import { startEmbeddedPostgres } from './store/embedded-postgres.ts';
import { migrate } from './store/migrate.ts';
import { readSecretKey } from './store/secret-key.ts';

/** Which doors a process opens: all of them on one machine; on many machines, some serve HTTP and some work. */
export const ROLES = ['all', 'api', 'workers'] as const;
export type Role = (typeof ROLES)[number];

export type Service = {
  /** Where HTTP answers, without a final slash; undefined in a process that only works. */
  readonly url: string | undefined;
  readonly config: Config;
  readonly database: Database;
  readonly queues: Queues;
  readonly backend: Backend;
  readonly lists: ListsReader;
  readonly secretKey: Buffer;
  /** Stops taking requests and jobs, finishes what is running, and closes everything in the order opposite to its opening. */
  readonly close: () => Promise<void>;
};

/** Opens the database, brings it up to date, and starts the doors of this process. What fails to start leaves nothing open. */
export async function startService(config: Config, { role }: { role: Role }): Promise<Service> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).toReversed()) {
      await closer().catch((error: unknown) => logFault('service.not_closed', error)); // the rest is closed all the same
    }
  };
  try {
    return await open(config, { role, closers, close });
  } catch (error) {
    await close();
    throw error;
  }
}

type Opening = {
  readonly role: Role;
  readonly closers: (() => Promise<unknown>)[];
  readonly close: () => Promise<void>;
};

async function open(config: Config, { role, closers, close }: Opening): Promise<Service> {
  const databaseUrl = config.databaseUrl ?? (await openEmbedded(config, closers));
  const database = openDatabase(databaseUrl, { max: connectionsFor(config) });
  closers.push(() => database.end());
  await migrate(database);
  await importBundledLists({ database });

  const backend = openBackend({ redisUrl: config.redisUrl, databaseUrl });
  closers.push(() => backend.close());
  const queues = openQueues(backend);
  closers.push(() => closeQueues(queues));

  const secretKey = await readSecretKey(config);
  const lists = openListsReader(database);
  const ground = { config, database, queues, backend, lists, secretKey };
  const url = role === 'workers' ? undefined : await openDoors(ground, closers);
  if (role !== 'api') {
    await startWorkers({ ...ground, publicUrl: config.publicUrl ?? url ?? addressOf(config, config.port) }, closers);
  }
  log('service.started', { role, queue: backend.kind, database: config.databaseUrl ? 'given' : 'embedded', url });
  return { ...ground, url, close };
}

const HOUR_MS = 3_600_000;

/** One for each upload, chunk and attempt that may run at once, and some for the questions of people. */
function connectionsFor({ uploadsAtOnce, screeningConcurrency, deliveryConcurrency }: Config): number {
  return uploadsAtOnce + screeningConcurrency + deliveryConcurrency + 8;
}

async function openEmbedded(config: Config, closers: Opening['closers']): Promise<string> {
  const postgres = await startEmbeddedPostgres(join(config.dataDirectory, 'postgres'));
  closers.push(() => postgres.stop());
  return postgres.connectionString;
}

type Ground = Pick<Service, 'config' | 'database' | 'queues' | 'backend' | 'lists' | 'secretKey'>;

async function openDoors(ground: Ground, closers: Opening['closers']): Promise<string> {
  const { config } = ground;
  // Links need the port, and the system may choose it, so the door is built when the address is known.
  const server = await listen(config);
  closers.push(() => closeServer(server));
  const url = addressOf(config, (server.address() as AddressInfo).port);
  const services = { ...ground, publicUrl: config.publicUrl ?? url };
  server.on('request', createApp(services, { console: createConsole(services) }));
  return url;
}

async function startWorkers(
  services: Ground & { readonly publicUrl: string },
  closers: Opening['closers'],
): Promise<void> {
  const { config } = services;
  const { webhookTimeoutMs, allowPrivateAddresses } = config;
  const screening = startScreeningWorker(services, { concurrency: config.screeningConcurrency });
  const delivery = startDeliveryWorker(
    { ...services, webhookTimeoutMs, allowPrivateAddresses },
    { concurrency: config.deliveryConcurrency },
  );
  const lists = startListWorker({ ...services, ...listRefreshing(config) });
  const reminders = startReminders(services, { intervalMs: config.requeueIntervalMs });
  closers.push(() => Promise.all([reminders.close(), screening.close(), delivery.close(), lists.close()]));

  const on = publishedAuthorities(config.listAuthorities);
  const off = PUBLISHED.filter((it) => !on.includes(it));
  await scheduleRefreshes(services.queues, { on, off, everyMs: config.listRefreshHours * HOUR_MS });
}
