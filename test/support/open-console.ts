import express, { type Express } from 'express';
import { afterAll, beforeAll } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createConsole } from '../../src/console/console.ts';
import { openRegister } from '../../src/pipeline/register.ts';
import { openBackend } from '../../src/queue/backend.ts';
import { closeQueues, openQueues, type Queues } from '../../src/queue/queues.ts';
import type { Database } from '../../src/store/database.ts';
import { seedConsole, type Seed } from './seed.ts';
import { useDatabase } from './database.ts';

/** The console on a seeded database of the test file's own. Call it at the top of the file. */
export function useConsole(env: Record<string, string> = {}): {
  readonly app: Express;
  readonly seed: Seed;
  readonly database: Database;
  readonly queues: Queues;
} {
  const postgres = useDatabase();
  let opened: { app: Express; seed: Seed; queues: Queues };

  beforeAll(async () => {
    const backend = openBackend({ databaseUrl: postgres.url });
    const queues = openQueues(backend);
    const { database } = postgres;
    const services = { config: readConfig(env), database, queues, register: openRegister({ database }) };
    const app = express();
    app.set('trust proxy', true); // so that a test can come from an address of its own
    app.use('/console', createConsole(services));
    opened = { app, queues, seed: await seedConsole(services) };
  });
  afterAll(async () => {
    await closeQueues(opened.queues);
  });
  return {
    get app() {
      return opened.app;
    },
    get seed() {
      return opened.seed;
    },
    get queues() {
      return opened.queues;
    },
    get database() {
      return postgres.database;
    },
  };
}
