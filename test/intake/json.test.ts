import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ROW_BYTES_MAX } from '../../src/intake/row.ts';
import { aHolder } from '../support/holders.ts';
import { rowsIn } from '../support/rows.ts';

const holder = (customerRef: string) =>
  JSON.stringify(aHolder({ customerRef, nativeName: '김철수 🏦 "quoted" \u0001"' }));

test.each([1, 3, 10, 65_536])('rows are the same when the bytes come in parts of %i', async (partBytes) => {
  const file = `\u{feff}{\n"holders": [\n${holder('A')},\n  ${holder('B')}, ${holder('C')}\n]\n}\n`;
  const rows = await rowsIn('json', file, { partBytes });
  expect(rows.map((row) => [row.line, 'problems' in row && row.problems[0]])).toEqual([
    [3, { line: 3, pointer: '/holders/0/nativeName', code: 'invalid_value', message: expect.any(String) }],
    [4, { line: 4, pointer: '/holders/1/nativeName', code: 'invalid_value', message: expect.any(String) }],
    [4, { line: 4, pointer: '/holders/2/nativeName', code: 'invalid_value', message: expect.any(String) }],
  ]);
});

test('the line of an element is where it begins, whatever strings and line breaks stand before it', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 });
  const gap = fc.constantFrom('', '\n', '\r\n', ' \n\n', '\t');
  const elements = fc.array(fc.tuple(gap, fc.dictionary(text, fc.oneof(text, fc.integer(), fc.constant([null, {}])))));
  await fc.assert(
    fc.asyncProperty(elements, fc.integer({ min: 1, max: 60 }), async (list, partBytes) => {
      const expected: number[] = [];
      let file = '{"holders":[';
      for (const [place, [before, value]] of list.entries()) {
        file += `${place > 0 ? ',' : ''}${before}`;
        expected.push(file.split('\n').length);
        file += JSON.stringify(value, undefined, place % 3);
      }
      const rows = await rowsIn('json', `${file}]}`, { partBytes });
      expect(rows.map((row) => row.line)).toEqual(expected);
    }),
  );
});

test('an element that is no holder is a problem, and the others are taken', async () => {
  const rows = await rowsIn('json', `{"holders":[${JSON.stringify(aHolder())},17,"x",null,[]]}`);
  expect(rows.map((row) => ('problems' in row ? row.problems[0]?.pointer : 'taken'))).toEqual([
    'taken',
    '/holders/1',
    '/holders/2',
    '/holders/3',
    '/holders/4',
  ]);
});

test('a document that ends too early is refused wherever it was cut', async () => {
  const whole = `{"holders":[${JSON.stringify(aHolder())},{"customerRef":"B"}]}`;
  for (let end = 0; end < whole.length; end++) {
    await expect(rowsIn('json', whole.slice(0, end)), `cut at ${end}`).rejects.toMatchObject({ code: 'invalid_json' });
  }
  await expect(rowsIn('json', whole)).resolves.toHaveLength(2);
});

test.each([
  ['a list', '[]', 'invalid_document'],
  ['a text', '"holders"', 'invalid_document'],
  ['an object without holders', '{}', 'invalid_json'],
  ['another field beside them', '{"holders":[],"note":1}', 'unknown_field'],
  ['the field twice', '{"holders":[],"holders":[]}', 'duplicate_field'],
  ['holders that are no list', '{"holders":{}}', 'invalid_document'],
  ['two documents', '{"holders":[]}{"holders":[]}', 'invalid_json'],
  ['a comma too many', '{"holders":[1,]}', 'invalid_json'],
  ['nesting without end', `{"holders":[${'['.repeat(100)}`, 'too_deep'],
  ['an element that is too long', `{"holders":["${'x'.repeat(2 * ROW_BYTES_MAX)}`, 'row_too_long'],
])('%s is refused as a whole', async (_, file, code) => {
  await expect(rowsIn('json', file)).rejects.toMatchObject({ name: 'InputError', code });
});

test('bytes that are not UTF-8 refuse the document, and the line is told', async () => {
  const file = Buffer.concat([
    Buffer.from('{"holders":[\n\n{"name":"'),
    Buffer.from([0xc3, 0x28]),
    Buffer.from('"}]}'),
  ]);
  await expect(rowsIn('json', file)).rejects.toThrow(/up to line 3/);
});
