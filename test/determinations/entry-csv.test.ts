import { expect, test } from 'vitest';
import { readEntries } from '../../src/determinations/entry-csv.ts';

const HEADING = 'reference,meeting,decision,kind,name,relation,effectiveOn,status,statusOn,otherNames,birthDate';
const read = (...rows: string[]) => readEntries([HEADING, ...rows].join('\n'));
const GOOD = 'ND-1,4,2,entity,Invented Reed Cafe,businessName,2019-12-05,licenceWithdrawn,2019-12-05,,';

test('a row becomes a proposal with its reference, its decision and its names', () => {
  const { rows, problems } = read(
    'nd-7,4,2,entity,"Invented Reed, Cafe",businessName,2019-12-05,licenceWithdrawn,2019-12-05,Reed Room; Reed House,',
  );
  expect(problems).toEqual([]);
  expect(rows).toEqual([
    {
      line: 2,
      reference: 'ND-7',
      decision: { meeting: 4, number: 2 },
      change: {
        kind: 'entry',
        entry: {
          kind: 'entity',
          name: 'Invented Reed, Cafe',
          otherNames: ['Reed Room', 'Reed House'],
          country: 'KH',
          relation: 'businessName',
          effectiveOn: '2019-12-05',
          status: 'licenceWithdrawn',
          statusOn: '2019-12-05',
        },
      },
    },
  ]);
});

test.each([
  ['a relation that is none', 'ND-2,4,2,entity,Sample,friend,2019-12-05,,,,', '/relation', 'invalid_value'],
  ['a day that is none', 'ND-2,4,2,entity,Sample,owner,2019-13-05,,,,', '/effectiveOn', 'invalid_date'],
  ['a name that is missing', 'ND-2,4,2,entity,,owner,2019-12-05,,,,', '/name', 'missing_field'],
  ['a decision that is no number', 'ND-2,4,two,entity,Sample,owner,2019-12-05,,,,', '/decision', 'invalid_value'],
  ['a status without its day', 'ND-2,4,2,entity,Sample,owner,2019-12-05,deregistered,,,', '/statusOn', 'missing_field'],
  ['a birth date of a company', 'ND-2,4,2,entity,Sample,owner,2019-12-05,,,,1964', '/birthDate', 'inconsistent_value'],
  ['cells that are missing', 'ND-2,4,2,entity,Sample', '', 'wrong_cell_count'],
  ['a reference that is none', 'N D,4,2,entity,Sample,owner,2019-12-05,,,,', '/reference', 'invalid_value'],
])('%s is told by line and column, and the good rows go on', (_, row, pointer, code) => {
  const { rows, problems } = read(GOOD, '', row, 'ND-3,4,2,person,Sample Somebody,person,2019-12-05,,,,1964');
  expect(rows.map((it) => it.reference)).toEqual(['ND-1', 'ND-3']);
  expect(problems).toMatchObject([{ line: 4, pointer, code }]);
});

test('two rows of one reference are both refused', () => {
  const { rows, problems } = read(GOOD, GOOD);
  expect(rows).toEqual([]);
  expect(problems.map((it) => [it.line, it.code])).toEqual([
    [2, 'reference_repeated'],
    [3, 'reference_repeated'],
  ]);
});

test('a row after one that goes over several lines keeps its own line number', () => {
  const { problems } = read(
    'ND-5,4,2,entity,"Sample\nLtd",owner,2019-12-05,,,,',
    'ND-6,4,2,entity,,owner,2019-12-05,,,,',
  );
  expect(problems).toMatchObject([{ line: 4, pointer: '/name' }]);
});

test.each([
  ['no heading', 'ND-1,4,2\n', 'invalid_header'],
  ['a column that is not known', `${HEADING},colour\n${GOOD},red\n`, 'unknown_column'],
  ['a column that stands there twice', `${HEADING},name\n${GOOD},x\n`, 'duplicate_column'],
  ['a quote that is never closed', `${HEADING}\n"ND-1,4\n`, 'invalid_csv'],
  ['no rows', `${HEADING}\n`, 'no_rows'],
  ['nothing', '', 'invalid_header'],
])('a file with %s is refused whole', (_, text, code) => {
  expect(() => readEntries(text)).toThrow(expect.objectContaining({ code }));
});

test('a file with semicolons and a byte order mark is read as well', () => {
  const text = `\u{feff}${HEADING.replaceAll(',', ';')}\r\n${GOOD.replaceAll(',', ';')}\r\n`;
  expect(readEntries(text).rows).toHaveLength(1);
});
