import { randomUUID } from 'node:crypto';
import supertest from 'supertest';
import { beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { designationAnswer } from '../../src/http/designations.ts';
import { listsAnswer } from '../../src/http/lists.ts';
import { problemDocument } from '../../src/http/problem.ts';
import { openDatabase } from '../../src/store/database.ts';
import { insertListCheck } from '../../src/store/list-checks.ts';
import { DESIGNATED } from '../support/books.ts';
import { aBankAt, get, post, screenBatch, useDoor, type Bank } from '../support/door.ts';
import { aHolder } from '../support/holders.ts';

const door = useDoor();
let bank: Bank;
beforeAll(async () => {
  bank = await aBankAt(door);
});

const at = () => supertest(door.url);

test.each([
  ['no key', undefined],
  ['a key that is not known', `Bearer cordon_${'A'.repeat(43)}`],
  ['something that is no key', 'Bearer hello'],
  ['another scheme', 'Basic aGVsbG86aGVsbG8='],
])('%s is answered with 401 and how to be let in', async (_, authorization) => {
  const refused = await at()
    .get('/v1/batches')
    .set(authorization === undefined ? {} : { authorization })
    .expect(401);
  expect(refused.headers['www-authenticate']).toMatch(/^Bearer/);
  expect(problemDocument.parse(refused.body)).toMatchObject({ code: 'not_authenticated', status: 401 });
});

test('a revoked key lets nobody in', async () => {
  const { headers, institutionId } = await aBankAt(door);
  await at().get('/v1/batches').set(headers).expect(200);
  await door.database.query('update api_keys set revoked_at = now() where institution_id = $1', [institutionId]);
  await at().get('/v1/batches').set(headers).expect(401);
});

test('after many wrong keys an address is told to wait, and a good key is let in all the same', async () => {
  const statuses: number[] = [];
  for (let n = 0; n < 40; n++) statuses.push((await at().get('/v1/batches')).status);
  expect(new Set(statuses)).toEqual(new Set([401, 429]));
  expect((await at().get('/v1/batches')).headers['retry-after']).toBe('60');
  await at().get('/v1/batches').set(bank.headers).expect(200);
});

test("another institution's batches and recommendations are as if they did not exist", async () => {
  const other = await aBankAt(door);
  const { body } = await post(door, other, JSON.stringify(DESIGNATED)).expect(202);
  await screenBatch(door, body.batchId);
  const [{ recommendationId }] = (await get(door, other, '/v1/recommendations')).body.recommendations;

  const unknown = await get(door, bank, `/v1/batches/${randomUUID()}`).expect(404);
  const addresses = [
    ...Object.values<string>(body.links).filter((it) => it.startsWith('/v1/batches')),
    `/v1/recommendations/${recommendationId}`,
  ];
  for (const address of addresses) {
    await get(door, other, address).expect(200);
    const { body: foreign } = await get(door, bank, address).expect(404);
    expect({ ...foreign, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
  }
  expect((await get(door, bank, '/v1/recommendations')).body.recommendations).toEqual([]);
  expect((await get(door, bank, `/v1/recommendations?batchId=${body.batchId}`)).body.recommendations).toEqual([]);
});

test.each(['/v1/batches/17', '/v1/recommendations/%00', '/v1/batches/%zz', '/v1', '/nowhere', '/V1/nowhere'])(
  '%s is answered in the form of every error',
  async (address) => {
    const { status, type, body } = await get(door, bank, address);
    expect([400, 404]).toContain(status);
    expect(type).toBe('application/problem+json');
    problemDocument.parse(body);
  },
);

test.each([
  ['delete', '/v1/batches', 'GET, HEAD, POST, OPTIONS'],
  ['post', '/v1/lists', 'GET, HEAD, OPTIONS'],
  ['get', '/v1/screenings', 'POST, OPTIONS'],
  ['put', '/healthz', 'GET, HEAD, OPTIONS'],
] as const)('%s %s is answered with 405 and what is allowed', async (method, address, allowed) => {
  const refused = await at()[method](address).set(bank.headers).expect(405);
  expect(refused.headers['allow']).toBe(allowed);
  expect(refused.body.code).toBe('method_not_allowed');
  const options = await at().options(address).set(bank.headers).expect(204);
  expect(options.headers['allow']).toBe(allowed);
});

test.each(['/v1/batches', '/v1/recommendations', '/v1/lists'])(
  '%s refuses a parameter that it does not know',
  async (address) => {
    const refused = await get(door, bank, `${address}?pageSize=3`).expect(400);
    expect(refused.body).toMatchObject({
      code: 'invalid_request',
      errors: [{ pointer: '/pageSize', code: 'unknown_field' }],
    });
  },
);

test.each(['limit=0', 'limit=1001', 'limit=ten', 'limit=1&limit=2', 'cursor=17'])(
  'a list refuses ?%s',
  async (query) => {
    await get(door, bank, `/v1/batches?${query}`).expect(400);
  },
);

test('a request keeps the id that it brings, and is given one where it brings none that may be shown', async () => {
  const echoed = await get(door, bank, '/v1/batches/17').set('x-request-id', 'core-17.a');
  expect([echoed.headers['x-request-id'], echoed.body.requestId]).toEqual(['core-17.a', 'core-17.a']);
  for (const odd of ['a b', '"quoted"', 'x'.repeat(101)]) {
    const { headers } = await at().get('/healthz').set('x-request-id', odd);
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test('answers to institutions are stored nowhere on the way', async () => {
  const { headers } = await get(door, bank, '/v1/batches').expect(200);
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['content-security-policy']).toContain("script-src 'self'");
});

test('a fault of ours tells nothing', async () => {
  const { body } = await post(door, bank, JSON.stringify(aHolder()), { key: 'fault' }).expect(202);
  await door.database.query('alter table batches rename to batches_gone');
  try {
    const { body: answer } = await get(door, bank, `/v1/batches/${body.batchId}`).expect(500);
    expect(problemDocument.parse(answer)).toMatchObject({ code: 'internal_error' });
    expect(JSON.stringify(answer)).not.toContain('batches_gone');
  } finally {
    await door.database.query('alter table batches_gone rename to batches');
  }
});

test('while the database is away whoever asks is told to come back, and no more', async () => {
  const database = openDatabase('postgres://nobody:secret@127.0.0.1:1/gone');
  const answer = await supertest(createApp({ ...door, database }))
    .get('/v1/lists')
    .set(bank.headers)
    .expect(503);
  expect(problemDocument.parse(answer.body)).toMatchObject({ code: 'unavailable' });
  expect(answer.headers['retry-after']).toBeDefined();
  expect(answer.text).not.toMatch(/ECONNREFUSED|secret|127\.0\.0\.1/);
});

test('the list versions in force are told, with their age and the last look at each', async () => {
  await insertListCheck(door.database, { authority: 'un', source: 'a test', outcome: 'unchanged' });
  await insertListCheck(door.database, {
    authority: 'ofac',
    source: 'a test',
    outcome: 'failed',
    code: 'list_unavailable',
    message: 'The publisher could not be reached.',
  });
  const { body } = await get(door, bank, '/v1/lists').expect(200);
  const { listVersions } = listsAnswer.parse(body);
  expect(listVersions).toMatchObject([
    { authority: 'national', isStale: false, isPinned: false },
    { authority: 'ofac', isStale: true, lastCheck: { outcome: 'failed', code: 'list_unavailable' } },
    { authority: 'un', isStale: false, designationCount: 155, lastCheck: { outcome: 'unchanged' } },
  ]);
  expect(listVersions[2]!.ageDays).toBeGreaterThan(200);
});

test('an entry is shown with the version of its list, and the entries that other lists have of the same subject', async () => {
  const { body } = await get(door, bank, '/v1/designations/un-KPe.047').expect(200);
  const { designation, listVersion, alsoListed } = designationAnswer.parse(body);
  expect(designation).toMatchObject({ authority: 'un', reference: 'KPe.047' });
  expect(listVersion).toMatchObject({ authority: 'un', datedOn: '2026-02-27' });
  for (const it of alsoListed) expect(it.id).not.toBe('un-KPe.047');
  await get(door, bank, '/v1/designations/un-KPe.999').expect(404);
});

test('it says that it lives, and whether it is ready; a stale list does not keep it from working', async () => {
  await at().get('/healthz').expect(200, { status: 'ok' });
  const checks = { database: 'ok', queue: 'ok', lists: 'stale' };
  await at()
    .get('/readyz')
    .expect(200, { status: 'ready', checks, staleLists: ['ofac'] });
  await insertListCheck(door.database, { authority: 'ofac', source: 'a test', outcome: 'unchanged' });
  await at()
    .get('/readyz')
    .expect(200, { status: 'ready', checks: { ...checks, lists: 'ok' }, staleLists: [] });
});

test('Prometheus is told figures of the record and of the queues, and nothing about anybody', async () => {
  const { text, type } = await at().get('/metrics').expect(200);
  expect(type).toBe('text/plain');
  expect(text).toMatch(/^cordon_list_designations\{authority="un"\} 155$/m);
  expect(text).toMatch(/^cordon_list_stale\{authority="un"\} 0$/m);
  expect(text).toMatch(/^cordon_list_age_seconds\{authority="ofac"\} [1-9]/m);
  expect(text).toMatch(/^cordon_queue_jobs\{queue="lists",state="waiting"\} 0$/m);
  expect(text).toMatch(/^cordon_chunks\{state="screened"\} [1-9]/m);
  expect(text).not.toContain(bank.institutionId);
});

test('without lists it is not ready, says why, and screens nobody at once', async () => {
  const { rows } = await door.database.query('delete from list_set_in_force returning list_set_id');
  try {
    const { body } = await at().get('/readyz').expect(503);
    expect(body).toEqual({
      status: 'not_ready',
      checks: { database: 'ok', queue: 'ok', lists: 'failed' },
      staleLists: [],
    });
    const refused = await at().post('/v1/screenings').set(bank.headers).send(aHolder()).expect(503);
    expect(refused.headers['retry-after']).toBeDefined();
    const { rowCount } = await door.database.query("select from batches where kind = 'single'");
    expect(rowCount).toBe(0);
  } finally {
    await door.database.query('insert into list_set_in_force (list_set_id) values ($1)', [rows[0].list_set_id]);
  }
});
