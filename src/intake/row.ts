import { holder, type Holder } from '../batches/holder.ts';
import { InputError } from '../errors.ts';
import { problemsIn, type Problem } from './problem.ts';

/** One row as it was found in a file: a value that nobody has checked yet, or why there is none. */
export type RawRow =
  | {
      readonly line: number;
      readonly value: unknown;
      /** Where the row stands in its document; empty where each row is a document of its own. */
      readonly pointer: string;
      readonly columnOf?: (pointer: string) => string | undefined;
    }
  | { readonly line: number; readonly problems: readonly Problem[] };

/** One row, checked: a holder, or everything that keeps it from being one. */
export type Row =
  | { readonly line: number; readonly holder: Holder }
  | { readonly line: number; readonly problems: readonly Problem[] };

/** A row of these bytes is no holder but a mistake, such as a quote that is never closed. */
export const ROW_BYTES_MAX = 1_048_576;

/** No file has so many rows with nothing in them; one that is packed may, and be small, and take minutes to read. */
const EMPTY_ROWS_MAX = 1_000_000;

/**
 * Reads one format. The bytes are handed in as they come, cut anywhere; each part answers the rows that became
 * complete with it, and the end answers what is left. A file that is no file of this format throws InputError.
 */
export type RowReader = {
  readonly take: (bytes: Uint8Array) => Iterable<RawRow>;
  readonly end: () => Iterable<RawRow>;
};

/** Empty rows are passed over and are not counted among the rows of a batch; to be called for each of them. */
export function countEmptyRows(): () => void {
  let count = 0;
  return () => {
    if (++count <= EMPTY_ROWS_MAX) return;
    const message = `A file has at most ${EMPTY_ROWS_MAX} rows with nothing in them. Leave them out and send it again.`;
    throw new InputError('too_many_empty_rows', message, { status: 413 });
  };
}

/** Checks a row field by field. */
export function checkRow(row: RawRow): Row {
  if ('problems' in row) return row;
  const checked = holder.safeParse(row.value);
  if (checked.success) return { line: row.line, holder: checked.data };
  return { line: row.line, problems: problemsIn(checked.error.issues, row.value, row) };
}

/** A row that could not even be read. */
export function brokenRow(line: number, code: string, message: string): RawRow {
  return { line, problems: [{ line, pointer: '', code, message }] };
}
