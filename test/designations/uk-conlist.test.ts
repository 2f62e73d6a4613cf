import { describe, expect, test } from 'vitest';
import { listChanges } from '../../src/designations/changes.ts';
import { parseUkConList } from '../../src/designations/uk-conlist.ts';
import { readFixture } from './fixtures.ts';
import { LISTS_ARE_MISSING, readOfficial } from './official-lists.ts';

const older = parseUkConList(readFixture('uk/conlist-2018-layout.csv'));
const newer = parseUkConList(readFixture('uk/conlist-2022-layout.csv'));

describe('parseUkConList, in the layout of 2018', () => {
  test('puts the rows of a group together, all regimes, and knows the DPRK-linked part by the regime', () => {
    expect(older.datedOn).toBe('2020-04-27');
    expect(older.designations.map((it) => it.id)).toEqual(['uk-99001', 'uk-99002', 'uk-99003']);
    expect(older.dprkLinked.map((it) => it.reference)).toEqual(['99001', '99002']);
  });

  test('takes the primary name with the given name first, and the days from every row', () => {
    expect(older.designations[0]).toEqual({
      id: 'uk-99001',
      authority: 'uk',
      reference: '99001',
      kind: 'person',
      programmes: ["North Korea (Democratic People's Republic of Korea)"],
      name: 'Man Seung TESTO',
      aliases: [{ name: 'Man Sung TESTO', strength: 'strong' }],
      birthDates: ['1964-06-18', '1965', '1966-12'],
      birthPlaces: ['Sampleton, North Korea'],
      nationalities: ['KP', 'CN'],
      identifiers: [
        { type: 'passport', number: '000000051' },
        { type: 'passport', number: 'PS 000000052' },
      ],
      addresses: [],
      listedOn: '2016-12-30',
      amendedOn: '2018-01-09',
      linkedTo: [],
      unReference: 'KPi.901',
    });
  });

  test('reads Windows-1252, and what stands in the further information', () => {
    expect(older.designations[1]).toMatchObject({
      kind: 'entity',
      name: 'SAMPLE OCEAN BANK – HEAD OFFICE',
      identifiers: [
        { type: 'bic', number: 'TESTKPPY' },
        { type: 'imo', number: '0000053' },
      ],
      addresses: [{ text: '1 Sample Street, Sampleton, 00000', country: 'KP' }],
      unReference: 'KPe.902',
    });
    expect(older.designations[2]?.addresses).toEqual([{ text: 'Afghanistan/Pakistan border region' }]);
  });
});

describe('parseUkConList, in the layout of 2022', () => {
  test('reads names in their own script, the quality of aliases and documents with their state', () => {
    expect(newer.designations[0]).toMatchObject({
      name: 'Man Seung TESTO',
      aliases: [
        { name: '시험만성', strength: 'strong' },
        { name: 'THE TESTER', strength: 'weak' },
        { name: 'Manseung TESTO', strength: 'strong' },
      ],
      identifiers: [
        { type: 'passport', number: '000000051', country: 'KP' },
        { type: 'nationalId', number: '0000054-7', country: 'CN' },
      ],
      unReference: 'KPi.901',
    });
  });

  test('reads a ship', () => {
    expect(newer.designations[1]).toMatchObject({ kind: 'vessel', identifiers: [{ type: 'imo', number: '0000055' }] });
    expect(newer.dprkLinked).toHaveLength(2);
  });
});

describe('a consolidated list of OFSI that is not whole is refused', () => {
  const text = readFixture('uk/conlist-2022-layout.csv').toString('utf8');
  const cases = [
    ['nothing', '', 'uk_list_empty'],
    ['a heading alone', text.split('\r\n').slice(0, 2).join('\r\n'), 'uk_list_empty'],
    ['no date', text.replace('01/12/2025', ''), 'uk_list_undated'],
    ['cut in the last row', text.trimEnd().slice(0, -90), 'uk_list_cut_short'],
    ['cut inside quotation marks', `${text}"TESTO`, 'uk_list_cut_short'],
    ['a group without a name', text.replace('SAMPLE STAR', ''), 'uk_entry_incomplete'],
    ['a row with too many fields', text.replace('THE TESTER', 'THE,TESTER'), 'uk_list_malformed'],
    ['another table', 'one\r\nName,City\r\nTESTO,Sampleton\r\n', 'uk_list_wrong_root'],
  ] as const;

  test.each(cases)('%s', (_, broken, code) => {
    expect(() => parseUkConList(broken)).toThrow(expect.objectContaining({ name: 'InputError', code }));
  });
});

describe.skipIf(LISTS_ARE_MISSING)('the real consolidated lists of OFSI', () => {
  const read = (date: string) => parseUkConList(readOfficial(`uk/ConList_${date}.csv.gz`));

  /** Groups in all, then persons and entities of the DPRK regime, as counted independently. */
  test.each([
    ['2018-04-13', 2106, 135, 107],
    ['2020-04-27', 2114, 138, 110],
  ])('of %s is read to the last group', (date, groups, persons, entities) => {
    const list = read(date);
    const count = (kind: string) => list.dprkLinked.filter((it) => it.kind === kind).length;
    expect(list.datedOn).toBe(date);
    expect(list.designations).toHaveLength(groups);
    expect([count('person'), count('entity')]).toEqual([persons, entities]);
    expect(list.designations.filter((it) => it.name !== it.name.trim() || it.listedOn === undefined)).toEqual([]);
  });

  test('added eight DPRK entries in the two years between, and delisted two', () => {
    const { added, delisted } = listChanges(read('2018-04-13').dprkLinked, read('2020-04-27').dprkLinked);
    expect([added.length, delisted.length]).toEqual([8, 2]);
  });

  test('keep a man with three passports, and the UN reference of most entries', () => {
    const { dprkLinked } = read('2018-04-13');
    const passports = dprkLinked.map((it) => it.identifiers.filter(({ type }) => type === 'passport').length);
    expect(passports.filter((it) => it > 0)).toHaveLength(52);
    expect(passports).toContain(3);
    expect(dprkLinked.filter((it) => it.unReference !== undefined)).toHaveLength(134);
  });

  test('in an excerpt of the newer layout hold names in their own script', () => {
    const list = parseUkConList(readOfficial('uk/ConList_newformat_excerpt_with_nonlatin_columns.csv'));
    expect(list.designations).toHaveLength(6);
    expect(list.designations[0]?.aliases).toEqual([{ name: 'محسن حجتی', strength: 'strong' }]);
    expect(list.designations.find((it) => it.reference === '9215')?.identifiers).toEqual([
      expect.objectContaining({ type: 'nationalId', country: 'PK' }),
    ]);
  });
});
