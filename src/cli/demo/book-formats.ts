import { CSV_COLUMNS, type CsvColumn } from '../../intake/csv-columns.ts';

/** A row of a book before it is written: a holder, one that breaks the schema, or a line as it is. */
export type BookRow = Readonly<Record<string, unknown>> | string;

export type WrittenBook = {
  readonly text: string;
  readonly mediaType: string;
  /** The line of the first row. */
  readonly firstLine: number;
};

export function writeNdjson(rows: readonly BookRow[]): WrittenBook {
  const lines = rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row)));
  return { text: `${lines.join('\n')}\n`, mediaType: 'application/x-ndjson', firstLine: 1 };
}

/** Writes the columns that the rows fill. A value that no column has room for is a mistake of the demo, and is thrown. */
export function writeCsv(rows: readonly BookRow[]): WrittenBook {
  const cells = rows.map((row) => new Map(typeof row === 'string' ? [] : cellsOf(row)));
  const columns = (Object.keys(CSV_COLUMNS) as CsvColumn[]).filter((column) => cells.some((it) => it.has(column)));
  const lines = rows.map((row, place) =>
    typeof row === 'string' ? row : columns.map((column) => quoted(cells[place]!.get(column) ?? '')).join(','),
  );
  return { text: `${[columns.join(','), ...lines].join('\r\n')}\r\n`, mediaType: 'text/csv', firstLine: 2 };
}

const COLUMN_BY_POINTER = new Map(
  Object.entries(CSV_COLUMNS).map(([column, pointer]) => [pointer as string, column as CsvColumn]),
);

function cellsOf(row: Readonly<Record<string, unknown>>): [CsvColumn, string][] {
  return leavesOf(row, '').map(([pointer, text]) => {
    const column = COLUMN_BY_POINTER.get(pointer);
    if (column === undefined) throw new Error(`No column of a CSV file has room for ${pointer}.`);
    return [column, text];
  });
}

/** Every value with its pointer, written as the columns write theirs: a list of texts is one cell. */
function leavesOf(value: unknown, pointer: string): [string, string][] {
  if (Array.isArray(value)) {
    if (value.every((it) => typeof it === 'string')) return [[`${pointer}/*`, value.join(';')]];
    return value.flatMap((element: Readonly<Record<string, unknown>>, place) => {
      const { type, ...fields } = element;
      return leavesOf(fields, `${pointer}/${typeof type === 'string' ? type : place}`);
    });
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, field]) => leavesOf(field, `${pointer}/${name}`));
  }
  return [[pointer, String(value)]];
}

function quoted(cell: string): string {
  return /[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
