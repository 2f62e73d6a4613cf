import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { Format } from '../../src/intake/read-rows.ts';
import { aHolder } from '../support/holders.ts';
import { aRegisteredBank, upload, useReceiving } from '../support/receiving.ts';
import { partsOf } from '../support/rows.ts';

const services = useReceiving();
let bank: string;
beforeEach(async () => {
  bank = await aRegisteredBank(services);
});

const good = (customerRef: string) => JSON.stringify(aHolder({ customerRef }));
const BAD = '{"customerRef":"X","kind":"person"}';
const FILES: Record<Exclude<Format, 'single'>, (rows: readonly string[]) => string> = {
  ndjson: (rows) => rows.join('\n'),
  json: (rows) => `{"holders":[${rows.join(',\n')}]}`,
  csv: (rows) =>
    ['customerRef,kind,name', ...rows.map((row) => Object.values(JSON.parse(row)).concat('').slice(0, 3).join())].join(
      '\n',
    ),
};
const FORMATS = Object.keys(FILES) as (keyof typeof FILES)[];

test('holders are on record in the order and the chunks in which they came, and every chunk is asked for', async () => {
  const before = await waitingJobs();
  const { batchId, isReplay } = await upload(services, ['A', 'B', 'C', 'D', 'E'].map(good).join('\n'), {
    institutionId: bank,
  });

  expect(isReplay).toBe(false);
  expect(
    await ask(
      'select chunk_number, position, line, customer_ref from holders where batch_id = $1 order by id',
      batchId,
    ),
  ).toEqual(
    ['A', 'B', 'C', 'D', 'E'].map((customer_ref, position) => ({
      chunk_number: Math.floor(position / 2),
      position,
      line: position + 1,
      customer_ref,
    })),
  );
  expect(await batch(batchId)).toMatchObject({
    status: 'screening',
    holder_count: 5,
    rejected_count: 0,
    chunk_count: 3,
  });
  expect(await waitingJobs()).toBe(before + 3);
});

test.each(FORMATS)(
  '%s: good rows go in, bad rows are kept and reported, and together they are the rows sent',
  async (format) => {
    const mix = fc.array(fc.boolean(), { minLength: 1, maxLength: 12 });
    let key = 0;
    await fc.assert(
      fc.asyncProperty(mix, async (isGood) => {
        const rows = isGood.map((it, n) => (it ? good(`C-${n}`) : BAD));
        const { batchId } = await upload(services, FILES[format](rows), {
          institutionId: bank,
          format,
          idempotencyKey: `${key++}`,
        });
        const holders = isGood.filter(Boolean).length;
        expect(await batch(batchId)).toMatchObject({ holder_count: holders, rejected_count: isGood.length - holders });
        const [stored] = await ask(
          'select count(*)::int, count(distinct chunk_number)::int as chunks from holders where batch_id = $1',
          batchId,
        );
        expect(stored).toEqual({ count: holders, chunks: Math.ceil(holders / 2) });
      }),
      { numRuns: 12 },
    );
  },
);

test('a bad row is reported with line, pointer, code and a message that does not quote it', async () => {
  const row = JSON.stringify({ ...aHolder({ customerRef: 'B' }), birthDate: 'Secret', nationalities: ['Korea'] });
  const { batchId } = await upload(services, `${good('A')}\n${row}\nno json\n`, { institutionId: bank });
  const problems = await ask(
    'select ordinal, line, pointer, code, message from batch_problems where batch_id = $1 order by ordinal',
    batchId,
  );
  expect(problems).toMatchObject([
    { ordinal: 0, line: 2, pointer: '/birthDate', code: 'invalid_date' },
    { ordinal: 1, line: 2, pointer: '/nationalities/0', code: 'invalid_country' },
    { ordinal: 2, line: 3, pointer: '', code: 'invalid_json' },
  ]);
  expect(await batch(batchId)).toMatchObject({ holder_count: 1, rejected_count: 2, problem_count: 3 });
  expect(JSON.stringify(problems)).not.toContain('Secret');
});

test('a sender who wants all or nothing gets nothing for one bad row, is told why, and may use the key again', async () => {
  const rejected = upload(services, [good('A'), BAD, good('B')].join('\n'), {
    institutionId: bank,
    onInvalid: 'reject',
  });
  await expect(rejected).rejects.toMatchObject({
    code: 'invalid_rows',
    status: 422,
    problems: [{ line: 2, pointer: '/name', code: 'missing_field' }],
  });
  expect(await traces()).toEqual({ batches: 0, chunks: 0, holders: 0, problems: 0 });

  await upload(services, [good('A'), good('B')].join('\n'), { institutionId: bank, onInvalid: 'reject' });
  expect(await traces()).toMatchObject({ batches: 1, holders: 2 });
});

test('the same key and body answer with the same batch, and nothing is written or asked for again', async () => {
  const file = `${good('A')}\n${BAD}`;
  const first = await upload(services, file, { institutionId: bank });
  const before = [await traces(), await waitingJobs()];
  const second = await upload(services, partsOf(file, 3), { institutionId: bank });
  expect(second).toEqual({ batchId: first.batchId, isReplay: true });
  expect([await traces(), await waitingJobs()]).toEqual(before);
});

test.each<[string, object]>([
  ['another body', { body: 'B' }],
  ['another option', { onInvalid: 'reject' }],
  ['another format', { format: 'json' }],
])('the same key with %s is refused', async (_, given) => {
  await upload(services, good('A'), { institutionId: bank });
  const { body = 'A', ...rest } = given as { body?: string };
  await expect(upload(services, good(body), { institutionId: bank, ...rest })).rejects.toMatchObject({
    code: 'idempotency_key_reused',
    status: 409,
  });
});

test('while an upload runs, others under its key are told so at once, and it is not disturbed', async () => {
  const [running, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  async function* slowly() {
    yield Buffer.from(`${good('A')}\n`);
    running.resolve();
    await ended.promise;
    yield Buffer.from(good('B'));
  }
  const first = upload(services, slowly(), { institutionId: bank });
  await running.promise;
  const inUse = { code: 'idempotency_key_in_use', status: 409 };
  await expect(upload(services, good('A'), { institutionId: bank })).rejects.toMatchObject(inUse);
  await expect(upload(services, good('C'), { institutionId: bank })).rejects.toMatchObject(inUse);
  ended.resolve();
  expect(await batch((await first).batchId)).toMatchObject({ holder_count: 2 });
  expect(await traces()).toMatchObject({ batches: 1 });
});

test('two institutions may use the same key', async () => {
  const [mine, theirs] = await Promise.all([
    upload(services, good('A'), { institutionId: bank }),
    upload(services, good('A'), { institutionId: await aRegisteredBank(services) }),
  ]);
  expect(mine.batchId).not.toBe(theirs.batchId);
});

test.each(FORMATS)(
  '%s: an upload that breaks off leaves nothing, and the same key can be sent again',
  async (format) => {
    const file = FILES[format](Array.from({ length: 50 }, (_, n) => good(`C-${n}`)));
    async function* breakingOff() {
      yield* partsOf(file.slice(0, file.length / 2));
      throw new Error('the connection is gone');
    }
    await expect(upload(services, breakingOff(), { institutionId: bank, format })).rejects.toThrow(
      'the connection is gone',
    );
    expect(await traces()).toEqual({ batches: 0, chunks: 0, holders: 0, problems: 0 });

    await upload(services, file, { institutionId: bank, format });
    expect(await traces()).toMatchObject({ batches: 1, holders: 50 });
  },
);

test.each(FORMATS)(
  '%s: a customerRef that comes again is rejected with its place, and the first holder stays',
  async (format) => {
    const rows = [good('A'), good('B'), BAD, good('A'), good('A'), good('A'), good('C'), good('B')];
    const { batchId } = await upload(services, FILES[format](rows), { institutionId: bank, format });

    expect(await batch(batchId)).toMatchObject({
      holder_count: 3,
      rejected_count: 5,
      problem_count: 5,
      chunk_count: 2,
    });
    expect(
      await ask('select customer_ref, position from holders where batch_id = $1 order by position', batchId),
    ).toEqual([
      { customer_ref: 'A', position: 0 },
      { customer_ref: 'B', position: 1 },
      { customer_ref: 'C', position: 6 },
    ]);
    expect(await ask('select holder_count from chunks where batch_id = $1 order by number', batchId)).toEqual([
      { holder_count: 2 }, // the second chunk held two of A and is gone
      { holder_count: 1 },
    ]);
    const firstLine = format === 'csv' ? 2 : 1;
    const problems = await ask(
      `select line, pointer from batch_problems where batch_id = $1 and code = 'duplicate_customer_ref' order by ordinal`,
      batchId,
    );
    expect(problems).toEqual(
      [3, 4, 5, 7].map((position) => ({
        line: position + firstLine,
        pointer: format === 'json' ? `/holders/${position}/customerRef` : '/customerRef',
      })),
    );
  },
);

test('a batch of which no row is good is done at once, and its institution is told', async () => {
  const { batchId } = await upload(services, BAD, { institutionId: bank });
  expect(await batch(batchId)).toMatchObject({
    status: 'screened',
    holder_count: 0,
    rejected_count: 1,
    chunk_count: 0,
  });
  const [delivery] = await ask('select event, body from deliveries where batch_id = $1', batchId);
  expect(delivery).toMatchObject({ event: 'batch.screened', body: expect.stringContaining(batchId) });
});

test.each<[string, string, object]>([
  ['no rows at all', '\n\n', { code: 'batch_empty', status: 400 }],
  [
    'too many rows',
    Array.from({ length: 1_001 }, (_, n) => good(`C-${n}`)).join('\n'),
    { code: 'too_many_rows', status: 413 },
  ],
  ['too many bytes', `${good('A')}\n`.padEnd(1_000_001), { code: 'batch_too_large', status: 413 }],
])('%s: the upload is refused and nothing stays', async (_, file, error) => {
  await expect(upload(services, file, { institutionId: bank })).rejects.toMatchObject(error);
  expect(await traces()).toEqual({ batches: 0, chunks: 0, holders: 0, problems: 0 });
});

test('a replay may not be larger than a batch either', async () => {
  await upload(services, good('A'), { institutionId: bank });
  await expect(upload(services, good('A').padEnd(1_000_001), { institutionId: bank })).rejects.toMatchObject({
    code: 'batch_too_large',
  });
});

async function ask(question: string, ...values: string[]): Promise<Record<string, unknown>[]> {
  return (await services.database.query(question, values)).rows;
}

async function batch(id: string): Promise<unknown> {
  return (await ask('select * from batches where id = $1', id))[0];
}

/** Everything that this test's bank has left in the record. */
async function traces(): Promise<unknown> {
  const [found] = await ask(
    `with mine as (select id from batches where institution_id = $1)
     select (select count(*)::int from mine) as batches,
       (select count(*)::int from chunks where batch_id in (select id from mine) or batch_id not in (select id from batches)) as chunks,
       (select count(*)::int from holders where batch_id in (select id from mine)) as holders,
       (select count(*)::int from batch_problems where batch_id in (select id from mine)) as problems`,
    bank,
  );
  return found;
}

async function waitingJobs(): Promise<number> {
  const { waiting = 0, prioritized = 0 } = await services.queues.screening.getJobCounts();
  return waiting + prioritized;
}
