import { describe, expect, test } from 'vitest';
import { isUnchanged, listChanges } from '../../src/designations/changes.ts';
import { parseOfacSet } from '../../src/designations/ofac-csv.ts';
import { parseOfacXml } from '../../src/designations/ofac-xml.ts';
import { anOfacSet, readFixture } from './fixtures.ts';
import { LISTS_ARE_MISSING, readOfficial } from './official-lists.ts';

const xml = readFixture('ofac/sdn.xml').toString('utf8');
const { datedOn, designations, dprkLinked } = parseOfacXml(xml);

describe('parseOfacXml', () => {
  test('reads the same designations as the CSV form, and the same part of them as DPRK-linked', () => {
    const references = new Set(designations.map((it) => it.reference));
    const csv = parseOfacSet(anOfacSet());
    const inBoth = csv.designations.filter((it) => references.has(it.reference));
    expect(listChanges(inBoth, designations)).toEqual({ added: [], amended: [], delisted: [] });
    expect(dprkLinked.map((it) => it.reference)).toEqual(['90001', '90002', '90003', '90006']);
  });

  test('takes the date that the CSV form does not have', () => {
    expect(datedOn).toBe('2026-11-20');
  });

  test('reads the namespace of the years before 2024', () => {
    const older = xml.replace(/xmlns="https:[^"]+"/, 'xmlns="http://tempuri.org/sdnList.xsd"');
    expect(parseOfacXml(older).designations).toEqual(designations);
  });

  test('keeps the consolidated list apart from the SDN list', () => {
    const [entry] = parseOfacXml(xml, { list: 'consolidated' }).designations;
    expect(entry).toMatchObject({ id: 'ofac-consolidated-90001', authority: 'ofac-consolidated', reference: '90001' });
  });
});

describe('an XML list of OFAC that is not whole is refused', () => {
  const cases = [
    ['nothing', '', 'ofac_list_empty'],
    ['no entry', xml.replaceAll(/<sdnEntry>.*<\/sdnEntry>/gs, ''), 'ofac_list_empty'],
    ['fewer entries than it counts', xml.replace('>6<', '>7<'), 'ofac_list_cut_short'],
    ['cut in the middle', xml.slice(0, xml.length / 2), 'ofac_list_cut_short'],
    ['no date', xml.replace('11/20/2026', ''), 'ofac_list_undated'],
    ['an entry without its number', xml.replace('<uid>90001</uid>', ''), 'ofac_entry_incomplete'],
    ['another list', '<CONSOLIDATED_LIST/>', 'ofac_list_wrong_root'],
    ['a bare ampersand', xml.replace('OCEAN', '& OCEAN'), 'ofac_list_malformed'],
  ] as const;

  test.each(cases)('%s', (_, text, code) => {
    expect(() => parseOfacXml(text)).toThrow(expect.objectContaining({ name: 'InputError', code }));
  });
});

describe.skipIf(LISTS_ARE_MISSING)('the real consolidated lists of OFAC', () => {
  const inXml = (date: string) =>
    parseOfacXml([readOfficial(`ofac/xml/consolidated_${date}.xml.gz`)], { list: 'consolidated' });
  const readCsv = (name: string) => readOfficial(`ofac/cons_2025-12/${name}`).toString('utf8');

  test.each([
    ['2020-03-17', 375],
    ['2025-03-28', 443],
  ])('CONSOLIDATED.XML of %s is read to the last entry', (date, entries) => {
    const list = inXml(date);
    expect(list.datedOn).toBe(date);
    expect(list.designations).toHaveLength(entries);
    expect(list.dprkLinked).toEqual([]);
  });

  test('cons_prim.csv of December 2025 holds the entries of March in the same words, but for those amended since', () => {
    const csv = parseOfacSet(
      {
        sdn: readCsv('cons_prim.csv.gz'),
        alt: readCsv('cons_alt.csv'),
        add: readCsv('cons_add.csv'),
        comments: readCsv('cons_comments.csv'),
      },
      { list: 'consolidated' },
    );
    expect(csv.designations).toHaveLength(442);
    expect(csv.dprkLinked).toEqual([]);
    const changes = listChanges(inXml('2025-03-28').designations, csv.designations);
    expect([changes.added.length, changes.delisted.length]).toEqual([0, 1]);
    // Twelve were put under RUSSIA-EO14024 in between; the others differ in a full stop or in quotation marks.
    expect(changes.amended).toHaveLength(18);
  });

  test('an excerpt of SDN.XML is refused as a list, and read as an excerpt', () => {
    const excerpt = readOfficial('ofac/xml/sdn_excerpt_2020-04-22.xml');
    expect(() => parseOfacXml([excerpt])).toThrow(expect.objectContaining({ code: 'ofac_list_cut_short' }));
    const { designations: entries, dprkLinked: linked } = parseOfacXml([excerpt], { recordCount: 'ignored' });
    expect(entries).toHaveLength(8);
    expect(linked).toEqual([]);
    expect(isUnchanged(listChanges(entries, entries.toReversed()))).toBe(true);
    expect(entries.find((it) => it.reference === '18619')?.birthDates).toEqual(['1976/1978', '1977/1979']);
  });
});
