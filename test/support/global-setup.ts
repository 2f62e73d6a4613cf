import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openBackend } from '../../src/queue/backend.ts';
import { openQueues, closeQueues } from '../../src/queue/queues.ts';
import { openDatabase } from '../../src/store/database.ts';
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { migrate } from '../../src/store/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The migrated database that each test file clones. */
    templateUrl: string;
    /** Undefined where there is no Redis: the tests of that backend are skipped. */
    redisUrl: string | undefined;
  }
}

/** Starts one PostgreSQL for the whole run, with a migrated template database, and one Redis where there is any. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'cordon-test-'));
  const postgres = await startEmbeddedPostgres(join(folder, 'postgres'), { isDurable: false });
  const database = openDatabase(postgres.connectionString);
  await migrate(database);
  const backend = openBackend({ databaseUrl: postgres.connectionString });
  const queues = openQueues(backend);
  await queues.screening.getJobCounts(); // BullMQ makes its own tables at the first question
  await closeQueues(queues);
  await backend.close();
  await database.end();
  project.provide('templateUrl', postgres.connectionString);

  const redis = await startRedis(folder);
  project.provide('redisUrl', redis?.url);
  if (redis === undefined) {
    process.stdout.write('\nSKIPPED: the tests on Redis. Install redis-server or set REDIS_URL to run them too.\n\n');
  }
  return async () => {
    await redis?.stop();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function startRedis(folder: string): Promise<{ url: string; stop: () => Promise<void> } | undefined> {
  const given = process.env['REDIS_URL'];
  if (given) return { url: given, stop: async () => {} };
  if (spawnSync('redis-server', ['--version']).status !== 0) return undefined;

  const port = await findFreePort();
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  const server = spawn('redis-server', [...settings, '--maxmemory-policy', 'noeviction'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((ready, failed) => {
    server.once('exit', (code) => failed(new Error(`redis-server ended with ${code}.`)));
    server.stdout.on('data', (text: Buffer) => {
      if (text.includes('Ready to accept connections')) ready();
    });
  });
  const stopped = new Promise<void>((done) => server.once('exit', () => done()));
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      server.kill('SIGTERM');
      await stopped;
    },
  };
}

export function findFreePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });
}
