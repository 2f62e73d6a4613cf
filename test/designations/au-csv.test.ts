import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { parseAustralianList } from '../../src/designations/au-csv.ts';
import { isAustralianDprkLinked } from '../../src/designations/dprk.ts';
import { readFixture } from './fixtures.ts';
import { LISTS_ARE_MISSING, readOfficial } from './official-lists.ts';

const csv = readFixture('other/australia.csv').toString('utf8');
const { datedOn, designations, dprkLinked } = parseAustralianList(csv);
const [person, bank, vessel, other] = designations;

describe('parseAustralianList', () => {
  test('puts the names of one reference together, and knows the DPRK-linked part by the committee', () => {
    expect(datedOn).toBeUndefined();
    expect(designations.map((it) => it.id)).toEqual(['au-901', 'au-902', 'au-903', 'au-904']);
    expect(dprkLinked.map((it) => it.reference)).toEqual(['901', '902', '903']);
  });

  test('reads a person with graded aliases, original script and enumerated dates and addresses', () => {
    expect(person).toEqual({
      id: 'au-901',
      authority: 'au',
      reference: '901',
      kind: 'person',
      programmes: ['1718 (DPRK)'],
      name: 'Man Seung TESTO',
      aliases: [
        { name: 'Manseung TESTO', strength: 'strong' },
        { name: 'The Tester', strength: 'weak' },
        { name: '시험만성', strength: 'strong' },
      ],
      birthDates: ['1964-06-18', '1965~'],
      birthPlaces: ['Sampleton, North Korea'],
      nationalities: ['KP', 'CN'],
      identifiers: [],
      addresses: [{ text: '1 Sample Street, Sampleton' }, { text: 'Nowhere' }],
      listedOn: '2016-03-03',
      linkedTo: [],
    });
  });

  test('reads entities, vessels and a span of years', () => {
    expect(bank).toMatchObject({ kind: 'entity', listedOn: '2017-02-16' });
    expect(vessel).toMatchObject({ kind: 'vessel', identifiers: [{ type: 'imo', number: '0000042' }] });
    expect(other).toMatchObject({ birthDates: ['1964/1966'], nationalities: ['IR'] });
  });
});

describe('an Australian list that is not whole is refused', () => {
  const cases = [
    ['nothing', '', 'au_list_empty'],
    ['a heading alone', csv.split('\n')[0]!, 'au_list_empty'],
    ['cut in its last row', csv.trimEnd().slice(0, -30), 'au_list_cut_short'],
    ['an entry without a name', csv.replace('Sample Star', ''), 'au_entry_incomplete'],
    ['another table', 'name,city\nTESTO,Sampleton\n', 'au_list_wrong_root'],
  ] as const;

  test.each(cases)('%s', (_, text, code) => {
    expect(() => parseAustralianList(text)).toThrow(expect.objectContaining({ name: 'InputError', code }));
  });
});

/** Of the real list only a third party's flattened copy is at hand: it holds the committee of every name. */
describe.skipIf(LISTS_ARE_MISSING)('the committees of the real list', () => {
  test('give 508 names as DPRK-linked: 366 of the UN’s and 142 of Australia’s own', () => {
    const rows: Record<string, string>[] = parse(readOfficial('other/australia_dfat_2025_flattened.csv.gz'), {
      columns: true,
    });
    const linked = rows.map((it) => it['Sanction Type']!).filter(isAustralianDprkLinked);
    expect(linked).toHaveLength(508);
    expect(linked.filter((it) => it.includes('1718'))).toHaveLength(366);
  });
});
