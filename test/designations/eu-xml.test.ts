import { describe, expect, test } from 'vitest';
import { parseEuList } from '../../src/designations/eu-xml.ts';
import { readFixture } from './fixtures.ts';
import { LISTS_ARE_MISSING, readOfficial } from './official-lists.ts';

const xml = readFixture('eu/fsf-1-1.xml').toString('utf8');
const { datedOn, designations, dprkLinked } = parseEuList(xml);
const [person, bank, other] = designations;

describe('parseEuList', () => {
  test('reads all programmes, the DPRK-linked part by the programme, and no entry that is delisted', () => {
    expect(datedOn).toBe('2026-11-20');
    expect(designations.map((it) => it.id)).toEqual(['eu-EU.9001.11', 'eu-90002', 'eu-EU.9004.44']);
    expect(dprkLinked.map((it) => it.id)).toEqual(['eu-EU.9001.11', 'eu-90002']);
  });

  test('takes the first strong name for the name, and keeps the others with their grade and script', () => {
    expect(person).toMatchObject({
      authority: 'eu',
      reference: 'EU.9001.11',
      unReference: 'KPi.901',
      kind: 'person',
      programmes: ['PRK'],
      name: 'Man Seung TESTO',
      gender: 'male',
      listedOn: '2016-03-04',
      amendedOn: '2020-07-30',
    });
    expect(person?.aliases).toEqual([
      { name: 'The Tester', strength: 'weak' },
      { name: 'Manseung TESTO', strength: 'strong' },
      { name: '시험만성', strength: 'strong' },
    ]);
  });

  test('reads every form of a birth date of our calendar, and none of another', () => {
    expect(person?.birthDates).toEqual(['1964-06-18', '1965~', '1966-08', '1967/1969']);
    expect(person?.birthPlaces).toEqual(["Sampleton, KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF"]);
  });

  test('reads documents and addresses with their country, and an unknown country as none', () => {
    expect(person?.nationalities).toEqual(['KP']);
    expect(person?.identifiers).toEqual([
      { type: 'passport', number: '000000021', country: 'KP' },
      { type: 'nationalId', number: '000022' },
    ]);
    expect(person?.addresses).toEqual([
      { text: '1 Sample Street, 12000, Phnom Penh', country: 'KH' },
      { text: "KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF", country: 'KP' },
    ]);
  });

  test('reads an enterprise with its BIC, under its logical id where it has no reference', () => {
    expect(bank).toMatchObject({
      reference: '90002',
      kind: 'entity',
      name: 'SAMPLE OCEAN BANK',
      identifiers: [{ type: 'bic', number: 'TESTKPPY' }],
      amendedOn: '2013-04-23',
    });
    expect(bank).not.toHaveProperty('listedOn');
    expect(bank).not.toHaveProperty('unReference');
    expect(other?.gender).toBe('female');
  });
});

describe('an EU list that is not whole is refused', () => {
  const cases = [
    ['nothing', '', 'eu_list_empty'],
    ['no entry', xml.replaceAll(/<sanctionEntity .*<\/sanctionEntity>/gs, ''), 'eu_list_empty'],
    ['cut in the middle', xml.slice(0, xml.length / 2), 'eu_list_cut_short'],
    ['no date', xml.replace('generationDate', 'generated'), 'eu_list_undated'],
    ['an entry without a name', xml.replace('wholeName="SAMPLE OCEAN BANK"', ''), 'eu_entry_incomplete'],
    ['an error page', '<html><body/></html>', 'eu_list_wrong_root'],
  ] as const;

  test.each(cases)('%s', (_, text, code) => {
    expect(() => parseEuList(text)).toThrow(expect.objectContaining({ name: 'InputError', code }));
  });
});

describe.skipIf(LISTS_ARE_MISSING)('the excerpt of the real EU list', () => {
  const excerpt = parseEuList([readOfficial('eu/fsf_1_1_excerpt_2020-04-15.xml')]);

  test('is read to the last entry, programmes and references as printed', () => {
    expect(excerpt.datedOn).toBe('2020-04-15');
    expect(excerpt.designations.map((it) => it.programmes[0])).toEqual([
      'TAQA',
      'PRK',
      'PRK',
      'TERR',
      'COD',
      'PRK',
      'TAQA',
    ]);
    expect(excerpt.dprkLinked.map((it) => it.reference)).toEqual(['EU.4011.64', 'EU.4009.74', 'EU.4009.74']);
  });

  test('keeps two birth dates, one of them approximate, and two documents of one country', () => {
    const entry = (reference: string) => excerpt.designations.find((it) => it.reference === reference);
    expect(entry('EU.2026.82')?.birthDates).toEqual(['1965-12-12', '1958~']);
    expect(entry('EU.3343.85')?.identifiers).toEqual([
      expect.objectContaining({ type: 'nationalId', country: 'TN' }),
      expect.objectContaining({ type: 'passport', country: 'TN' }),
    ]);
  });
});
