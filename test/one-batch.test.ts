import supertest from 'supertest';
import { expect, inject, describe, test } from 'vitest';
import { registerSupervisor } from '../src/store/supervisors.ts';
import { aBank } from './support/bank.ts';
import { aBook, DESIGNATED } from './support/books.ts';
import { useDatabase } from './support/database.ts';
import { aService } from './support/service.ts';
import { until } from './support/until.ts';

const BACKENDS = [
  ['PostgreSQL', undefined],
  ['Redis', inject('redisUrl')],
] as const;

describe.each(BACKENDS)('one batch, with the queue in %s', (name, redisUrl) => {
  const postgres = useDatabase();

  test.skipIf(name === 'Redis' && redisUrl === undefined)(
    'a book is posted, screened, decided about, delivered once with a good signature, and seen in the console',
    async () => {
      const service = await aService({ DATABASE_URL: postgres.url, REDIS_URL: redisUrl && `${redisUrl}/9` });
      const { apiKey, receiver } = await aBank(service);
      await registerSupervisor(service.database, {
        username: 'sokha',
        displayName: 'Sokha Example',
        password: 'correct horse battery',
      });
      const api = supertest(service.url!);

      const posted = await api
        .post('/v1/batches')
        .set({ authorization: `Bearer ${apiKey}`, 'idempotency-key': 'book-1', 'content-type': 'application/x-ndjson' })
        .send(aBook(450, DESIGNATED));
      expect(posted.status, posted.text).toBe(202);

      const batch = await until(async () => {
        const { body } = await api.get(posted.headers['location']!).set({ authorization: `Bearer ${apiKey}` });
        return body.status === 'screened' && body;
      });
      expect(batch).toMatchObject({ counts: { holders: 451, clear: 450, match: 1, possible: 0, unscreenable: 0 } });

      await until(() => receiver.messages.length === 2);
      const messages = receiver.messages.map((it) => ({
        ...JSON.parse(it.body),
        isVerified: it.isVerified,
        id: it.id,
      }));
      expect(messages.map((it) => it.isVerified)).toEqual([true, true]);
      expect(new Set(messages.map((it) => it.id)).size).toBe(2);
      const issued = messages.find((it) => it.type === 'recommendation.issued');
      expect(issued.data).toMatchObject({
        subject: { customerRef: 'DESIGNATED-1', accountRefs: ['ACC-1'] },
        recommendation: { action: 'freeze-and-report', fundsInstruction: 'hold-do-not-release' },
      });
      expect(issued.data.designations[0].reference).toBe('KPi.065');
      expect(messages.find((it) => it.type === 'batch.screened').data.outcomes).toEqual({
        clear: 450,
        possible: 0,
        match: 1,
        unscreenable: 0,
      });

      const supervisor = supertest.agent(service.url!);
      await supervisor
        .post('/console/sign-in')
        .set('origin', service.url!)
        .type('form')
        .send({ username: 'sokha', password: 'correct horse battery' })
        .expect(303);
      const page = await supervisor.get('/console/recommendations').expect(200);
      expect(page.text).toContain('DESIGNATED-1');
    },
  );
});
