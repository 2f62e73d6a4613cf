import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import supertest from 'supertest';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { enqueueListRefresh } from './support/list-refresh.ts';
import { readDissemination, saveListUpdates } from '../src/store/list-readers.ts';
import { findListSetInForce } from '../src/store/lists.ts';
import { aBank } from './support/bank.ts';
import { aBook, DESIGNATED } from './support/books.ts';
import { useDatabase } from './support/database.ts';
import { aService } from './support/service.ts';
import { unListOf } from './support/un-publisher.ts';
import { until } from './support/until.ts';

const BACKENDS = [
  ['PostgreSQL', undefined],
  ['Redis', inject('redisUrl')],
] as const;

describe.each(BACKENDS)('one list, with the queue in %s', (name, redisUrl) => {
  const postgres = useDatabase();

  test.skipIf(name === 'Redis' && redisUrl === undefined)(
    'a list is fetched by the clock, put in force, and told to who asked; the messages say how fresh it is',
    async () => {
      const mirror = await mkdtemp(join(tmpdir(), 'cordon-mirror-'));
      onTestFinished(() => rm(mirror, { recursive: true }));
      const service = await aService({
        DATABASE_URL: postgres.url,
        REDIS_URL: redisUrl && `${redisUrl}/8`,
        LIST_AUTHORITIES: 'un',
        LIST_MIRROR: mirror,
      });
      const { institution, apiKey, receiver } = await aBank(service);
      await saveListUpdates(service.database, { institutionId: institution.id, isWanted: true });
      const api = supertest(service.url!);
      const headers = { authorization: `Bearer ${apiKey}` };
      const un = async () => {
        const { body } = await api.get('/v1/lists').set(headers).expect(200);
        return body.listVersions.find((it: { authority: string }) => it.authority === 'un');
      };

      const failed = await until(async () => (await un()).lastCheck && un());
      expect(failed).toMatchObject({ isStale: true, lastCheck: { outcome: 'failed', code: 'list_unavailable' } });

      await writeFile(join(mirror, 'new'), unListOf({ datedOn: '2026-11-20', count: 150 }));
      await rename(join(mirror, 'new'), join(mirror, 'consolidated.xml'));
      await enqueueListRefresh(service.queues, 'un');
      await until(async () => (await un()).datedOn === '2026-11-20');
      expect(await un()).toMatchObject({ isStale: false, designationCount: 150 });

      const [told] = await until(() => receiver.messages.length === 1 && receiver.messages);
      expect(told!.isVerified).toBe(true);
      const { type, data } = JSON.parse(told!.body);
      expect({ type, added: data.added.length, delisted: data.delisted.length }).toEqual({
        type: 'list.updated',
        added: 150,
        delisted: 155,
      });
      const log = await until(async () => {
        const { rows } = await readDissemination(service.database, { limit: 5 });
        return rows[0]?.deliveredAt && rows;
      });
      expect(log).toMatchObject([{ institutionName: institution.name, authority: 'un', datedOn: '2026-11-20' }]);

      await api
        .post('/v1/batches')
        .set({ ...headers, 'idempotency-key': 'book-1', 'content-type': 'application/x-ndjson' })
        .send(aBook(5, DESIGNATED))
        .expect(202);
      const screened = await until(() => receiver.messages.find((it) => it.body.includes('"batch.screened"')));
      const set = await findListSetInForce(service.database);
      const versions = JSON.parse(screened.body).data.listVersions;
      expect(versions).toMatchObject(
        set!.versions.map((it) => ({
          authority: it.authority,
          isStale: it.authority === 'ofac', // which nobody has asked for
          ...(it.checkedAt !== undefined && { checkedAt: it.checkedAt.toISOString() }),
        })),
      );
    },
  );
});
