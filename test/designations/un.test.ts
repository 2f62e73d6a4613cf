import { describe, expect, test } from 'vitest';
import { parseUnList } from '../../src/designations/un.ts';
import { readFixture } from './fixtures.ts';

const xml = readFixture('un-2026-layout.xml').toString('utf8');
const { datedOn, designations, dprkLinked } = parseUnList(xml);
const [person, other, bank] = designations;

describe('parseUnList', () => {
  test('reads all programmes, and knows the DPRK-linked part by the list type', () => {
    expect(datedOn).toBe('2026-02-27');
    expect(designations.map((it) => it.id)).toEqual(['un-KPi.901', 'un-QDi.901', 'un-KPe.902']);
    expect(dprkLinked.map((it) => it.id)).toEqual(['un-KPi.901', 'un-KPe.902']);
  });

  test('takes blanks off names and references, and puts the name together in the order of the list', () => {
    expect(person).toMatchObject({
      authority: 'un',
      reference: 'KPi.901',
      kind: 'person',
      programmes: ['DPRK'],
      name: 'TESTO MAN SEUNG',
      gender: 'male',
      nationalities: ['KP'],
      listedOn: '2016-03-02',
      amendedOn: '2022-07-26',
    });
  });

  test('passes over blank aliases and those that repeat the name, splits off hanzi and keeps low quality as weak', () => {
    expect(person?.aliases).toEqual([
      { name: 'Cheng Shi', strength: 'strong' },
      { name: '测试', strength: 'strong' },
      { name: 'Testo Ma’n-se’ng', strength: 'strong' },
      { name: 'The Tester', strength: 'weak' },
    ]);
  });

  test('reads every form of a birth date, that of an alias too, and guesses none', () => {
    expect(person?.birthDates).toEqual(['1964-06-18', '1965', '1967/1969', '1970~', '1973-11', '1958-02-22']);
  });

  test('counts one passport once, under whatever heading and with or without its blanks and country', () => {
    expect(person?.identifiers).toEqual([
      { type: 'passport', number: 'PS 000000001', country: 'KP' },
      { type: 'passport', number: '000000002', country: 'KP' },
      { type: 'nationalId', number: '0003' },
    ]);
  });

  test('links an entry to the others that its comments and aliases name, and not to itself', () => {
    expect(person?.linkedTo).toEqual(['KPe.902']);
    expect(bank?.linkedTo).toEqual(['KPe.903', 'Example Oil JV Co Ltd']);
  });

  test('grades the ungraded aliases of entities: short abbreviations and ordinary words are weak', () => {
    expect(bank?.aliases).toEqual([
      { name: 'SOB', strength: 'weak' },
      { name: 'SAMPO', strength: 'strong' },
      { name: '測試銀行(香港)有限公司', strength: 'strong' },
      { name: 'SAMPLE LAKE BANK', strength: 'strong' },
      { name: 'Third Floor', strength: 'weak' },
    ]);
  });

  test('finds the BIC and the IMO number that stand in the comments', () => {
    expect(bank?.identifiers).toEqual([
      { type: 'bic', number: 'TESTKPPY' },
      { type: 'imo', number: '0000001' },
    ]);
  });

  test('keeps an address as text with its country, and the words where the country is none', () => {
    expect(person?.addresses).toEqual([{ text: 'Phnom Penh', country: 'KH' }]);
    expect(person?.birthPlaces).toEqual(["Sampleton, Democratic People's Republic of Korea"]);
    expect(bank?.addresses).toEqual([
      { text: '1 Sample Street, Wanchai, 00000', country: 'HK' },
      { text: 'Sudan/South Sudan' },
    ]);
  });

  test('takes a name in its own script as an alias, and "na" for no nationality', () => {
    expect(other).toMatchObject({ aliases: [{ name: 'عينة', strength: 'strong' }], nationalities: [] });
    expect(other).not.toHaveProperty('gender');
  });

  test('reads the layout of 2017: single quotes, one line, time zones on dates, CDATA', () => {
    const [entry] = parseUnList(readFixture('un-2017-layout.xml').toString('utf8')).designations;
    expect(entry).toMatchObject({
      name: 'TESTO WON HO',
      aliases: [],
      birthDates: ['1964-07-17'],
      identifiers: [{ type: 'passport', number: '000000005' }],
      listedOn: '2016-11-30',
    });
    expect(entry).not.toHaveProperty('amendedOn');
  });

  test('reads bytes in pieces that cut letters and tags in two', () => {
    const bytes = Buffer.from(xml);
    const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, index) =>
      bytes.subarray(index * 7, index * 7 + 7),
    );
    expect(parseUnList(pieces)).toEqual(parseUnList(xml));
  });
});

describe('a UN list that is not whole is refused', () => {
  const cases = [
    ['no bytes at all', '', 'un_list_empty'],
    ['nothing but blanks', ' \n ', 'un_list_empty'],
    ['no entry', '<CONSOLIDATED_LIST dateGenerated="2026-02-27"><INDIVIDUALS/></CONSOLIDATED_LIST>', 'un_list_empty'],
    ['a bare ampersand', xml.replace('SAMPLE OCEAN', 'SAMPLE & OCEAN'), 'un_list_malformed'],
    ['a control character', xml.replace('Invented', '\u0019'), 'un_list_malformed'],
    ['an error page instead', '<html><body>Service unavailable</body></html>', 'un_list_wrong_root'],
    ['no XML at all', 'Service unavailable', 'un_list_malformed'],
    ['cut inside an entry', xml.slice(0, xml.length / 2), 'un_list_cut_short'],
    ['cut before the last tag', xml.trimEnd().slice(0, -21), 'un_list_cut_short'],
    ['no date', xml.replace('dateGenerated', 'dated'), 'un_list_undated'],
    ['an entry without its reference', xml.replace('KPi.901 ', ''), 'un_entry_incomplete'],
  ] as const;

  test.each(cases)('%s', (_, text, code) => {
    expect(() => parseUnList(text)).toThrow(expect.objectContaining({ name: 'InputError', code }));
  });

  test('bytes that are not UTF-8', () => {
    const bytes = Buffer.from(xml, 'latin1');
    expect(() => parseUnList([bytes])).toThrow(expect.objectContaining({ code: 'un_list_malformed' }));
  });

  test('and the message names no person', () => {
    const broken = xml.replace('<SECOND_NAME>MAN', '<SECOND_NAME>MAN &');
    expect(() => parseUnList(broken)).toThrow(
      expect.objectContaining({ message: expect.not.stringMatching(/TESTO|MAN/) }),
    );
  });
});
