import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { aBankAt, get, isUploading, post, useDoor, type Bank } from '../support/door.ts';
import { aHolder } from '../support/holders.ts';
import { until } from '../support/until.ts';

const door = useDoor();
let bank: Bank;
beforeEach(async () => {
  bank = await aBankAt(door);
});

const refs = Array.from({ length: 200 }, (_, n) => `C-${n}`);
const rows = refs.map((customerRef) => JSON.stringify(aHolder({ customerRef })));
const FILES = [
  ['application/json', `{"holders":[${rows.join(',')}]}`],
  ['application/x-ndjson', rows.join('\n')],
  ['text/csv', ['customerRef,kind,name', ...refs.map((it) => `${it},person,Sample`)].join('\n')],
] as const;

/** How a body may stop coming half way, each as the raw bytes behind the headers. */
const WAYS = [
  ['its length was announced', (file: Buffer) => [`content-length: ${file.length}`, file.subarray(0, file.length / 2)]],
  ['it came in chunks', (file: Buffer) => ['transfer-encoding: chunked', chunk(file.subarray(0, file.length / 2))]],
  [
    'it was packed',
    (file: Buffer) => {
      const packed = gzipSync(file);
      return [`content-encoding: gzip\r\ncontent-length: ${packed.length}`, packed.subarray(0, packed.length / 2)];
    },
  ],
] as const satisfies readonly (readonly [string, (file: Buffer) => [string, Buffer] | (string | Buffer)[]])[];

const CASES = FILES.flatMap(([type, file]) => WAYS.map(([way, cut]) => [type, way, file, cut] as const));

test.each(CASES)(
  'an upload in %s that breaks off half way, where %s, leaves nothing, and the same key can be sent again',
  async (type, _, file, cut) => {
    const [header, half] = cut(Buffer.from(file)) as [string, Buffer];
    const before = await recordSize();
    const socket = connect(door.port, '127.0.0.1');
    socket.write(
      [
        'POST /v1/batches HTTP/1.1',
        'host: localhost',
        `authorization: Bearer ${bank.apiKey}`,
        'idempotency-key: broken',
        `content-type: ${type}`,
        header,
        '\r\n',
      ].join('\r\n'),
    );
    socket.write(half);
    await until(() => isUploading(door, bank, 'broken'));
    socket.destroy();
    await until(async () => !(await isUploading(door, bank, 'broken')));

    expect((await get(door, bank, '/v1/batches')).body).toEqual({ batches: [] });
    expect(await recordSize()).toEqual(before);
    const again = await post(door, bank, file, { type, key: 'broken' });
    expect(again.status, again.text).toBe(202);
    expect(again.body.counts).toMatchObject({ rows: 200, holders: 200 });
    expect(again.headers).not.toHaveProperty('idempotent-replayed');
  },
);

test('a packed body that was cut and sent as if it were whole is refused, and nothing stays', async () => {
  const packed = gzipSync(rows.join('\n'));
  const cut = await post(door, bank, packed.subarray(0, packed.length - 9)).set('content-encoding', 'gzip');
  expect(cut.body).toMatchObject({ status: 400, code: 'invalid_gzip' });
  expect((await get(door, bank, '/v1/batches')).body).toEqual({ batches: [] });
});

test('a sender who is refused in the middle of a large body reads the answer, and is not listened to for ever', async () => {
  const socket = connect(door.port, '127.0.0.1');
  socket.write(
    `POST /v1/batches HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${bank.apiKey}\r\n` +
      'idempotency-key: large\r\ncontent-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\n\r\n',
  );
  let answer = '';
  socket.on('data', (data) => (answer += data));
  const closed = new Promise((done) => socket.once('close', done));
  socket.on('error', () => {}); // the end of the connection, in one of its forms
  const blank = chunk(Buffer.alloc(65_536, '\n'));
  const pump = setInterval(() => socket.writable && socket.write(blank), 5);
  await closed;
  clearInterval(pump);
  expect(answer).toMatch(/^HTTP\/1.1 413 /);
  expect(answer).toContain('"code":"batch_too_large"');
});

test.each([
  ['as it is', ''],
  ['packed', 'content-encoding: gzip\r\n'],
])(
  'a sender who looks for the answer only when all is sent finds it, though he was refused long before (%s)',
  async (_, encoding) => {
    const file = Buffer.alloc(50_000_000, 'x');
    const body = encoding === '' ? file : gzipSync(file, { level: 0 });
    const socket = connect(door.port, '127.0.0.1');
    socket.pause();
    const sent = new Promise<void>((done, failed) => {
      socket.once('error', failed);
      socket.write(
        `POST /v1/batches HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${bank.apiKey}\r\n${encoding}` +
          `idempotency-key: whole\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`,
      );
      socket.write(body, () => done());
    });
    await sent;
    let answer = '';
    socket.on('data', (part) => (answer += part)).resume();
    await until(async () => answer.includes('"requestId"'));
    expect(answer).toMatch(/^HTTP\/1.1 4\d\d /);
    socket.destroy();
  },
);

function chunk(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
}

/** What is in the record, orphans included, whoever's it is. */
async function recordSize(): Promise<unknown> {
  const { rows } = await door.database.query(
    `select (select count(*)::int from batches) as batches, (select count(*)::int from chunks) as chunks,
       (select count(*)::int from holders) as holders, (select count(*)::int from batch_problems) as problems`,
  );
  return rows[0];
}
