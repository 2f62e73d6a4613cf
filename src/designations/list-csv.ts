import { parse } from 'csv-parse/sync';
import { cutShortList, emptyList, malformedList, wrongList } from './list-label.ts';
import type { ListLabel } from './list-label.ts';

export type CsvForm = {
  readonly label: ListLabel;
  /** The columns that the reader asks for. A file without one of them is another file, or has a new layout. */
  readonly columns: readonly string[];
  /** Lines in front of the heading, such as the date of the list. */
  readonly linesBefore?: number;
};

/** One row; asked for a column, it answers the field without outer blanks, and an empty string where there is none. */
export type CsvRow = (column: string) => string;

export type CsvFile = {
  /** The lines in front of the heading, as their fields. */
  readonly before: readonly (readonly string[])[];
  readonly rows: readonly CsvRow[];
};

/**
 * Reads a list that comes as CSV with a heading. Columns are found by their names, whatever their order, so that a
 * layout with more of them is read by the same rules. A file that is empty, another one or cut short is refused.
 */
export function readCsv(text: string, { label, columns, linesBefore = 0 }: CsvForm): CsvFile {
  if (text.trim() === '') throw emptyList(label);
  const records = parseRecords(text, label);
  const before = records.slice(0, linesBefore);
  const heading = (records[linesBefore] ?? []).map(columnName);
  const missing = columns.find((it) => !heading.includes(it));
  if (missing !== undefined) throw wrongList(label, `it has no column "${missing}"`);

  const entries = records.slice(linesBefore + 1);
  if (entries.length === 0) throw emptyList(label);
  const broken = entries.findIndex((it) => it.length !== heading.length);
  if (broken >= 0) {
    const row = `row ${broken + linesBefore + 2}`;
    throw broken === entries.length - 1
      ? cutShortList(label, `breaks off in ${row}, its last one`)
      : malformedList(label, `has another number of fields in ${row} than in its heading`);
  }
  const places = new Map(heading.map((name, index) => [name, index]));
  return { before, rows: entries.map((fields) => (column) => (fields[places.get(column) ?? -1] ?? '').trim()) };
}

/** A heading may stand over several lines, and with blanks around it. */
function columnName(field: string): string {
  return field.replaceAll(/\s+/g, ' ').trim();
}

function parseRecords(text: string, label: ListLabel): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    // The message of csv-parse quotes the row, which names people: it is not handed on.
    if ((error as { code?: unknown }).code === 'CSV_QUOTE_NOT_CLOSED') {
      throw cutShortList(label, 'breaks off inside a quoted field');
    }
    throw malformedList(label, 'is not well-formed CSV');
  }
}
