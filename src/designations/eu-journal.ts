import { parse } from 'csv-parse/sync';
import { aliasList } from './alias-list.ts';
import { countryCode } from './country-names.ts';
import type { Alias, Designation, DesignationKind, ListedIdentifier } from './designation.ts';
import { documentNumbers } from './document-text.ts';
import { isEuDprkLinked } from './dprk.ts';
import { withoutRepeats } from './identifiers.ts';
import { knownFields } from './known-fields.ts';
import type { ListContents } from './list-contents.ts';
import { readCsv } from './list-csv.ts';
import type { CsvRow } from './list-csv.ts';
import { incompleteEntry } from './list-label.ts';
import { readNumericDate } from './listed-date.ts';

/**
 * Imports a transcription of the annexes of an EU regulation, one designation a row, in the column contract of
 * OpenSanctions' journal files. The cells hold what the Official Journal prints, dates as `19.2.1968; 1965 or 1966`
 * among it. The file carries no date, and no reference that lasts: an entry is known by its annex and number.
 */
export function parseEuJournal(text: string): ListContents {
  const { rows } = readCsv(text, { label: LABEL, columns: COLUMNS });
  const designations = rows.map(readRow);
  return { authority: 'eu', designations, dprkLinked: designations.filter((it) => isEuDprkLinked(it.programmes)) };
}

const LABEL = { code: 'eu', name: 'The transcription of the EU regulation' } as const;
const COLUMNS = ['celex', 'recordId', 'programKey', 'annex', 'startDate', 'schema', 'name', 'alias', 'birthDate'];

const KINDS: Readonly<Record<string, DesignationKind>> = { Person: 'person', Vessel: 'vessel' };

function readRow(row: CsvRow): Designation {
  // A vessel has no number in annexes where the ships stand under their owners.
  const number = row('recordId') || (row('imoNumber') === '' ? '' : `IMO${row('imoNumber')}`);
  const reference = [row('celex'), row('annex'), number].join('-');
  // `KIM Testo 김시험` is two names.
  const [, name = '', native = ''] = /^(.*?)(?: (\p{sc=Hangul}+))?$/u.exec(row('name')) ?? [];
  if (number === '' || name === '') throw incompleteEntry(LABEL, `${reference}`);

  const kind = KINDS[row('schema')] ?? 'entity';
  const countries = valuesOf(row(NATIONALITY_OF_KIND[kind])).map((it) => it.replace(/\.$/, ''));
  const gender = row('gender').replace(/\.$/, '');
  return knownFields<Designation>({
    id: `eu-${reference}`,
    authority: 'eu',
    reference,
    kind,
    programmes: [row('programKey')],
    name,
    aliases: aliasList(name, [
      { name: native, strength: 'strong' },
      ...[...valuesOf(row('alias')), ...valuesOf(row('previousName'))].flatMap((it) => aliasOf(it, 'strong')),
      ...valuesOf(row('weakAlias')).flatMap((it) => aliasOf(it, 'weak')),
    ]),
    birthDates: readBirthDates(row('birthDate')),
    birthPlaces: valuesOf(row('birthPlace')),
    gender: gender === 'male' || gender === 'female' ? gender : undefined,
    nationalities: [...new Set(countries.flatMap((it) => countryCode(it) ?? NATIONALS[it] ?? []))],
    identifiers: withoutRepeats(readIdentifiers(row)),
    addresses: valuesOf(row('address')).map((text) => ({ text })),
    listedOn: readNumericDate(row('startDate')),
    linkedTo: [],
  });
}

const NATIONALITY_OF_KIND: Readonly<Record<DesignationKind, string>> = {
  person: 'nationality',
  entity: 'jurisdiction',
  vessel: 'flag',
  aircraft: 'country',
};

const NATIONALS: Readonly<Record<string, string>> = { Russian: 'RU' };

/** `f.k.a.: NADA`, `(金铁三)`, `‘KOMID’`, and the `and` before the last of an enumeration. */
function aliasOf(text: string, strength: Alias['strength']): Alias[] {
  const name = text
    .replace(/^(?:and |[afn]\.k\.a\.:? )/i, '')
    .replace(/^\((.+)\)$/, '$1')
    .replace(/^‘(.+)’$/, '$1')
    .trim();
  return name === '' ? [] : [{ name, strength }];
}

/** `19.2.1968; 1965 or 1966`, `15.4.1957, 22.2.1958`, `a) 1964 b) 28.8.1962`, `1967-1969.` */
function readBirthDates(text: string): string[] {
  const dates = text.split(/;|,|\/|\bor\b|\b[a-z]\)/).flatMap((part) => {
    const date = part.trim().replace(/\.$/, '');
    const [, from, to] = /^(\d{4})-(\d{4})$/.exec(date) ?? [];
    return from === undefined ? (readNumericDate(date) ?? []) : [`${from}/${to}`];
  });
  return [...new Set(dates)];
}

const REGISTERS = [
  ['idNumber', 'nationalId'],
  ['registrationNumber', 'registration'],
  ['taxNumber', 'tax'],
  ['swiftBic', 'bic'],
  ['imoNumber', 'imo'],
  ['mmsi', 'other'],
  ['leiCode', 'lei'],
] as const;

function readIdentifiers(row: CsvRow): ListedIdentifier[] {
  const passports = valuesOf(row('passportNumber')).flatMap((text) => {
    const [, issuer = ''] = /issued by (?:the )?([A-Z][A-Za-z ]*?)(?: on\b|[,;)]|$)/.exec(text) ?? [];
    const country = countryCode(issuer);
    return documentNumbers(text).map((number) => knownFields({ type: 'passport' as const, number, country }));
  });
  const others = REGISTERS.flatMap(([column, type]) => valuesOf(row(column)).map((number) => ({ type, number })));
  return [...passports, ...others];
}

/** The values of one cell, parted by semicolons; a value with a semicolon of its own stands in quotation marks. */
function valuesOf(cell: string): string[] {
  if (cell === '') return [];
  const [values = []]: string[][] = parse(cell, { delimiter: ';', trim: true, relax_quotes: true });
  return values.flatMap((it) => it.split(';')).flatMap((it) => (it.trim() === '' ? [] : [it.trim()]));
}
