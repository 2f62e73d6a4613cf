import { describe, expect, test } from 'vitest';
import { parseJapaneseList } from '../../src/designations/jp-csv.ts';
import { readFixture } from './fixtures.ts';

const bytes = readFixture('other/japan.csv');
const csv = bytes.toString('utf8');
const { datedOn, designations, dprkLinked } = parseJapaneseList(bytes);
const [person, bank, other] = designations;

describe('parseJapaneseList', () => {
  test('reads all categories, the DPRK-linked ones by their numbers', () => {
    expect(datedOn).toBeUndefined();
    expect(designations.map((it) => it.id)).toEqual(['jp-015-000901', 'jp-016-000902', 'jp-002-000903']);
    expect(dprkLinked.map((it) => it.reference)).toEqual(['015-000901', '016-000902']);
  });

  test('reads a person with every name in both scripts, and no notes on who bears one', () => {
    expect(person).toEqual({
      id: 'jp-015-000901',
      authority: 'jp',
      reference: '015-000901',
      kind: 'person',
      programmes: ['15'],
      name: 'Testo Man Seung',
      aliases: [
        { name: 'テスト・マンスン', strength: 'strong' },
        { name: 'Testo Manseung', strength: 'strong' },
        { name: 'Testo (TMS)', strength: 'strong' },
        { name: 'テスト・マン', strength: 'strong' },
        { name: '試験万成', strength: 'strong' },
        { name: 'Testo Man Sung', strength: 'strong' },
        { name: 'The Tester', strength: 'weak' },
      ],
      birthDates: ['1964-06-18', '1965', '1967/1969', '1970~'],
      birthPlaces: ['Sampleton, North Korea'],
      nationalities: ['KP'],
      identifiers: [
        { type: 'passport', number: '000000071' },
        { type: 'passport', number: 'PS 000000072' },
        { type: 'nationalId', number: '000073' },
      ],
      addresses: [{ text: '1 Sample Street, Phnom Penh', country: 'KH' }],
      listedOn: '2016-03-04',
      linkedTo: [],
      unReference: 'KPi.901',
    });
  });

  test('keeps brackets that belong to a name, and takes the Japanese name where there is no other', () => {
    expect(bank).toMatchObject({ kind: 'entity', name: 'Sample Ocean Bank (SOB)', listedOn: '2013-08-30' });
    expect(other?.name).toBe('サンプル・アザー');
  });
});

describe('a Japanese list that cannot be right is refused', () => {
  const cases = [
    ['nothing', '', 'jp_list_empty'],
    ['a heading alone', csv.split('\r\n')[0]!, 'jp_list_empty'],
    ['cut in its last row', csv.trimEnd().slice(0, -20), 'jp_list_cut_short'],
    ['an entry without a name', csv.replace('サンプル・アザー', ''), 'jp_entry_incomplete'],
    ['another table', '名前,都市\r\nTESTO,Sampleton\r\n', 'jp_list_wrong_root'],
    ['a UN listing of the DPRK under another category', csv.replace('\r\n15,', '\r\n18,'), 'jp_categories_renumbered'],
    ['another UN listing under a DPRK category', csv.replace('\r\n2,', '\r\n13,'), 'jp_categories_renumbered'],
  ] as const;

  test.each(cases)('%s', (_, text, code) => {
    expect(() => parseJapaneseList(text)).toThrow(expect.objectContaining({ name: 'InputError', code }));
  });
});
