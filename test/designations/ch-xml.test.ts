import { describe, expect, test } from 'vitest';
import { parseSwissList } from '../../src/designations/ch-xml.ts';
import { readFixture } from './fixtures.ts';
import { LISTS_ARE_MISSING, readOfficial } from './official-lists.ts';

const xml = readFixture('other/switzerland.xml').toString('utf8');
const { datedOn, designations, dprkLinked } = parseSwissList(xml);
const [person, bank, ship] = designations;

describe('parseSwissList', () => {
  test('reads all programmes without those delisted, and one that was listed again', () => {
    expect(datedOn).toBe('2026-11-20');
    expect(designations.map((it) => it.id)).toEqual(['ch-90001', 'ch-90002', 'ch-90004']);
    expect(dprkLinked.map((it) => it.reference)).toEqual(['90001', '90002']);
  });

  test('reads a person as he stands now, not as an amendment found him', () => {
    expect(person).toEqual({
      id: 'ch-90001',
      authority: 'ch',
      reference: '90001',
      kind: 'person',
      programmes: ['Ordinance of 18 May 2016 on measures against North Korea (SR 946.231.127.6), annexes 1 et 6'],
      name: 'Testo Man Seung',
      aliases: [
        { name: '시험 만성', strength: 'strong' },
        { name: 'Testo Manseung', strength: 'strong' },
        { name: 'Testo Sample', strength: 'strong' },
        { name: 'The Tester', strength: 'weak' },
      ],
      birthDates: ['1964-06-18', '1965', '1966-08'],
      birthPlaces: ["Sampleton, Sample Province, Korea (Democratic People's Republic)"],
      gender: 'male',
      nationalities: ['KP'],
      identifiers: [
        { type: 'passport', number: '000000061', country: 'KP' },
        { type: 'nationalId', number: '000062' },
      ],
      addresses: [
        { text: '1 Sample Street, 00000, Sampleton, Sample Province', country: 'KP' },
        { text: 'Cambodia', country: 'KH' },
      ],
      listedOn: '2016-05-18',
      amendedOn: '2020-03-02',
      linkedTo: ['90002'],
      unReference: 'KPi.901',
    });
  });

  test('finds the BIC and the IMO number in the further information', () => {
    expect(bank).toMatchObject({ kind: 'entity', identifiers: [{ type: 'bic', number: 'TESTKPPY' }] });
    expect(ship).toMatchObject({ kind: 'vessel', identifiers: [{ type: 'imo', number: '0000042' }] });
  });
});

describe('a Swiss list that is not the whole list is refused', () => {
  const cases = [
    ['nothing', '', 'ch_list_empty'],
    ['an amendment', xml.replace('whole-list', 'amendment'), 'ch_list_partial'],
    ['no target', xml.replaceAll(/<target .*<\/target>/gs, ''), 'ch_list_empty'],
    ['cut in the middle', xml.slice(0, xml.length / 2), 'ch_list_cut_short'],
    ['no date', xml.replace(' date="2026-11-20"', ''), 'ch_list_undated'],
    ['a target without a name', xml.replace('<value>Sample Star</value>', ''), 'ch_entry_incomplete'],
    ['another list', '<export/>', 'ch_list_wrong_root'],
  ] as const;

  test.each(cases)('%s', (_, text, code) => {
    expect(() => parseSwissList(text)).toThrow(expect.objectContaining({ name: 'InputError', code }));
  });
});

describe.skipIf(LISTS_ARE_MISSING)("SECO's own sample", () => {
  test('is an amendment, and is read as one', () => {
    const bytes = readOfficial('other/switzerland_seco_sample_2024-01-17.xml');
    expect(() => parseSwissList([bytes])).toThrow(expect.objectContaining({ code: 'ch_list_partial' }));
    const sample = parseSwissList([bytes], { listType: 'amendment' });
    expect(sample.datedOn).toBe('2024-01-17');
    expect(sample.designations.map((it) => [it.reference, it.name, it.birthDates[0], it.nationalities[0]])).toEqual([
      ['64398', 'Test B', '2025-12-31', 'GB'],
      ['64403', 'Test C', '2000-01-01', 'US'],
      ['64393', 'Test A', '1900-01-01', 'CH'],
    ]);
  });
});
