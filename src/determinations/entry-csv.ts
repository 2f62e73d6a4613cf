import { parse } from 'csv-parse/sync';
import { InputError } from '../errors.ts';
import { problemsIn, type Problem } from '../intake/problem.ts';
import { entryRow, proposedEntry, type ProposedChange } from './entry.ts';

/** A row of an imported file that proposes an entry. */
export type ProposedRow = ProposedChange & { readonly line: number };

/** More rows than any register of determinations has; a file with more is another file. */
export const IMPORT_ROWS_MAX = 2_000;

/** The columns, in any order, and which of them must be there. A cell with several names separates them by semicolons. */
export const ENTRY_COLUMNS = Object.keys(entryRow.shape);
const NEEDED = ['reference', 'meeting', 'decision', 'kind', 'name', 'relation', 'effectiveOn'];
const SEVERAL = new Set(['otherNames', 'linkedTo']);

/**
 * Reads a file of determinations row by row: what can be proposed, and everything that is wrong with the rest, by line
 * and column. Two rows of one reference are both refused, for nobody can say which is meant. A file that is no CSV of
 * these columns throws InputError.
 */
export function readEntries(text: string): { readonly rows: readonly ProposedRow[]; readonly problems: Problem[] } {
  const [heading, ...records] = parseRecords(text);
  const columns = readHeading(heading);
  if (records.length === 0) throw new InputError('no_rows', 'The file has a heading and no rows.');
  if (records.length > IMPORT_ROWS_MAX) {
    throw new InputError('too_many_rows', `A file has at most ${IMPORT_ROWS_MAX} rows. Divide it.`, { status: 413 });
  }
  const read = records.map((record) => readRow(record, columns));
  const rows = read.flatMap((it) => ('row' in it ? [it.row] : []));
  const repeated = rows.filter((row) => rows.some((it) => it !== row && it.reference === row.reference));
  return {
    rows: rows.filter((it) => !repeated.includes(it)),
    problems: [...read.flatMap((it) => ('problems' in it ? it.problems : [])), ...repeated.map(repetition)].toSorted(
      (a, b) => a.line - b.line,
    ),
  };
}

type CsvRecord = { readonly cells: readonly string[]; readonly line: number };

function parseRecords(text: string): CsvRecord[] {
  try {
    const parsed = parse(text, {
      bom: true,
      delimiter: [',', ';', '\t'].find((it) => text.split('\n', 1)[0]!.includes(it)) ?? ',',
      info: true,
      raw: true,
      relax_column_count: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as { record: string[]; raw: string; info: { lines: number } }[];
    // The parser counts the lines behind a record, and people those before it.
    return parsed.map(({ record: cells, raw, info }) => ({
      cells,
      line: info.lines - (raw.trim().match(/\n/g)?.length ?? 0),
    }));
  } catch (error) {
    // The message of csv-parse quotes the row, which names people: it is not handed on.
    const line = (error as { lines?: unknown }).lines;
    const place = typeof line === 'number' ? ` near line ${line}` : '';
    throw new InputError(
      'invalid_csv',
      `The file is not well-formed CSV${place}: look for a quote that is not closed.`,
    );
  }
}

function readHeading(heading: CsvRecord | undefined): readonly string[] {
  const columns = (heading?.cells ?? []).map(
    (cell) => ENTRY_COLUMNS.find((it) => spellingOf(it) === spellingOf(cell)) ?? cell,
  );
  const missing = NEEDED.filter((it) => !columns.includes(it));
  if (missing.length > 0) {
    throw new InputError(
      'invalid_header',
      `The first row must name the columns; ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
    );
  }
  const unknown = columns.findIndex((it) => !ENTRY_COLUMNS.includes(it));
  if (unknown >= 0) {
    throw new InputError(
      'unknown_column',
      `Column ${unknown + 1} is not known here. The columns are: ${ENTRY_COLUMNS.join(', ')}.`,
    );
  }
  const twice = columns.find((column, place) => columns.indexOf(column) !== place);
  if (twice !== undefined) throw new InputError('duplicate_column', `The column ${twice} stands there twice.`);
  return columns;
}

function spellingOf(heading: string): string {
  return heading.toLowerCase().replace(/[ _-]/g, '');
}

function readRow(
  { cells, line }: CsvRecord,
  columns: readonly string[],
): { row: ProposedRow } | { problems: Problem[] } {
  if (cells.length !== columns.length) {
    const message = `This row has ${cells.length} cells, and the heading names ${columns.length} columns.`;
    return { problems: [{ line, pointer: '', code: 'wrong_cell_count', message }] };
  }
  const value = Object.fromEntries(
    columns.flatMap((column, place) => {
      const cell = cells[place]!;
      return cell === '' ? [] : [[column, SEVERAL.has(column) ? namesIn(cell) : cell]];
    }),
  );
  const checked = entryRow.safeParse(value);
  if (checked.success) return { row: { ...proposedEntry(checked.data), line } };
  const columnOf = (pointer: string) => pointer.split('/')[1];
  return { problems: problemsIn(checked.error.issues, value, { line, pointer: '', columnOf }) };
}

function repetition({ line, reference }: ProposedRow): Problem {
  const message = `Column reference: ${reference} stands in several rows. Leave one of them.`;
  return { line, pointer: '/reference', code: 'reference_repeated', message };
}

/** Several names in one cell or field, separated by semicolons. */
export function namesIn(text: string): string[] {
  return text
    .split(';')
    .map((it) => it.trim())
    .filter((it) => it !== '');
}
