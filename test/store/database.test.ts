import { expect, test } from 'vitest';
import { inTransaction } from '../../src/store/database.ts';
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
