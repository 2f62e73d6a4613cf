import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aHolder } from '../support/holders.ts';
import { problemsIn, rowsIn } from '../support/rows.ts';

describe('a row says what is wrong with it', () => {
  const cases: [title: string, fields: object, pointer: string, code: string, message: RegExp][] = [
    ['a field that is missing', { name: undefined }, '/name', 'missing_field', /needed/],
    ['null in the place of nothing', { birthDate: null }, '/birthDate', 'invalid_value', /Leave the field out/],
    ['a number where a text is meant', { name: 17 }, '/name', 'invalid_value', /a text in quotes/],
    ['a value that is not among the known', { kind: 'human' }, '/kind', 'invalid_value', /person, entity/],
    ['an empty text', { name: '  ' }, '/name', 'empty_value', /leave the field out/],
    ['a name that is too long', { name: 'x'.repeat(301) }, '/name', 'too_long', /300/],
    ['too many names', { otherNames: Array(31).fill('x') }, '/otherNames', 'too_many', /30/],
    ['a day that no calendar knows', { birthDate: '1964-02-30' }, '/birthDate', 'invalid_date', /YYYY-MM-DD/],
    ['a country that is two', { nationalities: ['KH', 'Korea'] }, '/nationalities/1', 'invalid_country', /KP .* or KR/],
    ['a field that nobody knows', { shoeSize: 44 }, '/shoeSize', 'unknown_field', /not known/],
    ['an odd name of a field', { 'a/b~c': 1 }, '/a~1b~0c', 'unknown_field', /not known/],
    ['a name of a field without end', { ['k'.repeat(900)]: 1 }, `/${'k'.repeat(60)}`, 'unknown_field', /not known/],
    [
      'an owner of more than everything',
      { relatedParties: [{ role: 'owner', kind: 'person', name: 'X', ownershipPercent: 101 }] },
      '/relatedParties/0/ownershipPercent',
      'out_of_range',
      /100 or less/,
    ],
    ['control characters', { name: 'A\u0000B' }, '/name', 'invalid_value', /control characters/],
    ['a wrong check digit', { lei: '529900T8BM49AURSDO56' }, '/lei', 'invalid_value', /check digits/],
  ];

  test.each(cases)('%s', async (_, fields, pointer, code, message) => {
    const row = JSON.stringify({ ...aHolder(), ...fields });
    expect(await problemsIn('ndjson', row)).toEqual([
      { line: 1, pointer, code, message: expect.stringMatching(message) },
    ]);
  });
});

test('no problem quotes what was sent, whatever was sent', async () => {
  const secret = 'S3CR3T-91-Xq';
  const anything = fc.oneof(
    fc.constant(secret),
    fc.constant([secret]),
    fc.constant({ number: secret }),
    fc.jsonValue(),
  );
  const fields = ['customerRef', 'kind', 'name', 'birthDate', 'gender', 'nationalities', 'identifiers', 'lei', 'bic'];
  const row = fc.record(Object.fromEntries(fields.map((field) => [field, anything])), { requiredKeys: [] });
  await fc.assert(
    fc.asyncProperty(row, async (value) => {
      const problems = await problemsIn('ndjson', JSON.stringify(value));
      expect(JSON.stringify(problems)).not.toContain(secret);
    }),
  );
});

test('a row with faults without end tells the first of them', async () => {
  const nationalities = Array(5_000).fill('Korea');
  const unknown = Object.fromEntries(nationalities.map((_, n) => [`k${n}`, n]));
  expect(await problemsIn('ndjson', JSON.stringify({ ...aHolder(), ...unknown }))).toHaveLength(20);
});

const MIX = fc.array(fc.constantFrom('good', 'bad', 'broken'), { maxLength: 40 });

test.each(['ndjson', 'csv', 'json'] as const)(
  '%s: holders and rejected rows are together the rows that were sent',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(MIX, fc.integer({ min: 1, max: 200 }), async (mix, partBytes) => {
        const rows = await rowsIn(format, WRITERS[format](mix), { partBytes });
        expect(rows).toHaveLength(mix.length);
        expect(rows.map((row) => 'holder' in row)).toEqual(mix.map((it) => it === 'good'));
      }),
      { numRuns: 50 },
    );
  },
);

const cells = { good: 'A,person,"Sample"', bad: 'A,human,Sample', broken: 'A,person,"Sam"ple' };
const objects = {
  good: JSON.stringify(aHolder()),
  bad: '{"customerRef":1}',
  broken: '"no object"',
};
type Mix = readonly (keyof typeof cells)[];

const WRITERS = {
  csv: (mix: Mix) => ['customerRef,kind,name', ...mix.map((it) => cells[it])].join('\n'),
  ndjson: (mix: Mix) => mix.map((it) => ({ ...objects, broken: '{"no":' })[it]).join('\n'),
  json: (mix: Mix) => `{"holders":[${mix.map((it) => objects[it]).join(',\n')}]}`,
};
