import { expect, test } from 'vitest';
import { holder } from '../../src/batches/holder.ts';
import { CSV_COLUMNS } from '../../src/intake/csv-columns.ts';
import { problemsIn, rowsIn } from '../support/rows.ts';

const HEADER = 'customerRef,kind,name';

test.each([1, 2, 5, 65_536])('rows are the same when the bytes come in parts of %i', async (partBytes) => {
  const file = `\u{feff}${HEADER},birthDate\r\nA,person,"Sample, ""The"" One",1964\r\n\r\n,,,\r\nB,entity,"Two\r\nLines",\r\nC,entity,Three,`;
  const rows = await rowsIn('csv', file.replace('Two\r\nLines', 'Two lines'), { partBytes });
  expect(rows).toEqual([
    { line: 2, holder: { customerRef: 'A', kind: 'person', name: 'Sample, "The" One', birthDate: '1964' } },
    { line: 5, holder: { customerRef: 'B', kind: 'entity', name: 'Two lines' } },
    { line: 6, holder: { customerRef: 'C', kind: 'entity', name: 'Three' } },
  ]);
});

test('a line break inside quotes belongs to its row, and the lines behind it are still counted right', async () => {
  const file = `${HEADER}\r\nA,person,Sample\r\nB,person,"Over\r\nthree\r\nlines"\r\nC,person,After\r\n`;
  const rows = await rowsIn('csv', file);
  expect(rows.map((row) => row.line)).toEqual([2, 3, 6]);
  expect(rows[1]).toMatchObject({ holder: { name: 'Over three lines' } });
  expect(rows[2]).toMatchObject({ holder: { name: 'After' } });
});

test('every column fills the field of a holder that the table says', async () => {
  const cells: Partial<Record<keyof typeof CSV_COLUMNS, string>> = {
    customerRef: 'A',
    kind: 'person',
    name: 'Sample Somebody',
    nativeName: '샘플',
    otherNames: 'One; Two',
    birthDate: '1964-07',
    birthPlace: 'Battambang',
    gender: 'female',
    nationalities: 'kh;TH',
    passportNumber: 'N1',
    passportCountry: 'KH',
    passportExpiresOn: '2030-01-01',
    taxNumber: 'T1',
    nationalIdNumber: 'I1',
    nationalIdCountry: 'TH',
    registrationNumber: 'R1',
    incorporationCountry: 'KH',
    bic: 'abcdkhpp',
    address: '1 Sample Street',
    city: 'Phnom Penh',
    addressCountry: 'KH',
    phone: '+855 1;+855 2',
    email: 'a@example.test',
    accountRef: 'ACC-1',
    accountStatus: 'active',
    accountCurrency: 'USD',
    accountOpenedOn: '2020-02-03',
    occupation: 'Baker',
    employer: 'Sample Bakery',
    refugee: 'TRUE',
    diplomaticMission: 'false',
    workPermitNumber: 'W1',
    visaType: 'E',
    visaExpiresOn: '2027-01-01',
    jointVenturePartnerCountry: 'CN',
  };
  const file = `${Object.keys(cells).join('\t')}\n${Object.values(cells).join('\t')}`;
  expect(await rowsIn('csv', file)).toEqual([
    {
      line: 2,
      holder: {
        customerRef: 'A',
        kind: 'person',
        name: 'Sample Somebody',
        nativeName: '샘플',
        otherNames: ['One', 'Two'],
        birthDate: '1964-07',
        birthPlace: 'Battambang',
        gender: 'female',
        nationalities: ['KH', 'TH'],
        identifiers: [
          { type: 'passport', number: 'N1', country: 'KH', expiresOn: '2030-01-01' },
          { type: 'tax', number: 'T1' },
          { type: 'nationalId', number: 'I1', country: 'TH' },
        ],
        registrationNumber: 'R1',
        incorporationCountry: 'KH',
        bic: 'ABCDKHPP',
        addresses: [{ text: '1 Sample Street', city: 'Phnom Penh', country: 'KH' }],
        phones: ['+855 1', '+855 2'],
        emails: ['a@example.test'],
        accounts: [{ accountRef: 'ACC-1', status: 'active', currency: 'USD', openedOn: '2020-02-03' }],
        attributes: {
          occupation: 'Baker',
          employer: 'Sample Bakery',
          refugee: true,
          diplomaticMission: false,
          worker: { permitNumber: 'W1', visaType: 'E', visaExpiresOn: '2027-01-01' },
          jointVenture: { partnerCountry: 'CN' },
        },
      },
    },
  ]);
});

test('every pointer of the table names a field that a holder has', () => {
  const columns = Object.keys(CSV_COLUMNS);
  const known = holder.shape;
  for (const pointer of Object.values(CSV_COLUMNS)) expect(Object.keys(known)).toContain(pointer.split('/')[1]);
  expect(columns).toHaveLength(new Set(Object.values(CSV_COLUMNS)).size);
});

test('a problem names the column as well as the field', async () => {
  const file =
    'customerRef,kind,name,nationalities,passportNumber,passportCountry,taxNumber\nA,human,,KH;Korea,,XX,T1\n';
  expect(await problemsIn('csv', file)).toMatchObject(
    [
      { line: 2, pointer: '/kind', code: 'invalid_value', message: /^Column kind: / },
      { line: 2, pointer: '/name', code: 'missing_field', message: /^Column name: / },
      { line: 2, pointer: '/nationalities/1', code: 'invalid_country', message: /^Column nationalities: .*KP.*KR/ },
      { line: 2, pointer: '/identifiers/0/number', code: 'missing_field', message: /^Column passportNumber: / },
      { line: 2, pointer: '/identifiers/0/country', code: 'invalid_country', message: /^Column passportCountry: / },
    ].map((it) => ({ ...it, message: expect.stringMatching(it.message) })),
  );
});

test('a stray quote costs its own row and none of the rows behind it', async () => {
  const good = Array.from({ length: 60 }, (_, n) => `G${n},person,"Sample ${n}"`).join('\n');
  const rows = await rowsIn(
    'csv',
    `${HEADER}\nA,person,"Stray\n${good}\nB,person,"Closed" too early\n${good}\nC,person,"Open`,
  );
  expect(rows.filter((row) => 'holder' in row)).toHaveLength(120);
  expect(rows.flatMap((row) => ('problems' in row ? row.problems : [])).map((it) => [it.line, it.code])).toEqual([
    [2, 'invalid_quotes'],
    [63, 'invalid_quotes'],
    [124, 'invalid_quotes'],
  ]);
});

test('a quote inside a cell that does not begin with one is taken as it is', async () => {
  expect(await rowsIn('csv', `${HEADER}\nA,entity,Sample 5" Pipes`)).toMatchObject([
    { holder: { name: 'Sample 5" Pipes' } },
  ]);
});

test('a row with more or fewer cells than the header has columns is a problem', async () => {
  expect(await problemsIn('csv', `${HEADER}\nA,person\nB,person,Sample,More\n`)).toMatchObject([
    { line: 2, code: 'wrong_cell_count' },
    { line: 3, code: 'wrong_cell_count' },
  ]);
});

test('bytes that are not UTF-8 are a problem of their row', async () => {
  const file = Buffer.concat([
    Buffer.from(`${HEADER}\nA,person,`),
    Buffer.from([0xb1, 0xe8]),
    Buffer.from('\nB,person,Sample\n'),
  ]);
  const rows = await rowsIn('csv', file);
  expect(rows).toMatchObject([
    { line: 2, problems: [{ code: 'invalid_utf8' }] },
    { line: 3, holder: { customerRef: 'B' } },
  ]);
});

test.each([
  ['', 'invalid_header'],
  ['A,person,Sample Somebody\n', 'invalid_header'],
  ['customerRef,kind\nA,person\n', 'invalid_header'],
  ['customerRef,kind,name,shoeSize\n', 'unknown_column'],
  ['customerRef,kind,name,Name\n', 'duplicate_column'],
])('a file that begins with %j is refused as a whole', async (file, code) => {
  await expect(rowsIn('csv', file)).rejects.toMatchObject({ name: 'InputError', code });
});

test('a file without a header row is refused without telling what stands in its first row', async () => {
  await expect(rowsIn('csv', 'A-1,person,Secret Somebody\n')).rejects.toThrow(/^(?!.*(Secret|A-1)).*$/);
});

test.each([';', '\t', ','])('the delimiter may be %j', async (delimiter) => {
  const file =
    `${HEADER.replaceAll(',', delimiter)}\nA${delimiter}person${delimiter}"Sample${delimiter} Somebody"\n`.replace(
      '"Sample\t',
      '"Sample ',
    );
  expect(await rowsIn('csv', file)).toMatchObject([{ holder: { customerRef: 'A', kind: 'person' } }]);
});
