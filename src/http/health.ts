import { Router } from 'express';
import { z } from 'zod';
import type { Backend } from '../queue/backend.ts';
import type { Database } from '../store/database.ts';
import { findListSetInForce, type StoredListVersion } from '../store/lists.ts';
import { route } from './route.ts';

/** What does not answer in so long is not ready. */
const CHECK_MS = 2_000;

export const readiness = z
  .strictObject({
    status: z.enum(['ready', 'not_ready']),
    checks: z.strictObject({
      database: z.enum(['ok', 'failed']),
      queue: z.enum(['ok', 'failed']),
      lists: z
        .enum(['ok', 'stale', 'failed'])
        .describe('Whether there is anything to screen against. A stale list is screened against all the same.'),
    }),
    staleLists: z.array(z.string()).describe('The lists that were not refreshed within their limit.'),
  })
  .meta({ id: 'Readiness' });

type Check = 'ok' | 'failed';

/** `/healthz`: this process runs. `/readyz`: it can take a batch and have it screened. */
export function healthRoutes({
  database,
  backend,
}: {
  readonly database: Database;
  readonly backend: Backend;
}): Router {
  const router = Router();
  route(router, '/healthz', {
    get: (_request, response) => {
      response.json({ status: 'ok' });
    },
  });
  route(router, '/readyz', {
    get: async (_request, response) => {
      let versions: readonly StoredListVersion[] = [];
      const [isDatabase, isQueue, isLists] = await Promise.all([
        check(async () => (await database.query('select 1')).rowCount === 1),
        check(() => backend.isReady()),
        check(async () => (versions = (await findListSetInForce(database))?.versions ?? []).length > 0),
      ]);
      const isReady = [isDatabase, isQueue, isLists].every((it) => it === 'ok');
      const staleLists = versions.filter((it) => it.isStale).map((it) => it.authority);
      const answer: z.infer<typeof readiness> = {
        status: isReady ? 'ready' : 'not_ready',
        checks: {
          database: isDatabase,
          queue: isQueue,
          lists: isLists === 'ok' && staleLists.length > 0 ? 'stale' : isLists,
        },
        staleLists,
      };
      response.status(isReady ? 200 : 503).json(answer);
    },
  });
  return router;
}

async function check(question: () => Promise<boolean>): Promise<Check> {
  const late = new Promise<boolean>((done) => setTimeout(done, CHECK_MS, false).unref());
  const isFine = await Promise.race([question(), late]).catch(() => false);
  return isFine ? 'ok' : 'failed';
}
