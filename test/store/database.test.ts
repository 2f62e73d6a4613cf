import { expect, test } from 'vitest';
import { inTransaction, isDatabaseAway, openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { useDatabase } from '../support/database.ts';

const postgres = useDatabase();

test('a transaction that throws leaves nothing behind', async () => {
  const attempt = inTransaction(postgres.database, async (tx) => {
    await tx.query(`insert into institutions (name, kind, country) values ('Gone Bank', 'bank', 'KH')`);
    throw new Error('stop');
  });
  await expect(attempt).rejects.toThrow('stop');
  expect((await postgres.database.query('select from institutions')).rowCount).toBe(0);
});

test('migrating a migrated database changes nothing, also when several processes start at once', async () => {
  const count = 'select count(*)::int as count from kysely_migration';
  const before = (await postgres.database.query(count)).rows;
  await Promise.all([migrate(postgres.database), migrate(postgres.database), migrate(postgres.database)]);
  expect((await postgres.database.query(count)).rows).toEqual(before);
});

test('a date stays the string that it is in PostgreSQL', async () => {
  const { rows } = await postgres.database.query(`select date '1964-08-28' as birth_date`);
  expect(rows).toEqual([{ birth_date: '1964-08-28' }]);
});

test('a connection that PostgreSQL ends in the middle is told apart from a question that is wrong', async () => {
  const ended = inTransaction(postgres.database, (tx) => tx.query('select pg_terminate_backend(pg_backend_pid())'));
  expect(isDatabaseAway(await ended.catch((error: unknown) => error))).toBe(true);
  const wrong = postgres.database.query('select * from nothing_of_the_sort');
  expect(isDatabaseAway(await wrong.catch((error: unknown) => error))).toBe(false);
});

test('whoever starts the service while the database is away is told so, and no part of its address', async () => {
  const away = migrate(openDatabase('postgres://nobody:secret@127.0.0.1:1/gone'));
  await expect(away).rejects.toMatchObject({
    name: 'UnavailableError',
    message: expect.not.stringMatching(/secret|nobody|127/),
  });
});
