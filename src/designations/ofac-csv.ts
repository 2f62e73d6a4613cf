import { InputError } from '../errors.ts';
import { aliasList } from './alias-list.ts';
import { countryCode } from './country-names.ts';
import type { Authority, Designation, DesignationKind, ListedAddress } from './designation.ts';
import { isOfacDprkLinked } from './dprk.ts';
import { withoutRepeats } from './identifiers.ts';
import type { ListContents } from './list-contents.ts';
import { OFAC_AUTHORITY } from './ofac-list.ts';
import type { OfacList } from './ofac-list.ts';
import { readOfacRows } from './ofac-rows.ts';
import { readRemarks } from './ofac-remarks.ts';

/**
 * The four files of one publication of OFAC's SDN list or of its consolidated list, as text. They belong together:
 * aliases and addresses stand apart.
 */
export type OfacSet = {
  /** The entries: sdn.csv, or cons_prim.csv of the consolidated list. */
  readonly sdn: string;
  readonly alt: string;
  readonly add: string;
  /** The continuation of remarks that are longer than 1,000 characters. */
  readonly comments: string;
};

/**
 * Imports one of OFAC's lists in its CSV form, all programmes. The files carry no date. A copy from an archive may have lost
 * the end marks of its files; what comes from OFAC has them, and without them nobody can tell that no row is missing.
 */
export function parseOfacSet(
  set: OfacSet,
  { list = 'sdn', endMark = 'required' }: { list?: OfacList; endMark?: 'required' | 'optional' } = {},
): ListContents {
  const authority = OFAC_AUTHORITY[list];
  const read = (part: keyof OfacSet) => {
    return readOfacRows(set[part], { file: FILES[list][part], columns: COLUMNS[part], endMark });
  };
  const rows = {
    sdn: read('sdn'),
    alt: Map.groupBy(read('alt'), entryNumber),
    add: Map.groupBy(read('add'), entryNumber),
    comments: Map.groupBy(read('comments'), entryNumber),
  };
  if (rows.sdn.length === 0) {
    throw new InputError(
      'ofac_list_empty',
      `${FILES[list].sdn} holds no entry. Fetch all four files again; the last good version stays in use.`,
    );
  }
  checkJoins(rows, list);

  const entries = rows.sdn.map((row) => {
    const [entNum] = row as [string];
    // The field is cut at 1,000 characters, in the middle of a word, and goes on in the other file.
    const remarks = [row[11], ...(rows.comments.get(entNum) ?? []).map(([, text]) => text)].join('');
    const designation = readEntry(row, {
      authority,
      remarks,
      alt: rows.alt.get(entNum) ?? [],
      add: rows.add.get(entNum) ?? [],
    });
    return { designation, isDprkLinked: isOfacDprkLinked({ programmes: designation.programmes, remarks }) };
  });
  return {
    authority,
    designations: entries.map((it) => it.designation),
    dprkLinked: entries.filter((it) => it.isDprkLinked).map((it) => it.designation),
  };
}

const FILES: Readonly<Record<OfacList, Readonly<Record<keyof OfacSet, string>>>> = {
  sdn: { sdn: 'sdn.csv', alt: 'alt.csv', add: 'add.csv', comments: 'sdn_comments.csv' },
  consolidated: {
    sdn: 'cons_prim.csv',
    alt: 'cons_alt.csv',
    add: 'cons_add.csv',
    comments: 'cons_comments.csv',
  },
};

const COLUMNS: Readonly<Record<keyof OfacSet, number>> = { sdn: 12, alt: 5, add: 6, comments: 2 };

type Row = readonly string[];

function readEntry(
  row: Row,
  { authority, remarks, alt, add }: { authority: Authority; remarks: string; alt: readonly Row[]; add: readonly Row[] },
): Designation {
  const [entNum, name, type, programmes, , , , , , flag] = row as [string, string, string, string, ...string[]];
  if (name === '') {
    throw new InputError('ofac_entry_incomplete', `Entry ${entNum} has no name. Fetch the files again.`);
  }
  const kind = KINDS[type] ?? 'entity';
  const { weakAliases, identifiers, nationalities, ...facts } = readRemarks(remarks, { isPerson: kind === 'person' });
  const flagState = kind === 'vessel' && flag !== undefined ? countryCode(flag) : undefined;
  return {
    id: `${authority}-${entNum}`,
    authority,
    reference: entNum,
    kind,
    programmes: programmes.split('] ['),
    name,
    // alt.csv holds the strong aliases (aka, fka, nka), the remarks the weak ones.
    aliases: aliasList(name, [
      ...alt.map((it) => ({ name: it[3] ?? '', strength: 'strong' as const })),
      ...weakAliases.map((it) => ({ name: it, strength: 'weak' as const })),
    ]),
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

/** add.csv has a row for every entry, most of them empty; the columns are street, city with region and postcode, country. */
function readAddress([, , street, city, countryName]: Row): ListedAddress[] {
  const place = [street, city].filter((it) => it !== undefined && it !== '').join(', ');
  const country = countryCode(countryName ?? '');
  const text =
    place === '' || country === undefined ? [place, countryName].filter((it) => it !== '').join(', ') : place;
  return text === '' ? [] : [{ text, ...(country === undefined ? {} : { country }) }];
}

function entryNumber(row: Row): string {
  return row[0]!;
}

/** The share of entries that may be without their rows, or rows without their entry. In all complete sets seen it was none. */
const UNJOINED_SHARE_MAX = 0.001;

type Groups = ReadonlyMap<string, readonly Row[]>;

/**
 * Files of two publications do not fit together: aliases would be missing, or stand at nobody. Every entry has a row in
 * add.csv, if only an empty one. sdn_comments.csv is left out: it keeps rows of entries that are long delisted.
 */
function checkJoins({ sdn, alt, add }: { sdn: readonly Row[]; alt: Groups; add: Groups }, list: OfacList): void {
  const files = FILES[list];
  const known = new Set(sdn.map(entryNumber));
  const unjoined = {
    [files.alt]: [...alt.keys()].filter((it) => !known.has(it)).length,
    [files.add]: known.symmetricDifference(new Set(add.keys())).size,
  };
  for (const [file, count] of Object.entries(unjoined)) {
    if (count <= sdn.length * UNJOINED_SHARE_MAX) continue;
    throw new InputError(
      'ofac_set_unjoined',
      `${count} entries of ${file} and ${files.sdn} do not fit each other: the files are of different days. Fetch all four again; the last good version stays in use.`,
    );
  }
}
