import { describe, expect, test } from 'vitest';
import { parseScreeningList } from '../../src/designations/csl-csv.ts';
import { parseOfacSet } from '../../src/designations/ofac-csv.ts';
import { readFixture } from './fixtures.ts';
import { emptySiblingsOf, LISTS_ARE_MISSING, readOfficial } from './official-lists.ts';

const csv = readFixture('other/csl.csv').toString('utf8');
const { datedOn, designations, dprkLinked } = parseScreeningList(csv);
const byReference = new Map(designations.map((it) => [it.reference, it]));

describe('parseScreeningList', () => {
  test('keeps the lists it repeats apart, and one entry for a party that stands twice on one', () => {
    expect(datedOn).toBeUndefined();
    expect(designations.map((it) => it.id)).toEqual([
      'csl-SDN-90001',
      'csl-SDN-90002',
      'csl-SDN-90003',
      'csl-SDN-90006',
      'csl-SDN-90005',
      'csl-SSI-90005',
      'csl-DPL-0123abcd',
      'csl-CAP-90007',
    ]);
    expect(byReference.get('CAP-90007')?.aliases.map((it) => it.name)).toEqual(['SCB ONE', 'SCB TWO']);
  });

  test('takes for DPRK-linked what the SDN list has as such, and no other list', () => {
    expect(dprkLinked.map((it) => it.reference)).toEqual(['SDN-90001', 'SDN-90002', 'SDN-90003', 'SDN-90006']);
  });

  test('reads a person, whose documents stand in one text', () => {
    expect(byReference.get('SDN-90001')).toEqual({
      id: 'csl-SDN-90001',
      authority: 'csl',
      reference: 'SDN-90001',
      kind: 'person',
      programmes: ['DPRK3', 'CYBER2'],
      name: 'TESTO, Man Seung',
      aliases: [
        { name: 'TESTO, Manseung', strength: 'strong' },
        { name: 'TESTO, Man Sung', strength: 'strong' },
      ],
      birthDates: ['1984-01-08', '1947~', '1969/1970'],
      birthPlaces: ['Sampleton, North Korea'],
      gender: 'male',
      nationalities: ['KP', 'CN'],
      identifiers: [
        { type: 'passport', number: '000000011', country: 'KP' },
        { type: 'passport', number: '000000012' },
        { type: 'nationalId', number: '000013', country: 'CN' },
      ],
      addresses: [
        { text: '1 Sample Street, Phnom Penh, 12000', country: 'KH' },
        { text: 'KP', country: 'KP' },
        { text: 'Nowhere' },
      ],
      linkedTo: ['SAMPLE TRADING CORPORATION', 'LAST OF ALL'],
    });
  });

  test('reads entities, vessels and the parties of other departments', () => {
    expect(byReference.get('SDN-90002')).toMatchObject({
      name: 'SAMPLE OCEAN BANK',
      identifiers: [{ type: 'bic', number: 'TESTKPPY' }],
    });
    expect(byReference.get('SDN-90003')).toMatchObject({
      kind: 'vessel',
      nationalities: ['KP'],
      identifiers: [{ type: 'imo', number: '0000002' }],
    });
    expect(byReference.get('DPL-0123abcd')).toMatchObject({ programmes: ['DPL'], listedOn: '2003-06-19' });
  });
});

describe('a screening list that is not whole is refused', () => {
  const cases = [
    ['nothing', '', 'csl_list_empty'],
    ['a heading alone', csv.split('\n')[0]!, 'csl_list_empty'],
    ['cut inside quotation marks', `${csv}90009,"SAMPLE`, 'csl_list_cut_short'],
    ['cut in its last row', csv.trimEnd().slice(0, -20), 'csl_list_cut_short'],
    ['a party without a name', csv.replace('INVENTED EXPORTER', ''), 'csl_entry_incomplete'],
    ['another table', 'name,city\nTESTO,Sampleton\n', 'csl_list_wrong_root'],
  ] as const;

  test.each(cases)('%s', (_, text, code) => {
    expect(() => parseScreeningList(text)).toThrow(expect.objectContaining({ name: 'InputError', code }));
  });
});

describe.skipIf(LISTS_ARE_MISSING)('the real screening list of April 2022', () => {
  const list = LISTS_ARE_MISSING
    ? undefined
    : parseScreeningList(readOfficial('ofac/csl/consolidated_2022-04.csv.gz').toString('utf8'));

  test('is read to the last row: 14,160 of them, one party twice on one list', () => {
    expect(list?.designations).toHaveLength(14159);
    expect(new Set(list?.designations.map((it) => it.id)).size).toBe(14159);
  });

  test('has 529 DPRK-linked entries, the same ones as the SDN list of the month after', () => {
    const sdn = readOfficial('ofac/daily/sdn_2022-05-25.csv.gz').toString('utf8');
    const ofac = parseOfacSet({ sdn, ...emptySiblingsOf(sdn) }).dprkLinked;
    expect(list?.dprkLinked).toHaveLength(529);
    expect(list?.dprkLinked.filter((it) => it.programmes.some((tag) => tag.startsWith('DPRK')))).toHaveLength(428);
    expect(new Set(list?.dprkLinked.map((it) => it.reference.replace('SDN-', '')))).toEqual(
      new Set(ofac.map((it) => it.reference)),
    );
  });
});
