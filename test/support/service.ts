import { onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { startService, type Role, type Service } from '../../src/service.ts';

/** The environment of a service for tests: a free port, webhooks to loopback, small chunks, quick reminders. */
export function testEnvironment(given: Record<string, string | undefined>): Record<string, string | undefined> {
  return {
    PORT: '0',
    CORDON_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    WEBHOOK_ALLOW_PRIVATE_ADDRESSES: 'true',
    CHUNK_HOLDERS: '100',
    REQUEUE_INTERVAL_MS: '500',
    LIST_AUTHORITIES: 'none',
    ...given,
  };
}

/** Starts the service in this process and closes it after the test. */
export async function aService(environment: Record<string, string | undefined>, role: Role = 'all'): Promise<Service> {
  const service = await startService(readConfig(testEnvironment(environment)), { role });
  onTestFinished(service.close);
  return service;
}
