import type { CsvRow } from './list-csv.ts';
import { readCsv } from './list-csv.ts';
import type { ListContents } from './list-contents.ts';
import { isDprkRegime } from './dprk.ts';
import { undatedList } from './list-label.ts';
import { wholeText } from './list-text.ts';
import { readNumericDate } from './listed-date.ts';
import { ukDesignation, ukName } from './uk-entry.ts';
import type { UkEntry } from './uk-entry.ts';

/**
 * Imports the consolidated list of OFSI (ConList.csv), which was closed on 28 January 2026, in its layouts of 2018 and of
 * 2021 onwards. The older files are in Windows-1252, so the bytes are asked for, or the decoded text.
 */
export function parseUkConList(source: string | Uint8Array): ListContents {
  const { before, rows } = readCsv(wholeText(source), { label: LABEL, columns: COLUMNS, linesBefore: 1 });
  const datedOn = readNumericDate(before[0]?.[1] ?? '');
  if (datedOn === undefined) throw undatedList(LABEL, 'the day in its first line');

  const groups = Map.groupBy(rows, (row) => row('Group ID'));
  const designations = [...groups].map(([groupId, group]) => ukDesignation(readGroup(groupId, group), LABEL));
  return {
    authority: 'uk',
    datedOn,
    designations,
    dprkLinked: designations.filter((it) => it.programmes.some(isDprkRegime)),
  };
}

const LABEL = { code: 'uk', name: 'The consolidated list of OFSI' } as const;
const COLUMNS = [
  'Name 6',
  'Name 1',
  'DOB',
  'Group Type',
  'Alias Type',
  'Regime',
  'Listed On',
  'Last Updated',
  'Group ID',
];

function readGroup(groupId: string, rows: readonly CsvRow[]): UkEntry {
  const column = (name: string) => rows.map((row) => row(name)).filter((it) => it !== '');
  return {
    reference: groupId,
    kind: column('Group Type')[0] ?? '',
    regime: column('Regime')[0] ?? '',
    names: rows.flatMap((row) => {
      const name = ukName((part) => row(`Name ${part}`));
      const quality = row('Alias Quality');
      const native = { name: row('Name Non-Latin Script'), isPrimary: false, quality: '' };
      return [{ name, isPrimary: /^prim/i.test(row('Alias Type')), quality }, native];
    }),
    unReferences: [],
    birthDates: column('DOB'),
    birthPlaces: rows.map((row) =>
      [row('Town of Birth'), row('Country of Birth')].filter((it) => it !== '').join(', '),
    ),
    genders: column('Gender'),
    nationalities: column('Nationality'),
    // The older layout has numbers and everything about them in the one column, the newer one has two.
    passports: rows.map((row) => ({
      number: row('Passport Number') || row('Passport Details'),
      about: row('Passport Details'),
    })),
    nationalIds: rows.map((row) => ({
      number: row('National Identification Number') || row('NI Number'),
      about: row('NI Details'),
    })),
    registrations: [],
    imoNumbers: [],
    flags: [],
    addresses: rows.map((row) => ({
      lines: [1, 2, 3, 4, 5, 6].map((it) => row(`Address ${it}`)).concat(row('Post/Zip Code')),
      country: row('Country'),
    })),
    linkedTo: [],
    notes: [...new Set(column('Other Information'))],
    listedOn: column('Listed On'),
    amendedOn: column('Last Updated'),
  };
}
