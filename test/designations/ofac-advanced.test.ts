import { describe, expect, test } from 'vitest';
import { parseOfacAdvanced } from '../../src/designations/ofac-advanced.ts';
import { readFixture } from './fixtures.ts';

const xml = readFixture('ofac/sdn_advanced.xml').toString('utf8');
const { datedOn, designations, dprkLinked } = parseOfacAdvanced(xml);
const byReference = new Map(designations.map((it) => [it.reference, it]));

describe('parseOfacAdvanced', () => {
  test('reads all programmes, and the DPRK-linked part by the same rule as the other forms', () => {
    expect(datedOn).toBe('2026-11-09');
    expect(designations.map((it) => it.id)).toEqual(['ofac-90001', 'ofac-90002', 'ofac-90003', 'ofac-90005']);
    expect(dprkLinked.map((it) => it.reference)).toEqual(['90001', '90002', '90003']);
  });

  test('puts a person together from value sets, places, documents, features and sanctions entries', () => {
    expect(byReference.get('90001')).toEqual({
      id: 'ofac-90001',
      authority: 'ofac',
      reference: '90001',
      kind: 'person',
      programmes: ['DPRK3', 'CYBER2'],
      name: 'TESTO, Man Seung',
      aliases: [
        { name: 'TESTO, Manseung', strength: 'strong' },
        { name: 'THE TESTER', strength: 'weak' },
        { name: '시험만성', strength: 'strong' },
        { name: 'ТЕСТО Ман Сен', strength: 'strong' },
      ],
      birthDates: ['1984-01-08', '1985', '1969/1970', '1968-11', '1947~'],
      birthPlaces: ['Sampleton, North Korea'],
      gender: 'male',
      nationalities: ['KP', 'CN'],
      identifiers: [
        { type: 'passport', number: '000000011', country: 'KP' },
        { type: 'passport', number: '000000012' },
        { type: 'nationalId', number: '000013', country: 'CN' },
        { type: 'other', number: '1InventedWa11et' },
      ],
      addresses: [
        { text: '1 Sample Street, Phnom Penh 12000', country: 'KH' },
        { text: 'Siem Reap', country: 'KH' },
      ],
      listedOn: '2017-06-01',
      linkedTo: ['90002'],
    });
  });

  test('reads an entity with its BIC, and a vessel with its flag and IMO number', () => {
    expect(byReference.get('90002')).toMatchObject({
      kind: 'entity',
      aliases: [{ name: 'SOB', strength: 'weak' }],
      identifiers: [
        { type: 'registration', number: '000021', country: 'HK' },
        { type: 'bic', number: 'TESTKPPY' },
      ],
    });
    expect(byReference.get('90003')).toMatchObject({
      kind: 'vessel',
      nationalities: ['KP'],
      identifiers: [{ type: 'imo', number: '0000002' }],
    });
  });

  test('relies on the texts of the value sets, and on none of their numbers', () => {
    const renumbered = xml
      .replace('<FeatureType ID="8"', '<FeatureType ID="88008"')
      .replaceAll('FeatureTypeID="8"', 'FeatureTypeID="88008"');
    expect(parseOfacAdvanced(renumbered).designations).toEqual(designations);
  });

  test('leaves a birth date of another calendar out rather than misread it', () => {
    const islamic = xml.replace('>Gregorian<', '>Islamic<');
    expect(parseOfacAdvanced(islamic).designations[0]?.birthDates).toEqual([]);
  });

  test('reads the older namespace too', () => {
    const older = xml.replace(/xmlns="https:[^"]+"/, 'xmlns="http://www.un.org/sanctions/1.0"');
    expect(parseOfacAdvanced(older).designations).toEqual(designations);
  });
});

describe('an advanced list that is not whole is refused', () => {
  const cases = [
    ['nothing', '', 'ofac_list_empty'],
    ['no party', xml.replaceAll(/<DistinctParty .*<\/DistinctParty>/gs, ''), 'ofac_list_empty'],
    ['cut in the middle', xml.slice(0, xml.length / 2), 'ofac_list_cut_short'],
    ['no date', xml.replace('<Year>2026</Year>', ''), 'ofac_list_undated'],
    ['a party without a name', xml.replace('SAMPLE STAR', ''), 'ofac_entry_incomplete'],
    ['the simple form', readFixture('ofac/sdn.xml').toString('utf8'), 'ofac_list_wrong_root'],
  ] as const;

  test.each(cases)('%s', (_, text, code) => {
    expect(() => parseOfacAdvanced(text)).toThrow(expect.objectContaining({ name: 'InputError', code }));
  });
});
