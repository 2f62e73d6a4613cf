import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { Designation } from '../../src/designations/designation.ts';
import { parseOfacSet } from '../../src/designations/ofac-csv.ts';
import { parseUnList } from '../../src/designations/un.ts';
import { aDesignation } from '../support/designations.ts';

/** A list that the matcher is measured on, as far as it is DPRK-linked. */
export type RealList = { readonly list: string; readonly designations: readonly Designation[] };

/** The newest DPRK-linked designations of the UN, OFAC, the UK and the EU that the shared data holds. */
export function readRealLists(shared: string): readonly RealList[] {
  return [
    { list: 'UN', designations: readUn(shared) },
    { list: 'OFAC', designations: readOfac(shared).dprkLinked },
    { list: 'UK', designations: readUk(shared) },
    { list: 'EU', designations: readEu(shared) },
  ];
}

/** Every entry of OFAC's list, whatever its programme: what the cost must not grow with. */
export function readOfac(shared: string) {
  const text = (file: string) => readText(shared, `lists/ofac/set_2024-01-05/${file}`);
  return parseOfacSet({
    sdn: text('sdn.csv.gz'),
    alt: text('alt.csv.gz'),
    add: text('add.csv.gz'),
    comments: text('sdn_comments.csv'),
  });
}

/** The DPRK part of the newest whole UN list. */
export function readUn(shared: string): readonly Designation[] {
  return parseUnList(readText(shared, 'lists/un/consolidated_2026-02-27.xml.gz')).dprkLinked;
}

/** A file of the shared data as text, unpacked where it is packed. */
export function readText(shared: string, file: string): string {
  const bytes = readFileSync(resolve(shared, file));
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** The rows of a CSV or TSV file of the shared data, by their headings. */
export function readRows(shared: string, file: string, delimiter = ','): readonly Readonly<Record<string, string>>[] {
  return parse(readText(shared, file), {
    columns: true,
    delimiter,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
  });
}

function readUk(shared: string): readonly Designation[] {
  const folder = 'lists/uk/uksl_2026-04_normalised';
  const subjects = readRows(shared, `${folder}/subjects.csv.gz`).filter((it) => it['unique_id']!.startsWith('DPR'));
  const names = Map.groupBy(readRows(shared, `${folder}/subject_names.csv.gz`), (it) => it['unique_id']!);
  const dates = Map.groupBy(readRows(shared, `${folder}/subject_dobs.csv`), (it) => it['unique_id']!);
  return subjects.flatMap((subject) => {
    const id = subject['unique_id']!;
    const [first, ...others] = (names.get(id) ?? []).toSorted((a, b) => rank(a) - rank(b));
    if (!first) return [];
    return aDesignation({
      id: `uk-${id}`,
      reference: id,
      kind:
        subject['subject_type'] === 'individual' ? 'person' : subject['subject_type'] === 'ship' ? 'vessel' : 'entity',
      name: first['full_name']!,
      aliases: others.map((it) => ({
        name: it['full_name']!,
        strength: it['alias_strength']?.toLowerCase().startsWith('low') ? 'weak' : 'strong',
      })),
      birthDates: (dates.get(id) ?? []).map((it) =>
        [it['year'], it['month'], it['day']].filter((part) => part).join('-'),
      ),
    });
  });
}

function rank(row: Readonly<Record<string, string>>): number {
  return row['name_type'] === 'primary' ? 0 : 1;
}

function readEu(shared: string): readonly Designation[] {
  return readRows(shared, 'lists/eu/eu_2017_1509_DPRK_consolidated_2026-08.csv.gz').map((row) =>
    aDesignation({
      id: `eu-${row['recordId']}`,
      reference: row['recordId']!,
      kind: row['schema'] === 'Person' ? 'person' : row['schema'] === 'Vessel' ? 'vessel' : 'entity',
      name: row['name']!,
      aliases: [row['alias']!, row['previousName']!]
        .flatMap((it) => it.split(';'))
        .flatMap(namesOf)
        .map((it) => it.trim())
        .filter((it) => it !== '')
        .map((name) => ({ name, strength: 'strong' as const })),
      birthDates: row['birthDate']!.match(/\d{1,2}\.\d{1,2}\.\d{4}/g)?.map(isoDate) ?? [],
    }),
  );
}

/** Several persons' names in one field are divided by commas; a comma before a single word is part of the name. */
function namesOf(field: string): readonly string[] {
  const parts = field.split(', ');
  return parts.every((it) => /\S [\S ]+/.test(it.trim())) ? parts : [field];
}

function isoDate(text: string): string {
  return text
    .split('.')
    .map((it) => it.padStart(2, '0'))
    .reverse()
    .join('-');
}
