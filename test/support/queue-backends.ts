import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { describe, inject } from 'vitest';
import { openBackend, type Backend } from '../../src/queue/backend.ts';

/**
 * Runs the tests once on each backend of the queue: on PostgreSQL always, on Redis where there is one. Each file of
 * tests that asks for Redis gets a logical database of its own, emptied.
 */
export function describeOnEachBackend(title: string, tests: (openTestBackend: OpenTestBackend) => void): void {
  describe(`${title}, with the queue in PostgreSQL`, () => {
    tests(async (databaseUrl) => openBackend({ databaseUrl }));
  });
  const redisUrl = inject('redisUrl');
  describe.skipIf(redisUrl === undefined)(`${title}, with the queue in Redis`, () => {
    const url = new URL(redisUrl ?? 'redis://127.0.0.1');
    url.pathname = `/${randomBytes(1)[0]! % 16}`;
    tests(async (databaseUrl) => {
      const redis = new Redis(url.href);
      await redis.flushdb();
      redis.disconnect();
      return openBackend({ redisUrl: url.href, databaseUrl });
    });
  });
}

export type OpenTestBackend = (databaseUrl: string) => Promise<Backend>;
