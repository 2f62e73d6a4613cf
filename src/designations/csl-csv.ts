import { aliasList } from './alias-list.ts';
import { countryOfCode } from './country-names.ts';
import type { Designation, DesignationKind, ListedAddress, ListedIdentifier } from './designation.ts';
import { distinct } from './distinct.ts';
import { isOfacDprkLinked } from './dprk.ts';
import { withoutRepeats } from './identifiers.ts';
import { knownFields } from './known-fields.ts';
import type { ListContents } from './list-contents.ts';
import { readCsv } from './list-csv.ts';
import type { CsvRow } from './list-csv.ts';
import { incompleteEntry } from './list-label.ts';
import { isListedDate, isoDay, readListedDate } from './listed-date.ts';
import { readFacts } from './ofac-facts.ts';
import { readStatements } from './ofac-remarks.ts';

/**
 * Imports the Consolidated Screening List of the United States (CSV), in which one office repeats the lists of three
 * departments. A party that stands on several of them has an entry for each. The file carries no date.
 *
 * DPRK-linked is what OFAC's SDN list has as such; the other lists restrict exports and contracts, and block nothing.
 */
export function parseScreeningList(text: string): ListContents {
  const { rows } = readCsv(text, { label: LABEL, columns: COLUMNS });
  const entries = Map.groupBy(rows, (row) => `${listCode(row('source'))}-${row('_id')}`);
  const read = [...entries].map(([reference, group]) => readEntry(reference, group));
  return {
    authority: 'csl',
    designations: read.map((it) => it.designation),
    dprkLinked: read.filter((it) => it.isDprkLinked).map((it) => it.designation),
  };
}

const LABEL = { code: 'csl', name: 'The Consolidated Screening List' } as const;
const COLUMNS = ['_id', 'source', 'type', 'programs', 'name', 'addresses', 'alt_names', 'dates_of_birth', 'ids'];

const KINDS: Readonly<Record<string, DesignationKind>> = {
  Individual: 'person',
  Vessel: 'vessel',
  Aircraft: 'aircraft',
};

/** `Specially Designated Nationals (SDN) - Treasury Department` */
function listCode(source: string): string {
  return /\(([A-Z-]+)(?: List)?\)/.exec(source)?.[1] ?? 'OTHER';
}

/** The few parties that stand twice on one list are one entry: their values are put together. */
function readEntry(reference: string, rows: readonly CsvRow[]): { designation: Designation; isDprkLinked: boolean } {
  const [first] = rows as [CsvRow];
  const values = (column: string) => distinct(rows.flatMap((row) => row(column).split(/;\s*/)));
  const name = first('name').replaceAll(/\s+/g, ' ');
  if (first('_id') === '' || name === '') throw incompleteEntry(LABEL, reference);

  const list = listCode(first('source'));
  const kind = KINDS[first('type')] ?? 'entity';
  const isPerson = kind === 'person';
  const programmes = values('programs');
  const { linkedTo } = readFacts({ ...NO_FACTS, remarks: first('remarks') }, { isPerson });
  const identifiers = values('ids').map((it) => readIdentifier(it, isPerson));
  const states = kind === 'vessel' ? values('vessel_flag') : [...values('nationalities'), ...values('citizenships')];
  const nationalities = distinct(states.flatMap((it) => countryOfCode(it) ?? []));
  const mark = isPerson && nationalities.includes('KP') ? '; nationality Korea, North' : '';
  const listedOn = isoDay(first('start_date'));
  return {
    designation: knownFields<Designation>({
      id: `csl-${reference}`,
      authority: 'csl',
      reference,
      kind,
      programmes: programmes.length > 0 ? programmes : [list],
      name,
      aliases: aliasList(
        name,
        values('alt_names').map((alias) => ({ name: alias, strength: 'strong' as const })),
      ),
      birthDates: values('dates_of_birth').flatMap((it) => (isListedDate(it) ? it : (readListedDate(it) ?? []))),
      birthPlaces: values('places_of_birth'),
      gender: identifiers.find((it) => it.gender !== undefined)?.gender,
      nationalities,
      identifiers: withoutRepeats(identifiers.flatMap((it) => it.identifiers)),
      addresses: values('addresses').map(readAddress),
      listedOn,
      linkedTo,
    }),
    isDprkLinked: list === 'SDN' && isOfacDprkLinked({ programmes, remarks: first('ids') + mark }),
  };
}

const NO_FACTS = { birthDates: [], birthPlaces: [], nationalities: [], citizenships: [], labelled: [] };

/** `KP, 2021-10-28, 2016-10-28, 000000001, Passport`: the state, two days of the document, its number and its label. */
function readIdentifier(text: string, isPerson: boolean) {
  const [, before = '', label = ''] = /^(.*), ([^,]+)$/.exec(text) ?? [];
  const parts = before.split(', ');
  const country = /^[A-Z]{2}$/.test(parts[0] ?? '') ? countryOfCode(parts[0]!) : undefined;
  const number = parts
    .slice(country === undefined ? 0 : 1)
    .filter((it) => !/^\d{4}-\d{2}-\d{2}$/.test(it))
    .join(', ');
  const { identifiers, gender } = readStatements([`${label} ${number}`], { isPerson });
  return { gender, identifiers: identifiers.map((it): ListedIdentifier => knownFields({ ...it, country })) };
}

/** `Sunan District, Pyongyang, KP` */
function readAddress(text: string): ListedAddress {
  const [, place, code] = /^(?:(.*), )?([A-Z]{2})$/.exec(text) ?? [];
  const country = code === undefined ? undefined : countryOfCode(code);
  return knownFields({ text: country === undefined || place === undefined ? text : place, country });
}
