import { describe, expect, test } from 'vitest';
import { parseCanadianList } from '../../src/designations/ca-xml.ts';
import { readFixture } from './fixtures.ts';
import { LISTS_ARE_MISSING, readOfficial } from './official-lists.ts';

const xml = readFixture('other/canada-2025-layout.xml').toString('utf8');
const { datedOn, designations, dprkLinked } = parseCanadianList(xml);
const [person, bank, ship] = designations;

describe('parseCanadianList', () => {
  test('knows an entry by its regulations, schedule and item, and the DPRK-linked ones by the regulations', () => {
    expect(datedOn).toBeUndefined();
    expect(designations.map((it) => it.reference)).toEqual([
      "Democratic People's Republic of Korea, 1, Part 1, 1",
      'Sampleland, 2',
      'Sampleland, 1.1, 1',
    ]);
    expect(designations.map((it) => it.id)).toEqual([
      'ca-democratic-people-s-republic-of-korea-1-part-1-1',
      'ca-sampleland-2',
      'ca-sampleland-1.1-1',
    ]);
    expect(dprkLinked).toEqual([person]);
  });

  test('reads a person, with the names that one text holds and every birth date', () => {
    expect(person).toMatchObject({
      kind: 'person',
      name: 'Testo, Man Seung',
      programmes: ["Democratic People's Republic of Korea"],
      aliases: [
        { name: 'Manseung Testo', strength: 'strong' },
        { name: 'Testo', strength: 'strong' },
        { name: '시험만성', strength: 'strong' },
      ],
      birthDates: ['1964-06-18', '1965-03'],
      listedOn: '2024-04-12',
    });
  });

  test('does not cut a company’s name at the comma before its legal form', () => {
    expect(bank).toMatchObject({ kind: 'entity', name: 'Sample Ocean Bank' });
    expect(bank?.aliases.map((it) => it.name)).toEqual(['Sample Ocean Holdings Pte. Ltd.', 'Sample Ocean Co., Ltd']);
  });

  test('reads a ship by its IMO number, and the year it was built as no birth date', () => {
    expect(ship).toMatchObject({ kind: 'vessel', identifiers: [{ type: 'imo', number: '0000042' }], birthDates: [] });
  });

  test('reads the layout of 2020', () => {
    const older = parseCanadianList(readFixture('other/canada-2020-layout.xml').toString('utf8')).designations;
    expect(older.map((it) => [it.kind, it.name, it.birthDates])).toEqual([
      ['entity', 'Sample Ocean Bank', []],
      ['person', 'Sample, Other', ['1963/1964']],
    ]);
    expect(older[0]).not.toHaveProperty('listedOn');
  });
});

describe('a Canadian list that is not whole is refused', () => {
  const cases = [
    ['nothing', '', 'ca_list_empty'],
    ['no record', '<data-set/>', 'ca_list_empty'],
    ['cut in the middle', xml.slice(0, xml.length / 2), 'ca_list_cut_short'],
    ['a record without its item', xml.replace('<Item>2</Item>', ''), 'ca_entry_incomplete'],
    ['another list', '<export/>', 'ca_list_wrong_root'],
  ] as const;

  test.each(cases)('%s', (_, text, code) => {
    expect(() => parseCanadianList(text)).toThrow(expect.objectContaining({ name: 'InputError', code }));
  });
});

describe.skipIf(LISTS_ARE_MISSING)('the real Canadian lists', () => {
  test.each([
    [2020, 1369, 985, 0],
    [2025, 4759, 3334, 109],
  ])('of %i are read to the last record, each with an id of its own', (year, records, persons, ships) => {
    const list = parseCanadianList([readOfficial(`other/canada_sema_${year}.xml.gz`)]);
    const count = (kind: string) => list.designations.filter((it) => it.kind === kind).length;
    expect(new Set(list.designations.map((it) => it.id)).size).toBe(records);
    expect([count('person'), count('vessel')]).toEqual([persons, ships]);
    expect(list.dprkLinked).toEqual([]);
  });
});
