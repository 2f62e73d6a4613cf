import { createServer, type Server } from 'node:http';
import { beforeAll, afterAll, expect, test } from 'vitest';
import { DEFAULT_PUBLISHER_ANSWER, unListOf, type PublisherAnswer } from '../support/un-publisher.ts';
import { importBundledLists } from '../../src/pipeline/import-list.ts';
import { pinList } from '../../src/pipeline/pin-list.ts';
import { refreshList } from '../../src/pipeline/refresh-lists.ts';
import { registerEndpoint } from '../../src/pipeline/register-institution.ts';
import { readLastChecks } from '../../src/store/list-checks.ts';
import { readListDecisions } from '../../src/store/list-decisions.ts';
import { readDissemination, saveListUpdates } from '../../src/store/list-readers.ts';
import { findListSetInForce } from '../../src/store/lists.ts';
import { listUpdatedMessage } from '../../src/recommendations/list-message.ts';
import { useDatabase } from '../support/database.ts';
import { listen } from '../support/receiver.ts';
import { aRegisteredBank } from '../support/receiving.ts';

const postgres = useDatabase();
let answer: PublisherAnswer = DEFAULT_PUBLISHER_ANSWER;
let mirror: string;
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    const { status, etag, body } = answer;
    if (status === 200 && request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.writeHead(status, { etag }).end(body);
  });
  mirror = `http://127.0.0.1:${await listen(server)}`;
  await importBundledLists(postgres);
});
afterAll(() => server.close());

const BUNDLED = 155;
const refresh = (options: Parameters<typeof refreshList>[2] = {}) =>
  refreshList(
    {
      database: postgres.database,
      fetching: { mirror, timeoutMs: 5_000, bytesMax: 10_000_000, allowLoopback: true, retryDelaysMs: [] },
      shrinkShareMax: 0.1,
    },
    'un',
    options,
  );
const inForce = async () =>
  (await findListSetInForce(postgres.database))!.versions.find((it) => it.authority === 'un')!;

test('a list that was only bundled is stale, and fresh when its publisher has answered', async () => {
  expect(await inForce()).toMatchObject({ isStale: true, checkedAt: undefined, designationCount: BUNDLED });
  answer = { status: 200, etag: '"1"', body: unListOf({ datedOn: '2026-10-01', count: 150 }) };
  expect(await refresh()).toMatchObject({ outcome: 'imported' });
  expect(await inForce()).toMatchObject({ isStale: false, datedOn: '2026-10-01', designationCount: 150 });
});

test('what has not changed is noted as a look and read no further', async () => {
  const before = await inForce();
  expect(await refresh()).toEqual({ outcome: 'unchanged' }); // 304
  answer = { ...answer, etag: '"2"' };
  expect(await refresh()).toEqual({ outcome: 'unchanged' }); // other words, the same bytes
  const after = await inForce();
  expect(after.id).toBe(before.id);
  expect(after.checkedAt!.getTime()).toBeGreaterThan(before.checkedAt!.getTime());
});

test.each([
  ['that is away', { status: 503, etag: '', body: '' }, 'failed', 'list_unavailable'],
  ['that sends a page of errors', { status: 200, etag: '', body: '<html></html>' }, 'refused', 'un_list_wrong_root'],
  [
    'that sends half of it',
    { status: 200, etag: '', body: unListOf({ datedOn: '2026-11-01', count: 150 }).slice(0, 4_000) },
    'refused',
    'un_list_cut_short',
  ],
  [
    'that sends an older one',
    { status: 200, etag: '', body: unListOf({ datedOn: '2026-09-01', count: 150 }) },
    'refused',
    'list_older_than_held',
  ],
  [
    'whose list shrank suddenly',
    { status: 200, etag: '"s"', body: unListOf({ datedOn: '2026-11-02', count: 20 }) },
    'refused',
    'list_shrunk',
  ],
])('a publisher %s leaves the last good version in force, and it is told why', async (_what, given, outcome, code) => {
  const before = await inForce();
  answer = given;
  expect(await refresh()).toMatchObject({ outcome, code });
  expect((await inForce()).id).toBe(before.id);
  expect(await readLastChecks(postgres.database)).toMatchObject([{ authority: 'un', outcome, code }]);
});

test('a refused list is refused again at the next look, and let through by name and reason', async () => {
  expect(await refresh()).toMatchObject({ outcome: 'refused', code: 'list_shrunk' });
  const override = { by: 'Sample Officer', reason: 'The Security Council delisted them' };
  expect(await refresh({ override })).toMatchObject({ outcome: 'imported' });
  const { rows } = await readListDecisions(postgres.database, { limit: 1 });
  expect(rows).toMatchObject([{ kind: 'override', guards: ['list_shrunk'], ...override }]);
});

test('behind a pinned version newer ones are kept, and come into force when it is released', async () => {
  const pinned = await inForce();
  const signed = { authority: 'un', by: 'Sample Officer', reason: 'A test' } as const;
  await pinList(postgres, { ...signed, listVersionId: pinned.id });
  answer = { status: 200, etag: '"p"', body: unListOf({ datedOn: '2026-11-03', count: 21 }) };
  expect(await refresh()).toMatchObject({ outcome: 'imported', isPinnedOut: true });
  expect(await refresh()).toEqual({ outcome: 'unchanged' });
  expect((await inForce()).id).toBe(pinned.id);
  await pinList(postgres, { ...signed, listVersionId: undefined });
  expect(await inForce()).toMatchObject({ datedOn: '2026-11-03' });
});

test('an institution that asked for it is told of a change, once, and of nothing when no entry differs', async () => {
  const { database } = postgres;
  const wanting = await aRegisteredBank({ database });
  const other = await aRegisteredBank({ database });
  for (const institutionId of [wanting, other]) {
    await registerEndpoint(database, Buffer.alloc(32, 7), { institutionId, url: 'https://bank.invented.example/in' });
  }
  await saveListUpdates(database, { institutionId: wanting, isWanted: true });
  answer = { status: 200, etag: '"n"', body: unListOf({ datedOn: '2026-11-04', count: 21 }) };
  await refresh();
  answer = { status: 200, etag: '"c"', body: unListOf({ datedOn: '2026-11-05', count: 22 }) };
  await refresh();

  const { rows: bodies } = await database.query<{ institution_id: string; body: string }>(
    `select institution_id, body from deliveries where event = 'list.updated'`,
  );
  expect(bodies.map((it) => it.institution_id)).toEqual([wanting]);
  const { data } = listUpdatedMessage.parse(JSON.parse(bodies[0]!.body));
  expect(data).toMatchObject({
    added: [{ reference: 'KPi.921' }],
    amended: [],
    delisted: [],
    designationCount: 22,
    listVersion: { datedOn: '2026-11-05', isStale: false },
    formerListVersion: { datedOn: '2026-11-04' },
  });
  const log = await readDissemination(database, { limit: 5 });
  expect(log.rows).toMatchObject([{ authority: 'un', datedOn: '2026-11-05', deliveredAt: undefined }]);
});

test.each([
  `update list_versions set dated_on = '2020-01-01'`,
  'delete from list_versions',
  `update designations set body = '{}'`,
  'delete from designations',
  'truncate designations',
  `insert into designations select list_version_id, id || '-more', kind, body from designations limit 1`,
  `update list_decisions set reason = 'another'`,
])('the record of lists refuses: %s', async (statement) => {
  await expect(postgres.database.query(statement)).rejects.toMatchObject({ code: '23514' });
});
