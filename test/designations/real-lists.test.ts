import { describe, expect, test } from 'vitest';
import { checkListVersion } from '../../src/designations/list-guard.ts';
import { parseOfacSet } from '../../src/designations/ofac-csv.ts';
import { parseUnList } from '../../src/designations/un.ts';
import { emptySiblingsOf, LISTS_ARE_MISSING, readOfficial, readOfficialSet } from './official-lists.ts';

describe.skipIf(LISTS_ARE_MISSING)('the real UN lists', () => {
  /** Persons and entities of the whole list, then of its DPRK part, as counted independently. */
  test.each([
    ['2017-07-03', 650, 371, 53, 46],
    ['2018-06-07', 693, 405, 80, 75],
    ['2018-06-21', 695, 405, 80, 75],
    ['2018-08-24', 701, 397, 80, 75],
    ['2018-10-29', 703, 390, 80, 75],
    ['2020-03-20', 709, 305, 80, 75],
    ['2020-11-30', 713, 305, 80, 75],
    ['2021-03-12', 711, 293, 80, 75],
    ['2024-09-26', 682, 193, 80, 75],
    ['2025-04-19', 684, 193, 80, 75],
    ['2025-08-02', 684, 195, 80, 75],
    ['2025-11-15', 727, 273, 80, 75],
    ['2025-11-20', 727, 273, 80, 75],
    ['2026-02-27', 730, 273, 80, 75],
  ])('of %s is read to the last entry', (date, ...counts) => {
    const list = parseUnList([readOfficial(`un/consolidated_${date}.xml.gz`)]);
    const count = (of: typeof list.designations, kind: string) => of.filter((it) => it.kind === kind).length;
    expect(list.datedOn).toBe(date);
    expect([
      count(list.designations, 'person'),
      count(list.designations, 'entity'),
      count(list.dprkLinked, 'person'),
      count(list.dprkLinked, 'entity'),
    ]).toEqual(counts);
    expect(list.designations.filter((it) => it.reference !== it.reference.trim())).toEqual([]);
    expect(list.designations.filter((it) => it.aliases.some((alias) => alias.name.trim() === ''))).toEqual([]);
    expect(() =>
      checkListVersion({ authority: 'un', datedOn: date, designations: list.dprkLinked }, undefined),
    ).not.toThrow();
  });

  test('of 12 March 2021 holds what was counted in it by hand', () => {
    const persons = parseUnList([readOfficial('un/consolidated_2021-03-12.xml.gz')]).dprkLinked.filter(
      (it) => it.kind === 'person',
    );
    expect(persons.filter((it) => it.birthDates.length === 0)).toHaveLength(12);
    expect(persons.filter((it) => !it.identifiers.some((identifier) => identifier.type === 'passport'))).toHaveLength(
      44,
    );
    expect(persons.filter((it) => it.nationalities.length === 0).map((it) => it.reference)).toEqual(['KPi.080']);
    expect(persons.find((it) => it.reference === 'KPi.030')?.birthDates).toEqual(['1968-03-26', '1970-10-15']);
  });

  test('of 27 February 2026 keeps its quirks apart', () => {
    const { dprkLinked } = parseUnList([readOfficial('un/consolidated_2026-02-27.xml.gz')]);
    const entry = (reference: string) => dprkLinked.find((it) => it.reference === reference);
    const bics = dprkLinked.flatMap((it) => it.identifiers).filter((it) => it.type === 'bic');

    expect(bics.map((it) => it.number).toSorted()).toEqual([
      'DCBKKPPY',
      'FTBDKPPY',
      'ILSIKPPY',
      'KDBKKPPY',
      'KUDBKPPY',
    ]);
    expect(entry('KPi.035')?.aliases.map((it) => it.name)).toEqual(['Jin Tiesan', '金铁三']);
    expect(entry('KPi.021')?.identifiers.map((it) => it.number)).toEqual(['199421147', '381110042', '563210184']);
    expect(entry('KPi.006')?.identifiers).toHaveLength(1);
    expect(entry('KPi.066')?.birthDates).toEqual(['1967/1969']);
    expect(entry('KPi.016')?.birthDates).toEqual(['1957-04-15', '1958-02-22']);
    expect(entry('KPe.059')?.aliases.map((it) => it.name)).toEqual(['華信船務(香港)有限公司']);
    expect(entry('KPe.069')).toMatchObject({ aliases: [], linkedTo: ['First Oil JV Co Ltd'] });
  });

  test('are read in well under a second', () => {
    const bytes = readOfficial('un/consolidated_2025-04-19.xml.gz');
    const startedAt = performance.now();
    parseUnList([bytes]);
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });

  test.each([
    ['2024-10-16_MALFORMED_bare_ampersand', 'un_list_malformed'],
    ['2025-08-16_CORRUPT_low_byte_text', 'un_list_malformed'],
  ])('that were really broken are refused: %s', (name, code) => {
    const bytes = readOfficial(`un/consolidated_${name}.xml.gz`);
    expect(() => parseUnList([bytes])).toThrow(expect.objectContaining({ name: 'InputError', code }));
  });

  test('that break off anywhere are refused', () => {
    const bytes = readOfficial('un/consolidated_2026-02-27.xml.gz');
    for (const share of [0.001, 0.25, 0.5, 0.75, 0.999]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * share));
      expect(() => parseUnList([cut]), `cut at ${share}`).toThrow(expect.objectContaining({ name: 'InputError' }));
    }
  });
});

describe.skipIf(LISTS_ARE_MISSING)('the real OFAC lists', () => {
  /** Entries, those under a DPRK programme, and those that carry only NPWMD, as counted independently. */
  test.each([
    ['set_2019-01', 7379, 388, 87],
    ['set_2021-07', 8976, 414, 88],
    ['set_2024-01-05', 13821, 479, 107],
  ])('%s is read to the last entry', (folder, entries, underDprk, underNpwmd) => {
    const { designations, dprkLinked } = parseOfacSet(readOfficialSet(folder), { endMark: 'optional' });
    const isUnderDprk = (programmes: readonly string[]) => programmes.some((it) => it.startsWith('DPRK'));
    expect(designations).toHaveLength(entries);
    expect(dprkLinked.filter((it) => isUnderDprk(it.programmes))).toHaveLength(underDprk);
    expect(dprkLinked.filter((it) => !isUnderDprk(it.programmes))).toHaveLength(underNpwmd);
  });

  test.each([
    ['2021-08-18', 9083, 414, 88],
    ['2022-05-25', 10190, 428, 101],
    ['2022-05-27', 10177, 429, 104],
    ['2022-12-08', 11164, 440, 104],
    ['2022-12-09', 11381, 450, 104],
    ['2023-11-30', 13427, 471, 106],
    ['2023-12-01', 13442, 479, 107],
    ['2024-03-26', 14550, 479, 107],
    ['2024-03-27', 14561, 484, 109],
    ['2024-05-03', 14965, 484, 109],
  ])('sdn.csv of %s, whose siblings are lost, is read to the last entry', (date, entries, underDprk, underNpwmd) => {
    const sdn = readOfficial(`ofac/daily/sdn_${date}.csv.gz`).toString('utf8');
    const { designations, dprkLinked } = parseOfacSet({ sdn, ...emptySiblingsOf(sdn) });
    expect(designations).toHaveLength(entries);
    expect(dprkLinked).toHaveLength(underDprk + underNpwmd);
  });

  test('the set of 5 January 2024 keeps its aliases, and Lazarus Group the end of its long remarks', () => {
    const { dprkLinked } = parseOfacSet(readOfficialSet('set_2024-01-05'));
    const aliases = dprkLinked.flatMap((it) => it.aliases);
    expect(aliases.filter((it) => it.strength === 'strong')).toHaveLength(510);
    expect(dprkLinked.find((it) => it.reference === '27307')?.aliases.map((it) => it.name)).toContain('APPLEWORM');
    expect(dprkLinked.flatMap((it) => it.identifiers).filter((it) => it.type === 'bic').length).toBeGreaterThanOrEqual(
      13,
    );
  });

  test('are read in about a second', () => {
    const set = readOfficialSet('set_2024-01-05');
    const startedAt = performance.now();
    parseOfacSet(set);
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });

  test('that was really a failed download is refused', () => {
    const sdn = readOfficial('ofac/daily/sdn_2024-05-04_EMPTY_bad_download.csv').toString('utf8');
    expect(() => parseOfacSet({ ...readOfficialSet('set_2024-01-05'), sdn })).toThrow(
      expect.objectContaining({ code: 'ofac_list_empty' }),
    );
  });

  test('files of different days are refused', () => {
    const sdn = readOfficial('ofac/daily/sdn_2024-03-26.csv.gz').toString('utf8');
    expect(() => parseOfacSet({ ...readOfficialSet('set_2024-01-05'), sdn })).toThrow(
      expect.objectContaining({ code: 'ofac_set_unjoined' }),
    );
  });
});
