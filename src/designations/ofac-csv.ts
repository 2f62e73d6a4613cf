import { InputError } from '../errors.ts';
import { countryCode } from './country-names.ts';
import type { Alias, Designation, DesignationKind, ListedAddress } from './designation.ts';
import { isOfacDprkLinked } from './dprk.ts';
import { withoutRepeats } from './identifiers.ts';
import type { ListContents } from './list-contents.ts';
import { readOfacRows } from './ofac-rows.ts';
import { readRemarks } from './ofac-remarks.ts';

/** The four files of one publication of OFAC's SDN list, as text. They belong together: aliases and addresses stand apart. */
export type OfacSet = {
  readonly sdn: string;
  readonly alt: string;
  readonly add: string;
  /** The continuation of remarks that are longer than 1,000 characters. */
  readonly comments: string;
};

/** Imports OFAC's SDN list in its CSV form, all programmes. The files carry no date. */
export function parseOfacSet(set: OfacSet): ListContents {
  const rows = {
    sdn: readOfacRows('sdn.csv', set.sdn, 12),
    alt: groupByEntry(readOfacRows('alt.csv', set.alt, 5)),
    add: groupByEntry(readOfacRows('add.csv', set.add, 6)),
    comments: groupByEntry(readOfacRows('sdn_comments.csv', set.comments, 2)),
  };
  if (rows.sdn.length === 0)
    throw new InputError('ofac_list_empty', 'sdn.csv holds no entry. Fetch all four files again.');
  checkJoin('alt.csv', rows.alt, rows.sdn);
  checkJoin('add.csv', rows.add, rows.sdn);

  const entries = rows.sdn.map((row) => {
    const [entNum] = row as [string];
    const continuation =
      rows.comments
        .get(entNum)
        ?.map(([, text]) => text)
        .join('') ?? '';
    const remarks = (row[11] ?? '') + continuation;
    const designation = readEntry(row, { remarks, alt: rows.alt.get(entNum) ?? [], add: rows.add.get(entNum) ?? [] });
    return { designation, isDprkLinked: isOfacDprkLinked({ programmes: designation.programmes, remarks }) };
  });
  return {
    authority: 'ofac',
    designations: entries.map((it) => it.designation),
    dprkLinked: entries.filter((it) => it.isDprkLinked).map((it) => it.designation),
  };
}

type Row = readonly string[];

function readEntry(
  row: Row,
  { remarks, alt, add }: { remarks: string; alt: readonly Row[]; add: readonly Row[] },
): Designation {
  const [entNum, name, type, programmes, , , , , , flag] = row as [string, string, string, string, ...string[]];
  if (name === '')
    throw new InputError('ofac_entry_incomplete', `Entry ${entNum} of sdn.csv has no name. Fetch the files again.`);
  const kind = KINDS[type] ?? 'entity';
  const { weakAliases, identifiers, nationalities, ...facts } = readRemarks(remarks, { isPerson: kind === 'person' });
  const flagState = kind === 'vessel' && flag !== undefined ? countryCode(flag) : undefined;
  return {
    id: `ofac-${entNum}`,
    authority: 'ofac',
    reference: entNum,
    kind,
    programmes: programmes.split('] ['),
    name,
    aliases: readAliases(name, { strong: alt.map((it) => it[3] ?? ''), weak: weakAliases }),
    ...facts,
    nationalities: flagState === undefined ? nationalities : [flagState],
    identifiers: withoutRepeats(identifiers),
    addresses: add.flatMap(readAddress),
  };
}

/** An empty type is an entity. */
const KINDS: Readonly<Record<string, DesignationKind>> = {
  individual: 'person',
  vessel: 'vessel',
  aircraft: 'aircraft',
};

/** alt.csv holds the strong aliases (aka, fka, nka), the remarks the weak ones. What is both counts as strong. */
function readAliases(name: string, names: { strong: readonly string[]; weak: readonly string[] }): Alias[] {
  const aliases = new Map<string, Alias>();
  for (const strength of ['strong', 'weak'] as const) {
    for (const alias of names[strength]) {
      const key = alias.toUpperCase();
      if (alias !== '' && key !== name.toUpperCase() && !aliases.has(key)) aliases.set(key, { name: alias, strength });
    }
  }
  return [...aliases.values()];
}

/** add.csv has a row for every entry, most of them empty; the columns are street, city with region and postcode, country. */
function readAddress([, , street, city, countryName]: Row): ListedAddress[] {
  const place = [street, city].filter((it) => it !== undefined && it !== '').join(', ');
  const country = countryCode(countryName ?? '');
  const text =
    place === '' || country === undefined ? [place, countryName].filter((it) => it !== '').join(', ') : place;
  return text === '' ? [] : [{ text, ...(country === undefined ? {} : { country }) }];
}

function groupByEntry(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  return Map.groupBy(rows, (row) => row[0]!);
}

/** The share of rows that may name an entry which sdn.csv does not hold; in all complete sets seen it was none. */
const UNJOINED_SHARE_MAX = 0.01;

/** Files of two publications do not fit together: aliases would be missing, or stand at nobody. */
function checkJoin(file: string, groups: ReadonlyMap<string, readonly Row[]>, sdn: readonly Row[]): void {
  const known = new Set(sdn.map((row) => row[0]));
  const unjoined = [...groups.keys()].filter((entNum) => !known.has(entNum)).length;
  if (unjoined <= groups.size * UNJOINED_SHARE_MAX) return;
  throw new InputError(
    'ofac_set_unjoined',
    `${unjoined} of the ${groups.size} entries that ${file} speaks of are not in sdn.csv: the files are of different days. Fetch all four again.`,
  );
}
