import supertest from 'supertest';
import { describe, expect, inject, test } from 'vitest';
import { aBank } from './support/bank.ts';
import { aBook, DESIGNATED } from './support/books.ts';
import { useDatabase } from './support/database.ts';
import { aHolder } from './support/holders.ts';
import { aService } from './support/service.ts';
import { until } from './support/until.ts';
import { startWorkers } from './support/workers.ts';

const BACKENDS = [
  ['PostgreSQL', undefined],
  ['Redis', inject('redisUrl')],
] as const;

describe.each(BACKENDS)('a worker that is killed in the middle of a batch, with the queue in %s', (name, redisUrl) => {
  const postgres = useDatabase();

  test.skipIf(name === 'Redis' && redisUrl === undefined)(
    'every holder is screened once, and every recommendation delivered under one id',
    { timeout: 120_000 },
    async () => {
      const environment = {
        DATABASE_URL: postgres.url,
        REDIS_URL: redisUrl && `${redisUrl}/10`,
        SCREENING_CONCURRENCY: '1',
        WEBHOOK_TIMEOUT_MS: '1000',
      };
      const service = await aService(environment, 'api');
      const { apiKey, receiver } = await aBank(service);
      const { database } = service;
      const hits = Array.from({ length: 40 }, (_, n) => ({ ...DESIGNATED, customerRef: `DESIGNATED-${n}` }));
      const book = Array.from({ length: 40 }, (_, n) => aBook(0, aHolder({ customerRef: `O-${n}` }), hits[n]!));
      const posted = await supertest(service.url!)
        .post('/v1/batches')
        .set({ authorization: `Bearer ${apiKey}`, 'idempotency-key': 'book-1', 'content-type': 'application/x-ndjson' })
        .send(aBook(8_000) + book.join(''));
      expect(posted.status, posted.text).toBe(202);
      const screened = async () =>
        (await database.query("select count(*)::int as count from chunks where state = 'screened'")).rows[0].count;

      for (const share of [0.2, 0.5, 0.9]) {
        const worker = startWorkers(environment);
        await until(async () => (await screened()) >= 81 * share);
        worker.kill('SIGKILL');
        await new Promise((gone) => worker.once('exit', gone));
      }
      startWorkers(environment);
      await until(async () => {
        const { rows } = await database.query("select from batches where status = 'screened'");
        return rows.length === 1;
      });
      await until(
        async () => (await database.query("select from deliveries where state <> 'delivered'")).rowCount === 0,
      );

      const { rows } = await database.query(
        `select (select count(*) from holders)::int as holders, (select count(*) from screenings)::int as screenings,
           (select count(distinct holder_id) from screenings)::int as screened, (select count(*) from recommendations)::int as issued`,
      );
      expect(rows[0]).toEqual({ holders: 8_080, screenings: 8_080, screened: 8_080, issued: 40 });
      const idsBySubject = new Map<string, Set<string>>();
      for (const { id, body, isVerified } of receiver.messages) {
        expect(isVerified).toBe(true);
        const subject = JSON.parse(body).data.subject?.customerRef ?? 'the batch';
        idsBySubject.set(subject, (idsBySubject.get(subject) ?? new Set()).add(id));
      }
      expect(idsBySubject.size).toBe(41);
      expect([...idsBySubject.values()].every((ids) => ids.size === 1)).toBe(true);
    },
  );
});
