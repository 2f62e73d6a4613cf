import { BROKEN_ROWS } from './broken-rows.ts';
import { writeCsv, writeNdjson, type BookRow } from './book-formats.ts';
import { DEMO_INSTITUTIONS } from './institutions.ts';
import { makeOrdinaryHolders } from './ordinary-holders.ts';
import type { BookName, BrokenRow, PlantedCase } from './planted-case.ts';
import { PLANTED_ENTITIES } from './planted-entities.ts';
import { PLANTED_PERSONS } from './planted-persons.ts';

export const PLANTED_CASES: readonly PlantedCase[] = [...PLANTED_PERSONS, ...PLANTED_ENTITIES];

/** The account book of one demo bank, as it sends it. */
export type Book = {
  readonly name: BookName;
  readonly mediaType: string;
  readonly text: string;
  /** Rows that are holders, the planted ones among them. */
  readonly holderCount: number;
  readonly planted: ReadonlyMap<string, PlantedCase>;
  /** By the line at which the row stands. */
  readonly broken: ReadonlyMap<number, BrokenRow>;
};

type Entry = { readonly row: BookRow; readonly planted?: PlantedCase; readonly broken?: BrokenRow };

/** Writes the book of a bank: its ordinary customers, and the planted and broken rows spread evenly among them. */
export function makeBook(name: BookName): Book {
  const { ordinaryHolders, seed, prefix } = DEMO_INSTITUTIONS[name];
  const ordinary = makeOrdinaryHolders({ seed, count: ordinaryHolders }).map((row) => ({ row }));
  const special: Entry[] = [
    ...PLANTED_CASES.filter((it) => it.book === name).map((planted) => ({ row: planted.holder, planted })),
    ...BROKEN_ROWS.filter((it) => it.book === name).map((broken) => ({ row: broken.row, broken })),
  ];
  const entries = spread(ordinary, special);
  const rows = entries.map(({ row }, place) =>
    typeof row === 'string' ? row : { customerRef: referenceOf(prefix, place), ...row },
  );
  const { text, mediaType, firstLine } = name === 'csv' ? writeCsv(rows) : writeNdjson(rows);
  return {
    name,
    mediaType,
    text,
    holderCount: entries.filter((it) => it.broken === undefined).length,
    planted: new Map(entries.flatMap(({ planted }, place) => (planted ? [[referenceOf(prefix, place), planted]] : []))),
    broken: new Map(entries.flatMap(({ broken }, place) => (broken ? [[firstLine + place, broken]] : []))),
  };
}

function referenceOf(prefix: string, place: number): string {
  return `${prefix}-${String(place + 1).padStart(6, '0')}`;
}

function spread(ordinary: readonly Entry[], special: readonly Entry[]): Entry[] {
  const distance = Math.ceil(ordinary.length / special.length);
  const blocks = special.flatMap((entry, place) => [
    ...ordinary.slice(place * distance, (place + 1) * distance),
    entry,
  ]);
  return [...blocks, ...ordinary.slice(special.length * distance)];
}
