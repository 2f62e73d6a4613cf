import { expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { importBundledLists, importList } from '../../src/pipeline/import-list.ts';
import { openListsReader } from '../../src/pipeline/lists-in-force.ts';
import { findListSetInForce } from '../../src/store/lists.ts';
import { useDatabase } from '../support/database.ts';
import { aDesignation } from '../support/designations.ts';

const postgres = useDatabase();

const aVersion = (datedOn: string, count: number) => ({
  authority: 'file' as const,
  datedOn,
  contentHash: `${datedOn}-${count}`,
  source: 'a test',
  designations: Array.from({ length: count }, (_, n) => aDesignation({ id: `file-${n}`, authority: 'file' })),
});
const offer = (version: ReturnType<typeof aVersion>) =>
  importList({ database: postgres.database }, { authority: 'file', source: 'a test', read: () => version });
const inForce = async () =>
  (await findListSetInForce(postgres.database))?.versions.find((it) => it.authority === 'file')?.datedOn;

test('the lists that come with the project are put in force once, also when several processes start at once', async () => {
  const { database } = postgres;
  await Promise.all([1, 2, 3].map(() => importBundledLists({ database })));
  const set = await findListSetInForce(database);
  expect(set?.versions.map((it) => it.authority)).toEqual(['national', 'ofac', 'un']);
  await importBundledLists({ database });
  expect((await findListSetInForce(database))?.id).toBe(set?.id);
  const { rows } = await database.query('select count(*)::int as count from list_versions');
  expect(rows).toEqual([{ count: 3 }]);
});

test('a newer version takes the place of the earlier one, and the other lists stay in force', async () => {
  await offer(aVersion('2026-01-01', 20));
  await offer(aVersion('2026-02-01', 21));
  expect(await inForce()).toBe('2026-02-01');
  expect((await findListSetInForce(postgres.database))?.versions).toHaveLength(4);
});

test('the same version again changes nothing', async () => {
  expect(await offer(aVersion('2026-02-01', 21))).toMatchObject({ isNew: false });
});

test.each([
  ['older than the one in force', aVersion('2025-12-31', 21), 'list_older_than_held'],
  ['suddenly much smaller', aVersion('2026-03-01', 5), 'list_shrunk'],
  ['empty', aVersion('2026-03-02', 0), 'list_without_dprk_entries'],
])(
  'a list that is %s is refused, the refusal is on record, and the last good version stays',
  async (_, version, code) => {
    await expect(offer(version)).rejects.toMatchObject({ code });
    expect(await inForce()).toBe('2026-02-01');
    const { rows } = await postgres.database.query(
      'select authority, code from list_refusals order by id desc limit 1',
    );
    expect(rows).toEqual([{ authority: 'file', code }]);
  },
);

test('a file that does not read is refused in the same way', async () => {
  const read = () => {
    throw new InputError('list_not_well_formed', 'The file is cut.');
  };
  const offered = importList({ database: postgres.database }, { authority: 'file', source: 'a test', read });
  await expect(offered).rejects.toMatchObject({ code: 'list_not_well_formed' });
  expect(await inForce()).toBe('2026-02-01');
});

test('a worker swaps its index whole when another set is put in force', async () => {
  const reader = openListsReader(postgres.database);
  const before = await reader.current();
  expect((await reader.current()).index).toBe(before.index);
  await offer(aVersion('2026-04-01', 22));
  const after = await reader.current();
  expect(after.listSetId).not.toBe(before.listSetId);
  expect(after.designationOf('file-21').id).toBe('file-21');
  expect(before.designationOf('file-21')).toBeUndefined();
});
