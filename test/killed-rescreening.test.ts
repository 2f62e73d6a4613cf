import { describe, expect, inject, test } from 'vitest';
import { keepBook } from '../src/store/kept-book.ts';
import { aBank } from './support/bank.ts';
import { useDatabase } from './support/database.ts';
import { aDesignation } from './support/designations.ts';
import { aHolder } from './support/holders.ts';
import { amendUnList, sendBook } from './support/kept-book.ts';
import { aService } from './support/service.ts';
import { until } from './support/until.ts';
import { startWorkers } from './support/workers.ts';

const BACKENDS = [
  ['PostgreSQL', undefined],
  ['Redis', inject('redisUrl')],
] as const;

const LISTED = aDesignation({
  id: 'un-KPi.990',
  reference: 'KPi.990',
  name: 'ZVORAK TESTONIAN',
  birthDates: ['1961-04-05'],
});

describe.each(BACKENDS)('a worker that is killed in the middle of a re-screening, queue in %s', (name, redisUrl) => {
  const postgres = useDatabase();

  test.skipIf(name === 'Redis' && redisUrl === undefined)(
    'every kept holder is looked at once, and every new hit is told once, under one id',
    { timeout: 120_000 },
    async () => {
      const environment = {
        DATABASE_URL: postgres.url,
        REDIS_URL: redisUrl && `${redisUrl}/11`,
        SCREENING_CONCURRENCY: '1',
        WEBHOOK_TIMEOUT_MS: '1000',
      };
      const service = await aService(environment, 'api');
      const { institution, receiver } = await aBank(service);
      const { database } = service;
      await keepBook(database, { institutionId: institution.id, days: 30 });
      const hits = Array.from({ length: 12 }, (_, n) =>
        aHolder({ customerRef: `HIT-${n}`, name: 'Zvorak Testonian', birthDate: '1961-04-05' }),
      );
      await sendBook({ ...service, publicUrl: service.url! }, institution.id, hits);
      await database.query(
        `update kept_holders set number = 10000 * substr(customer_ref, 5)::int + 1 where customer_ref like 'HIT-%'`,
      );
      // Copies of one ordinary customer, spread over the book: enough for a dozen chunks.
      await database.query(
        `insert into kept_holders (institution_id, customer_ref, number, holder_id, batch_id, sent_at, body)
         select k.institution_id, 'O-' || n, 2 * n, k.holder_id, k.batch_id, now(), $1
         from generate_series(1, 60000) as n,
           (select institution_id, holder_id, batch_id from kept_holders order by number limit 1) as k`,
        [aHolder({ customerRef: 'O', name: 'Nobody Ordinary' })],
      );
      await amendUnList(database, (all) => [...all, LISTED]);

      const done = async () =>
        (await database.query("select count(*)::int as count from rescreening_chunks where state = 'done'")).rows[0]
          .count as number;
      for (const count of [2, 6]) {
        const worker = startWorkers(environment);
        await until(async () => (await done()) >= count);
        worker.kill('SIGKILL');
        await new Promise((gone) => worker.once('exit', gone));
      }
      startWorkers(environment);
      await until(
        async () => (await database.query("select from rescreenings where state <> 'finished'")).rowCount === 0,
      );
      await until(
        async () => (await database.query("select from deliveries where state <> 'delivered'")).rowCount === 0,
      );

      const { rows } = await database.query(
        `select sum(looked_at_count)::int as looked_at, sum(hit_count)::int as hits,
           (select count(*)::int from recommendations) as issued from rescreening_chunks`,
      );
      expect(rows).toEqual([{ looked_at: 60_012, hits: 12, issued: 12 }]);
      const issued = receiver.messages.filter((it) => JSON.parse(it.body).type === 'recommendation.issued');
      expect(new Set(issued.map((it) => it.id)).size).toBe(12);
    },
  );
});
