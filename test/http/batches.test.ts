import { gzipSync } from 'node:zlib';
import supertest from 'supertest';
import { beforeEach, describe, expect, test } from 'vitest';
import { batchAnswer } from '../../src/http/batch-answer.ts';
import { problemDocument } from '../../src/http/problem.ts';
import { aBankAt, get, isUploading, post, screenBatch, useDoor, type Bank } from '../support/door.ts';
import { aHolder } from '../support/holders.ts';
import { until } from '../support/until.ts';

const door = useDoor();
let bank: Bank;
beforeEach(async () => {
  bank = await aBankAt(door);
});

const row = (customerRef: string) => JSON.stringify(aHolder({ customerRef }));
const BAD_ROW = JSON.stringify({ ...aHolder({ customerRef: 'BAD' }), nationalities: ['KH', 'Korea'] });
const BOOK = `${row('A')}\n${BAD_ROW}\n${row('C')}\n`;
const FILES = [
  ['application/json', `{"holders":[${row('A')},\n${BAD_ROW},\n${row('C')}]}`, '/holders/1/nationalities/1'],
  ['application/x-ndjson', BOOK, '/nationalities/1'],
  [
    'text/csv',
    'customerRef,kind,name,nationalities\nA,person,Sample,\nBAD,person,Sample,KH;Korea\nC,person,Sample,KH\n',
    '/nationalities/1',
  ],
] as const;

describe.each(FILES)('a book in %s', (type, file, pointer) => {
  test('is answered with 202 and where to look; good rows go in, bad ones are told with line and field', async () => {
    const posted = await post(door, bank, file, { type });
    expect(posted.status, posted.text).toBe(202);
    expect(batchAnswer.parse(posted.body)).toMatchObject({
      status: 'screening',
      progress: 0,
      counts: { rows: 3, holders: 2, rejected: 1, problems: 1 },
    });
    expect(posted.headers['location']).toBe(`/v1/batches/${posted.body.batchId}`);

    const { body } = await get(door, bank, posted.body.links.problems).expect(200);
    expect(body).toEqual({
      problems: [
        {
          line: type === 'text/csv' ? 3 : 2,
          pointer,
          code: 'invalid_country',
          message: expect.stringContaining('Write KP for'),
        },
      ],
    });
  });

  test('may be packed', async () => {
    const posted = await post(door, bank, gzipSync(file), { type }).set('content-encoding', 'gzip');
    expect(posted.body.counts, posted.text).toMatchObject({ rows: 3, holders: 2 });
  });

  test('is refused as a whole where the sender wants all or nothing, and nothing stays', async () => {
    const refused = await post(door, bank, file, { type, query: '?onInvalid=reject' });
    expect(refused.status).toBe(422);
    expect(refused.type).toBe('application/problem+json');
    expect(problemDocument.parse(refused.body)).toMatchObject({
      code: 'invalid_rows',
      errors: [{ line: type === 'text/csv' ? 3 : 2, pointer, code: 'invalid_country' }],
    });
    expect((await get(door, bank, '/v1/batches')).body).toEqual({ batches: [] });
  });
});

test('the same key and body answer with the same batch, the same key with another body is 409', async () => {
  const first = await post(door, bank, BOOK).expect(202);
  const replayed = await post(door, bank, BOOK).expect(202);
  expect(replayed.body).toEqual(first.body);
  expect(first.headers).not.toHaveProperty('idempotent-replayed');
  expect(replayed.headers).toMatchObject({ 'idempotent-replayed': 'true', location: first.headers['location'] });

  const packed = await post(door, bank, gzipSync(BOOK)).set('content-encoding', 'gzip').expect(202);
  expect(packed.body.batchId).toBe(first.body.batchId); // packing is the envelope, not the letter

  const other = await post(door, bank, `${BOOK}${row('D')}\n`).expect(409);
  expect(other.body.code).toBe('idempotency_key_reused');
});

test.each([
  [undefined, 'idempotency_key_missing'],
  ['two words', 'idempotency_key_invalid'],
  ['k'.repeat(256), 'idempotency_key_invalid'],
])('an upload under the key %j is refused', async (key, code) => {
  const request = supertest(door.url).post('/v1/batches').set(bank.headers).type('application/x-ndjson');
  const refused = await (key === undefined ? request : request.set('idempotency-key', key)).send(BOOK);
  expect(refused.status).toBe(400);
  expect(refused.body.code).toBe(code);
});

test.each([
  ['application/xml', 415, 'unsupported_media_type'],
  ['text/csv; charset=windows-1252', 415, 'unsupported_media_type'],
  ['text/csv; charset=UTF-8', 400, 'invalid_header'],
  ['application/json', 400, 'invalid_json'],
])('a body that is called %s is answered with %i', async (type, status, code) => {
  const refused = await post(door, bank, '{"holders":[', { type });
  expect([refused.status, refused.body.code]).toEqual([status, code]);
});

test.each([
  ['br', 'unsupported_media_type'],
  ['gzip', 'invalid_gzip'],
])('a body that is said to be packed by %s and is not is refused', async (encoding, code) => {
  const refused = await post(door, bank, BOOK).set('content-encoding', encoding);
  expect(refused.body.code).toBe(code);
});

test('a body of too many bytes is 413, also when it is packed small, and too many rows are 413', async () => {
  const tooLong = `${row('A')}\n`.padEnd(1_000_001);
  expect((await post(door, bank, tooLong)).body).toMatchObject({ status: 413, code: 'batch_too_large' });
  const packed = await post(door, bank, gzipSync(tooLong)).set('content-encoding', 'gzip');
  expect(packed.body).toMatchObject({ status: 413, code: 'batch_too_large' });
  const rows = Array.from({ length: 1_001 }, (_, n) => row(`C-${n}`)).join('\n');
  expect((await post(door, bank, rows)).body).toMatchObject({ status: 413, code: 'too_many_rows' });
});

test.each(['?onInvalid=maybe', '?oninvalid=reject', '?onInvalid=accept&onInvalid=reject', '?limit=1'])(
  'an upload with %s is refused rather than taken in another way than was meant',
  async (query) => {
    const refused = await post(door, bank, BOOK, { query });
    expect(refused.body).toMatchObject({
      status: 400,
      code: 'invalid_request',
      errors: [{ pointer: expect.any(String) }],
    });
  },
);

test('a batch tells its progress and its counts by outcome, and when it is done', async () => {
  const rows = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map(row).join('\n');
  const { body } = await post(door, bank, rows).expect(202);
  await screenBatch(door, body.batchId);
  const { body: done } = await get(door, bank, body.links.batch).expect(200);
  expect(batchAnswer.parse(done)).toMatchObject({
    status: 'screened',
    progress: 1,
    counts: { rows: 8, holders: 8, rejected: 0, screened: 8, clear: 8, possible: 0, match: 0, unscreenable: 0 },
    screenedAt: expect.any(String),
  });
});

test('the own batches are listed page by page, the newest first', async () => {
  for (const key of ['1', '2', '3']) await post(door, bank, row(key), { key }).expect(202);
  const ids: string[] = [];
  for (let next: string | undefined = '/v1/batches?limit=2'; next !== undefined;) {
    const { body }: supertest.Response = await get(door, bank, next).expect(200);
    ids.push(...body.batches.map((it: { batchId: string }) => it.batchId));
    next = body.next;
  }
  expect(ids).toHaveLength(3);
  expect(ids).toEqual(ids.toSorted().toReversed());
});

test('problems come page by page, in the order of their rows', async () => {
  const { body } = await post(door, bank, Array(5).fill('no json').join('\n')).expect(202);
  expect(body).toMatchObject({ status: 'screened', progress: 1 });
  const first = await get(door, bank, `${body.links.problems}?limit=3`).expect(200);
  const second = await get(door, bank, first.body.next).expect(200);
  const lines = [...first.body.problems, ...second.body.problems].map((it: { line: number }) => it.line);
  expect(lines).toEqual([1, 2, 3, 4, 5]);
  expect(second.body).not.toHaveProperty('next');
});

test('more uploads at once than there may be are told to come back', async () => {
  const senders = [bank, await aBankAt(door)]; // no institution alone may take all places
  const open = Array.from({ length: door.config.uploadsAtOnce }, (_, n) => heldUpload(senders[n % 2]!, `held-${n}`));
  try {
    await Promise.all(open.map((upload) => upload.hasBegun));
    const refused = await post(door, bank, BOOK, { key: 'one-more' });
    expect(refused.body).toMatchObject({ status: 503, code: 'unavailable' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  } finally {
    for (const upload of open) upload.finish();
  }
  expect(await Promise.all(open.map((upload) => upload.status))).toEqual(open.map(() => 202));
  await post(door, bank, BOOK, { key: 'one-more' }).expect(202);
});

/** An upload that sends one row and then waits. */
function heldUpload(
  sender: Bank,
  key: string,
): { hasBegun: Promise<unknown>; status: Promise<number>; finish: () => void } {
  const mayEnd = Promise.withResolvers<void>();
  const body = new ReadableStream<Uint8Array>({
    async start(stream) {
      stream.enqueue(Buffer.from(`${row(key)}\n`));
      await mayEnd.promise;
      stream.close();
    },
  });
  const headers = { ...sender.headers, 'idempotency-key': key, 'content-type': 'application/x-ndjson' };
  const status = fetch(`${door.url}/v1/batches`, { method: 'POST', headers, body, duplex: 'half' }).then(
    (it) => it.status,
  );
  return { hasBegun: until(() => isUploading(door, sender, key)), status, finish: mayEnd.resolve };
}
