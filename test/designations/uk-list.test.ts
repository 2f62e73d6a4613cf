import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { listChanges } from '../../src/designations/changes.ts';
import { ukDesignation } from '../../src/designations/uk-entry.ts';
import { parseUkListCsv } from '../../src/designations/uk-list-csv.ts';
import { parseUkListXml } from '../../src/designations/uk-list-xml.ts';
import { readFixture } from './fixtures.ts';
import { LISTS_ARE_MISSING, readOfficial } from './official-lists.ts';

const xml = readFixture('uk/uk-sanctions-list.xml').toString('utf8');
const csv = readFixture('uk/uk-sanctions-list.csv').toString('utf8');
const fromXml = parseUkListXml(xml);
const fromCsv = parseUkListCsv(csv);

describe('the UK Sanctions List', () => {
  test('is the same list from the XML and from the rows of the CSV', () => {
    expect(fromCsv.datedOn).toBe('2026-11-20');
    expect(fromXml.datedOn).toBe('2026-11-20');
    expect(listChanges(fromXml.designations, fromCsv.designations)).toEqual({ added: [], amended: [], delisted: [] });
  });

  test('is known as DPRK-linked by its regime', () => {
    expect(fromXml.designations.map((it) => it.id)).toEqual(['uk-DPR9001', 'uk-AFG9002', 'uk-DPR9003']);
    expect(fromXml.dprkLinked.map((it) => it.reference)).toEqual(['DPR9001', 'DPR9003']);
  });

  test('gives a person with every name, date and document', () => {
    expect(fromXml.designations[0]).toEqual({
      id: 'uk-DPR9001',
      authority: 'uk',
      reference: 'DPR9001',
      kind: 'person',
      programmes: ["The Democratic People's Republic of Korea (Sanctions) (EU Exit) Regulations 2019"],
      name: 'Man Seung TESTO',
      aliases: [
        { name: 'Manseung Testo', strength: 'strong' },
        { name: 'The Tester', strength: 'weak' },
        { name: 'Testo Sample', strength: 'strong' },
        { name: '시험만성', strength: 'strong' },
      ],
      birthDates: ['1964-06-18', '1965', '1966-12'],
      birthPlaces: ['Sampleton, North Korea'],
      gender: 'male',
      nationalities: ['KP', 'CN'],
      identifiers: [
        { type: 'passport', number: '000000051', country: 'KP' },
        { type: 'passport', number: '000000052' },
        { type: 'nationalId', number: 'D-54', country: 'CN' },
      ],
      addresses: [{ text: '1 Sample Street, Sampleton, 00000', country: 'KP' }],
      listedOn: '2020-12-31',
      amendedOn: '2026-04-14',
      linkedTo: [],
      unReference: 'KPi.901',
    });
  });

  test.each([
    ["'00000081", ['00000081']],
    ['12/SAMPLE(N)000082', ['12/SAMPLE(N)000082']],
    ['D 000083', ['D 000083']],
    ['710', ['710']],
    ['000000084 / 000000085', ['000000084', '000000085']],
    ['Sampleland, number T000086 (issued in Sampleton)', ['T000086']],
    ['unknown', []],
  ])('reads the passport field "%s" as %j', (field, numbers) => {
    const changed = xml.replace('>000000051<', `>${field}<`).replace('>000000052<', '><');
    const passports = parseUkListXml(changed).designations[0]?.identifiers.filter((it) => it.type === 'passport');
    expect(passports?.map((it) => it.number)).toEqual(numbers);
  });

  test('gives an entity with its register number and relatives, and a ship with its flag and owner', () => {
    expect(fromXml.designations[1]).toMatchObject({
      kind: 'entity',
      identifiers: [
        { type: 'registration', number: 'BR-00-XY' },
        { type: 'bic', number: 'TESTKPPY' },
      ],
      addresses: [{ text: 'Nowhere' }],
      linkedTo: ['Sample Holding', 'Sample Branch'],
    });
    expect(fromXml.designations[2]).toMatchObject({
      kind: 'vessel',
      nationalities: ['KM'],
      identifiers: [{ type: 'imo', number: '0000055' }],
      linkedTo: ['Sample Shipping'],
    });
  });
});

describe('a UK Sanctions List that is not whole is refused', () => {
  const cases: readonly [string, () => unknown, string][] = [
    ['no XML', () => parseUkListXml(''), 'uk_list_empty'],
    ['no designation', () => parseUkListXml('<Designations/>'), 'uk_list_empty'],
    ['XML cut in the middle', () => parseUkListXml(xml.slice(0, xml.length / 2)), 'uk_list_cut_short'],
    ['XML without a date', () => parseUkListXml(xml.replace('20/11/2026', '')), 'uk_list_undated'],
    ['a designation without its number', () => parseUkListXml(xml.replace('AFG9002', '')), 'uk_entry_incomplete'],
    ['another XML list', () => parseUkListXml('<export/>'), 'uk_list_wrong_root'],
    ['no CSV', () => parseUkListCsv(''), 'uk_list_empty'],
    ['CSV cut in its last row', () => parseUkListCsv(csv.trimEnd().slice(0, -40)), 'uk_list_cut_short'],
    ['CSV without a date', () => parseUkListCsv(csv.replace('20-Nov-2026', '')), 'uk_list_undated'],
    ['the closed list of OFSI', () => parseUkListCsv('Last Updated,1\nName 6,Group ID\nx,1\n'), 'uk_list_wrong_root'],
  ];

  test.each(cases)('%s', (_, parseBroken, code) => {
    expect(parseBroken).toThrow(expect.objectContaining({ name: 'InputError', code }));
  });
});

/**
 * The official file was not to be had, only a third party's five tables made of it. They hold what its fields held, so
 * what the fields mean is tried on them.
 */
describe.skipIf(LISTS_ARE_MISSING)('the entries of April 2026', () => {
  const table = (name: string) =>
    Map.groupBy(
      parse(readOfficial(`uk/uksl_2026-04_normalised/${name}`), { columns: true, bom: true }) as Row[],
      (row) => row['unique_id']!,
    );
  const tables = LISTS_ARE_MISSING
    ? undefined
    : {
        names: table('subject_names.csv.gz'),
        births: table('subject_dobs.csv'),
        identifiers: table('subject_identifiers.csv.gz'),
        countries: table('subject_countries.csv.gz'),
      };
  const subjects = LISTS_ARE_MISSING ? [] : [...table('subjects.csv.gz').values()].map(([row]) => row!);
  const designations = subjects.filter((it) => it['unique_id']!.startsWith('DPR')).map(toDesignation);
  const count = (kind: string) => designations.filter((it) => it.kind === kind).length;

  test('under the DPRK regulations are 138 persons, 86 entities and 37 ships, 155 of them UN listings', () => {
    expect(subjects).toHaveLength(6046);
    expect([count('person'), count('entity'), count('vessel')]).toEqual([138, 86, 37]);
    expect(designations.filter((it) => /^KP[ie]\.\d{3}$/.test(it.unReference ?? ''))).toHaveLength(155);
  });

  test('keep their days, their names with the given name first, and their North Korean nationality', () => {
    const entry = (reference: string) => designations.find((it) => it.reference === reference);
    expect(entry('DPR0001')).toMatchObject({
      name: 'Jong Hyuk An',
      aliases: [{ name: 'Jong Hyok An', strength: 'strong' }],
      birthDates: ['1969-02-23'],
      identifiers: [expect.objectContaining({ type: 'passport' })],
      listedOn: '2020-12-31',
      amendedOn: '2025-04-09',
    });
    expect(designations.filter((it) => it.listedOn === undefined || it.amendedOn === undefined)).toEqual([]);
    const persons = designations.filter((it) => it.kind === 'person');
    expect(persons.filter((it) => it.nationalities.includes('KP')).length).toBeGreaterThan(100);
  });

  type Row = Readonly<Record<string, string>>;

  function toDesignation(subject: Row) {
    const id = subject['unique_id']!;
    const rows = (name: keyof NonNullable<typeof tables>) => tables![name].get(id) ?? [];
    const documents = (type: string) =>
      rows('identifiers')
        .filter((it) => it['identifier_type'] === type)
        .map((it) => ({ number: it['raw_value']!, about: it['additional_info']! }));
    return ukDesignation(
      {
        reference: id,
        kind: subject['subject_type']!,
        regime: "The Democratic People's Republic of Korea (Sanctions) (EU Exit) Regulations 2019",
        names: rows('names').map((it) => ({
          name: it['full_name']!,
          isPrimary: it['name_type'] === 'primary',
          quality: it['alias_strength']!,
        })),
        unReferences: [subject['un_reference_number']!],
        birthDates: rows('births').map((it) => `${it['day'] || 'dd'}/${it['month'] || 'mm'}/${it['year']}`),
        birthPlaces: [],
        genders: [],
        nationalities: rows('countries')
          .filter((it) => it['country_type'] === 'nationality')
          .map((it) => it['raw_value']!),
        passports: documents('passport'),
        nationalIds: documents('national'),
        registrations: [],
        imoNumbers: documents('imo').map((it) => it.number),
        flags: [],
        addresses: [],
        linkedTo: [],
        notes: [],
        listedOn: [subject['date_designated']!],
        amendedOn: [subject['last_updated']!],
      },
      { code: 'uk', name: 'The UK Sanctions List' },
    );
  }
});
