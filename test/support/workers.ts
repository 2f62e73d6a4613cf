import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { testEnvironment } from './service.ts';

/** Starts the workers in a process of their own, as `npm run start:workers` does, and kills it after the test. */
export function startWorkers(environment: Record<string, string | undefined>): ChildProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/server.ts'), 'workers'], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'silent', ...testEnvironment(environment) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
  });
  return child;
}
