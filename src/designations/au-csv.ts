import { aliasList } from './alias-list.ts';
import { countryCode } from './country-names.ts';
import type { Designation, DesignationKind } from './designation.ts';
import { distinct } from './distinct.ts';
import { isAustralianDprkLinked } from './dprk.ts';
import { knownFields } from './known-fields.ts';
import type { ListContents } from './list-contents.ts';
import { readCsv } from './list-csv.ts';
import type { CsvRow } from './list-csv.ts';
import { incompleteEntry } from './list-label.ts';
import { isListedDate, readListedDate, readNumericDate } from './listed-date.ts';

/**
 * Imports Australia's Consolidated List (DFAT), the one sheet of the official workbook as CSV with its own headings. Each
 * name has a row: `101` the primary one, `101a` and so on the others, with the facts repeated. It carries no date.
 */
export function parseAustralianList(text: string): ListContents {
  const { rows } = readCsv(text, { label: LABEL, columns: COLUMNS });
  const entries = Map.groupBy(rows, (row) => row('Reference').replace(/[a-z]+$/i, ''));
  const designations = [...entries].map(([reference, group]) => readEntry(reference, group));
  return {
    authority: 'au',
    designations,
    dprkLinked: designations.filter((it) => it.programmes.some(isAustralianDprkLinked)),
  };
}

const LABEL = { code: 'au', name: 'The Australian list' } as const;
const COLUMNS = ['Reference', 'Name of Individual or Entity', 'Type', 'Name Type', 'Committees'];

const KINDS: Readonly<Record<string, DesignationKind>> = { individual: 'person', vessel: 'vessel' };

function readEntry(reference: string, rows: readonly CsvRow[]): Designation {
  const names = rows.map((row) => ({
    name: row('Name of Individual or Entity').replaceAll(/\s+/g, ' '),
    isPrimary: row('Name Type').toLowerCase() === 'primary name',
    strength: row('Alias Strength').toLowerCase() === 'weak' ? ('weak' as const) : ('strong' as const),
  }));
  const main = names.find((it) => it.isPrimary && it.name !== '') ?? names.find((it) => it.name !== '');
  if (reference === '' || main === undefined) throw incompleteEntry(LABEL, reference || '(without a reference)');

  const kind = KINDS[rows[0]!('Type').toLowerCase()] ?? 'entity';
  const values = (column: string, separator: RegExp) =>
    distinct(
      rows
        .flatMap((row) => row(column).replaceAll('_x000D_', ' ').split(separator))
        .map((it) => it.trim().replace(/,$/, '')),
    );
  return knownFields<Designation>({
    id: `au-${reference}`,
    authority: 'au',
    reference,
    kind,
    programmes: values('Committees', NOTHING),
    name: main.name,
    aliases: aliasList(
      main.name,
      names.map(({ name, strength }) => ({ name, strength })),
    ),
    birthDates: distinct(values('Date of Birth', DATES).flatMap((it) => readDate(it) ?? [])),
    birthPlaces: values('Place of Birth', ENUMERATION),
    nationalities: distinct(values('Citizenship', /[,;]|\band\b|\b[a-z]\)/).flatMap((it) => countryCode(it) ?? [])),
    identifiers: values('IMO Number', /[,;]/).flatMap((it) => {
      const [number] = /\d{7}/.exec(it) ?? [];
      return number === undefined ? [] : [{ type: 'imo' as const, number }];
    }),
    addresses: values('Address', ENUMERATION).map((text) => ({ text })),
    listedOn: rows
      .flatMap((row) => readDate(row('Control Date')) ?? [])
      .filter((it) => it.length === 10)
      .toSorted()[0],
    linkedTo: [],
  });
}

/** Several values of one cell are enumerated, `a) Sampleton b) Nowhere`, or parted by semicolons. */
const ENUMERATION = /;|(?:^|\s)(?:[a-z]|[ivx]+)\)/;
const DATES = /;|(?:^|\s)(?:[a-z]|[ivx]+)\)|,\s*(?:and\s)?|\sand\s(?!\d{4}\s*$)|\sor\s/;
const NOTHING = /(?!)/;

/** `5 May 1957`, `5/05/1957`, `1957-05-05`, `Approximately 1957`, `between 1964 and 1966`. */
function readDate(text: string): string | undefined {
  const date = text
    .trim()
    .replace(/ 00:00:00$/, '')
    .replace(/^(?:approximately|approx\.?|c\.|circa)\s*/i, 'circa ')
    .replace(/^between (\d{4}) (?:and|to) (\d{4})$/i, '$1 to $2');
  return isListedDate(date) ? date : (readNumericDate(date) ?? readListedDate(date));
}
