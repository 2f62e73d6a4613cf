import { isDprkRegime } from './dprk.ts';
import type { ListContents } from './list-contents.ts';
import { readCsv } from './list-csv.ts';
import type { CsvRow } from './list-csv.ts';
import { undatedList } from './list-label.ts';
import { wholeText } from './list-text.ts';
import { readListedDate } from './listed-date.ts';
import { ukDesignation, ukName } from './uk-entry.ts';
import type { UkEntry } from './uk-entry.ts';

/**
 * Imports the UK Sanctions List of the FCDO from its CSV file. A designation has a row for each of its names by each of
 * its addresses, birth dates and so on, a thousand rows and more for some: what repeats is counted once.
 */
export function parseUkListCsv(source: string | Uint8Array): ListContents {
  const { before, rows } = readCsv(wholeText(source), { label: LABEL, columns: COLUMNS, linesBefore: 1 });
  // `Report Date: 13-Feb-2026`
  const reported = /(\d{1,2}-[A-Za-z]{3}-\d{4})/.exec(before[0]?.join(' ') ?? '')?.[1] ?? '';
  const datedOn = readListedDate(reported.replaceAll('-', ' '));
  if (datedOn === undefined) throw undatedList(LABEL, 'the Report Date in its first line');

  const entries = Map.groupBy(rows, (row) => row('Unique ID'));
  const designations = [...entries].map(([id, group]) => ukDesignation(readEntry(id, group), LABEL));
  return {
    authority: 'uk',
    datedOn,
    designations,
    dprkLinked: designations.filter((it) => it.programmes.some(isDprkRegime)),
  };
}

const LABEL = { code: 'uk', name: 'The UK Sanctions List' } as const;
const COLUMNS = [
  'Last Updated',
  'Unique ID',
  'UN Reference Number',
  'Name 6',
  'Name 1',
  'Name type',
  'Regime Name',
  'Designation Type',
  'Date Designated',
  'D.O.B',
  'Passport number',
];

function readEntry(uniqueId: string, rows: readonly CsvRow[]): UkEntry {
  const column = (name: string) => [...new Set(rows.map((row) => row(name)).filter((it) => it !== ''))];
  return {
    reference: uniqueId,
    kind: column('Designation Type')[0] ?? '',
    regime: column('Regime Name')[0] ?? '',
    names: withoutRepeatedRows(
      rows.flatMap((row) => [
        {
          name: ukName((part) => row(`Name ${part}`)),
          isPrimary: row('Name type').toLowerCase() === 'primary name',
          quality: row('Alias strength'),
        },
        { name: row('Name non-latin script'), isPrimary: false, quality: '' },
      ]),
    ),
    unReferences: column('UN Reference Number'),
    birthDates: column('D.O.B'),
    birthPlaces: rows.map((row) =>
      [row('Town of birth'), row('Country of birth')].filter((it) => it !== '').join(', '),
    ),
    genders: column('Gender'),
    nationalities: column('Nationality(/ies)'),
    passports: withoutRepeatedRows(
      rows.map((row) => ({ number: row('Passport number'), about: row('Passport additional information') })),
    ),
    nationalIds: withoutRepeatedRows(
      rows.map((row) => ({
        number: row('National Identifier number'),
        about: row('National Identifier additional information'),
      })),
    ),
    registrations: column('Business registration number (s)'),
    imoNumbers: column('IMO number'),
    flags: column('Current believed flag of ship'),
    addresses: withoutRepeatedRows(
      rows.map((row) => ({
        lines: [1, 2, 3, 4, 5, 6].map((it) => row(`Address Line ${it}`)).concat(row('Address Postal Code')),
        country: row('Address Country'),
      })),
    ),
    linkedTo: [...column('Parent company'), ...column('Subsidiaries'), ...column('Current owner/operator (s)')],
    notes: column('Other Information'),
    listedOn: column('Date Designated'),
    amendedOn: column('Last Updated'),
  };
}

/** The rows repeat what they do not vary. */
function withoutRepeatedRows<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((it) => [JSON.stringify(it), it])).values()];
}
