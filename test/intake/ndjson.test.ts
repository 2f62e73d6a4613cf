import { expect, test } from 'vitest';
import { ROW_BYTES_MAX } from '../../src/intake/row.ts';
import { aHolder } from '../support/holders.ts';
import { problemsIn, rowsIn } from '../support/rows.ts';

const line = (customerRef: string) => JSON.stringify(aHolder({ customerRef, nativeName: '김철수' }));

test.each([1, 2, 3, 7, 65_536])('rows are the same when the bytes come in parts of %i', async (partBytes) => {
  const rows = await rowsIn('ndjson', `\u{feff}${line('A')}\r\n\n  \n${line('B')}\n${line('C')}`, { partBytes });
  expect(rows.map((row) => [row.line, 'holder' in row && row.holder.customerRef])).toEqual([
    [1, 'A'],
    [4, 'B'],
    [5, 'C'],
  ]);
  expect(rows[0]).toMatchObject({ holder: { nativeName: '김철수' } });
});

test('a line that is no JSON is a problem of that line, and the lines around it are taken', async () => {
  const rows = await rowsIn('ndjson', `${line('A')}\n{"customerRef": "B",\n${line('C')}\n`);
  expect(rows.map((row) => 'holder' in row)).toEqual([true, false, true]);
  expect(rows[1]).toMatchObject({ line: 2, problems: [{ line: 2, pointer: '', code: 'invalid_json' }] });
});

test('bytes that are not UTF-8 are a problem of their line, in any alphabet', async () => {
  const eucKr = Buffer.from([0xb1, 0xe8, 0xc3, 0xb6]);
  const file = Buffer.concat([Buffer.from(`${line('A')}\n{"name":"`), eucKr, Buffer.from(`"}\n${line('C')}\n`)]);
  const rows = await rowsIn('ndjson', file);
  expect(rows.map((row) => 'holder' in row)).toEqual([true, false, true]);
  expect(rows[1]).toMatchObject({ problems: [{ line: 2, code: 'invalid_utf8' }] });
});

test.each([100, 65_536, 4_000_000])(
  'a line of more bytes than a row may have is a problem of that line alone, in parts of %i',
  async (partBytes) => {
    const long = `{"customerRef":"${'x'.repeat(ROW_BYTES_MAX)}"}`;
    const rows = await rowsIn('ndjson', `${line('A')}\n${long}\n${line('C')}\n${long}`, { partBytes });
    expect(rows.map((row) => [row.line, 'problems' in row && row.problems[0]?.code])).toEqual([
      [1, false],
      [2, 'row_too_long'],
      [3, false],
      [4, 'row_too_long'],
    ]);
  },
);

test('nesting without end is a problem of its line, not of the machine', async () => {
  const deep = `{"customerRef":"A","kind":"person","name":"Deep","attributes":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
  expect(await problemsIn('ndjson', `${deep}\n`)).toMatchObject([{ line: 1, pointer: '/attributes' }]);
});

test('a field that was put in by the name of a prototype is unknown, as any other', async () => {
  const file = '{"customerRef":"A","kind":"person","__proto__":{"name":"Nobody"}}';
  expect((await problemsIn('ndjson', file)).map((it) => 'code' in it && it.code)).toEqual([
    'missing_field',
    'unknown_field',
  ]);
});

test('more rows than a batch may have are refused', async () => {
  const file = [line('A'), line('B'), line('C')].join('\n');
  await expect(rowsIn('ndjson', file, { rowsMax: 2 })).rejects.toMatchObject({ code: 'too_many_rows', status: 413 });
});

test.each([
  ['ndjson', '\n'],
  ['ndjson', ' \r\n'],
  ['csv', '\n'],
  ['csv', ',,\n'],
] as const)(
  'a file of empty rows without end is refused, though it is small when it is packed (%s, %j)',
  async (format, row) => {
    const rows = row.repeat(1_000_001);
    await expect(
      rowsIn(format, `customerRef,kind,name\n${rows}`.slice(format === 'csv' ? 0 : 22)),
    ).rejects.toMatchObject({
      code: 'too_many_empty_rows',
      status: 413,
    });
  },
);
