import { InputError } from '../errors.ts';
import { columnOf, CSV_COLUMNS, findColumn, NEEDED_COLUMNS, toValue, type CsvColumn } from './csv-columns.ts';
import { readRecord } from './csv-record.ts';
import { splitLines, type Line } from './lines.ts';
import { unreadableLine } from './ndjson.ts';
import { brokenRow, countEmptyRows, ROW_BYTES_MAX, type RawRow, type RowReader } from './row.ts';

/** A comma is the rule; a semicolon is what spreadsheets write where the comma is the decimal sign. */
const DELIMITERS = [',', ';', '\t'];
/** So many lines may one record go over, for line breaks inside quotes. */
const RECORD_LINES_MAX = 20;

/**
 * A header row and one holder a row. A quote that is never closed would swallow the rows behind it, so a record that
 * comes to nothing is a problem of its first line alone, and reading starts anew at the line after that.
 */
export function csvReader(): RowReader {
  const lines = splitLines();
  const countEmpty = countEmptyRows();
  let waiting: Line[] = [];
  let header: Header | undefined;

  function* rowsOf(more: readonly Line[], isEnd: boolean): Generator<RawRow> {
    const queue = [...waiting, ...more];
    let next = 0;
    while (next < queue.length) {
      const found = readNext(queue, next, { header, isEnd });
      if (found === undefined) break; // the record goes on in a line that has not come yet
      next += found.lineCount;
      if ('blank' in found) countEmpty();
      else if (header === undefined) header = readHeader(found);
      else yield 'cells' in found ? toRow(header, found) : found.row;
    }
    waiting = queue.slice(next);
  }

  return {
    take: (bytes) => rowsOf(lines.take(bytes), false),
    end: function* () {
      yield* rowsOf(lines.end(), true);
      if (header === undefined) throw headerMissing();
    },
  };
}

type Found = { readonly lineCount: number } & (
  | { readonly line: number; readonly cells: readonly string[]; readonly delimiter: string }
  | { readonly row: RawRow }
  | { readonly blank: true }
);

/** Reads the record that begins at a line of the queue; undefined when more lines are needed to tell its end. */
function readNext(
  queue: readonly Line[],
  start: number,
  { header, isEnd }: { header: Header | undefined; isEnd: boolean },
): Found | undefined {
  const first = queue[start]!;
  if ('fault' in first) return { row: unreadableLine(first), lineCount: 1 };
  const delimiter = header?.delimiter ?? DELIMITERS.find((it) => first.text.includes(it)) ?? ',';

  let text = first.text;
  for (let lineCount = 1; ; lineCount++) {
    const record = readRecord(text, delimiter);
    if ('cells' in record) {
      // Cells over several lines that do not fit the header are more likely one stray quote than a long record.
      if (lineCount > 1 && header && record.cells.length !== header.columns.length) break;
      if (record.cells.every((cell) => cell.trim() === '')) return { blank: true, lineCount };
      return { line: first.number, cells: record.cells, delimiter, lineCount };
    }
    if (!('isOpen' in record) || lineCount === RECORD_LINES_MAX || text.length > ROW_BYTES_MAX) break;

    const following = queue[start + lineCount];
    if (following === undefined && !isEnd) return undefined;
    if (following === undefined || 'fault' in following) break;
    text += `\n${following.text}`;
  }
  return { row: brokenQuotes(first.number), lineCount: 1 };
}

function brokenQuotes(line: number): RawRow {
  const message = 'The quotes of this row do not close where a cell ends. Write a quote inside a quoted cell twice.';
  return brokenRow(line, 'invalid_quotes', message);
}

type Header = { readonly columns: readonly CsvColumn[]; readonly delimiter: string };

/** The names of columns are told only when this is a header row at all: else it is the first holder. */
function readHeader(found: Exclude<Found, { blank: true }>): Header {
  if (!('cells' in found)) throw headerMissing();
  const { cells, delimiter } = found;
  const columns = cells.map((cell) => findColumn(cell.trim()));
  if (!NEEDED_COLUMNS.every((column) => columns.includes(column))) throw headerMissing();

  const unknown = columns.indexOf(undefined);
  if (unknown >= 0) {
    const name = cells[unknown]!.trim().slice(0, 60);
    const known = Object.keys(CSV_COLUMNS).join(', ');
    throw new InputError('unknown_column', `The column "${name}" is not known here. The columns are: ${known}.`);
  }
  const twice = columns.find((column, place) => columns.indexOf(column) !== place);
  if (twice !== undefined) throw new InputError('duplicate_column', `The column ${twice} stands there twice.`);
  return { columns: columns as CsvColumn[], delimiter };
}

function headerMissing(): InputError {
  const message = `The first row must name the columns, in UTF-8, and ${NEEDED_COLUMNS.join(', ')} must be among them.`;
  return new InputError('invalid_header', message);
}

function toRow({ columns }: Header, { line, cells }: { line: number; cells: readonly string[] }): RawRow {
  if (cells.length !== columns.length) {
    const message = `This row has ${cells.length} cells, and the header names ${columns.length} columns.`;
    return brokenRow(line, 'wrong_cell_count', message);
  }
  const value = toValue(columns, cells);
  return { line, value, pointer: '', columnOf: (pointer) => columnOf(value, pointer) };
}
