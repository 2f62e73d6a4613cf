import { describe, expect, test } from 'vitest';
import { parseEuJournal } from '../../src/designations/eu-journal.ts';
import { readFixture } from './fixtures.ts';
import { LISTS_ARE_MISSING, readOfficial } from './official-lists.ts';

const csv = readFixture('eu/journal.csv').toString('utf8');
const { datedOn, designations, dprkLinked } = parseEuJournal(csv);
const [person, other, third, bank, vessel] = designations;

describe('parseEuJournal', () => {
  test('knows an entry by its annex and number, and a vessel without a number by its IMO number', () => {
    expect(datedOn).toBeUndefined();
    expect(designations.map((it) => it.id)).toEqual([
      'eu-32017R1509-XV.A-1',
      'eu-32017R1509-XV.A-2',
      'eu-32017R1509-XV.A-3',
      'eu-32017R1509-XV.B-1',
      'eu-32017R1509-XIII.B-IMO0000042',
    ]);
    expect(dprkLinked).toHaveLength(5);
  });

  test('parts the hangul from a name, and takes the words of the Official Journal off an alias', () => {
    expect(person).toMatchObject({
      name: 'TESTO Man Seung',
      gender: 'male',
      nationalities: ['KP'],
      listedOn: '2013-01-22',
    });
    expect(person?.aliases.map((it) => it.name)).toEqual([
      '시험만성',
      'Testo Manseung',
      'The Tester',
      'Testo',
      '测试',
      'TMS',
    ]);
  });

  test('reads every birth date of a cell, in whatever words it is printed', () => {
    expect(person?.birthDates).toEqual(['1968-02-19', '1965', '1966']);
    expect(other?.birthDates).toEqual(['1964', '1962-08-28']);
    expect(third?.birthDates).toEqual(['1967/1969']);
  });

  test('reads document numbers without what is printed around them, and their state where it is', () => {
    expect(person?.identifiers).toEqual([{ type: 'passport', number: '000000031', country: 'KP' }]);
    expect(other?.identifiers.map((it) => it.number)).toEqual(['000000032', 'PS- 000000033', '000000034']);
  });

  test('reads entities and vessels with their registers', () => {
    expect(bank).toMatchObject({
      kind: 'entity',
      identifiers: [
        { type: 'registration', number: '0000041' },
        { type: 'bic', number: 'TESTKPPY' },
      ],
    });
    expect(vessel).toMatchObject({ kind: 'vessel', identifiers: [{ type: 'imo', number: '0000042' }] });
    expect(vessel).not.toHaveProperty('listedOn');
  });
});

describe('a transcription that is not whole is refused', () => {
  const cases = [
    ['nothing', '', 'eu_list_empty'],
    ['a heading alone', csv.split('\n')[0]!, 'eu_list_empty'],
    ['another table', 'name,city\r\nTESTO,Sampleton\r\n', 'eu_list_wrong_root'],
    ['cut in the last row', csv.trimEnd().slice(0, -20), 'eu_list_cut_short'],
    ['a row without a name', csv.replace('Sample Third', ''), 'eu_entry_incomplete'],
  ] as const;

  test.each(cases)('%s', (_, text, code) => {
    expect(() => parseEuJournal(text)).toThrow(expect.objectContaining({ name: 'InputError', code }));
  });
});

describe.skipIf(LISTS_ARE_MISSING)('the transcription of Regulation (EU) 2017/1509', () => {
  const list = parseEuJournal(readOfficial('eu/eu_2017_1509_DPRK_consolidated_2026-08.csv.gz').toString('utf8'));

  test('is read to the last entry: 157 persons, 94 entities, 75 vessels, each with an id of its own', () => {
    const kinds = list.designations.map((it) => it.kind);
    const count = (kind: string) => kinds.filter((it) => it === kind).length;
    expect([count('person'), count('entity'), count('vessel')]).toEqual([157, 94, 75]);
    expect(list.dprkLinked).toHaveLength(326);
    expect(new Set(list.designations.map((it) => it.id)).size).toBe(326);
  });

  test('gives 66 persons their name in hangul, and every printed birth date and passport', () => {
    const isHangul = (name: string) => /\p{sc=Hangul}/u.test(name);
    const inHangul = list.designations.filter((it) => it.aliases.some((alias) => isHangul(alias.name)));
    expect(inHangul).toHaveLength(77);
    expect(inHangul.filter((it) => it.kind === 'person')).toHaveLength(66);
    expect(list.designations.filter((it) => isHangul(it.name))).toEqual([]);
    expect(list.designations.filter((it) => it.birthDates.length > 0)).toHaveLength(124);
    expect(
      list.designations.filter((it) => it.identifiers.some((identifier) => identifier.type === 'passport')),
    ).toHaveLength(71);
  });
});
