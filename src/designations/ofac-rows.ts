import { parse } from 'csv-parse/sync';
import { InputError } from '../errors.ts';

/** OFAC ends every file with this byte; a file without it has lost its end. */
const END_MARK = '\u001a';

/**
 * The rows of one of OFAC's header-less CSV files, blanks around each field taken away and `-0-` read as empty. A file
 * that is empty, or whose last row is not whole, is refused.
 */
export function readOfacRows(file: string, text: string, columns: number): string[][] {
  const body = text.trimEnd().replace(END_MARK, '').trimEnd();
  if (body === '') throw new InputError('ofac_list_empty', `${file} is empty. Fetch all four files again.`);

  const rows = parseRows(file, body);
  const broken = rows.findIndex((row) => row.length !== columns || !/^\d+$/.test(row[0] ?? ''));
  if (broken === rows.length - 1) {
    throw new InputError('ofac_list_cut_short', `${file} breaks off in its last row. Fetch all four files again.`);
  }
  if (broken >= 0) {
    throw new InputError(
      'ofac_list_malformed',
      `Row ${broken + 1} of ${file} is not an entry number followed by ${columns - 1} fields. Check that this is OFAC's ${file}.`,
    );
  }
  return rows;
}

/** True when the file's own end mark is there, so that no row after the last one can be missing. */
export function hasEndMark(text: string): boolean {
  return text.trimEnd().endsWith(END_MARK);
}

function parseRows(file: string, body: string): string[][] {
  try {
    const rows: string[][] = parse(body, { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true });
    return rows.map((row) => row.map((field) => (field === '-0-' ? '' : field)));
  } catch (error) {
    // The message of the parser quotes the row, which names people.
    const isUnclosed = (error as { code?: unknown }).code === 'CSV_QUOTE_NOT_CLOSED';
    if (isUnclosed)
      throw new InputError(
        'ofac_list_cut_short',
        `${file} breaks off inside a quoted field. Fetch all four files again.`,
      );
    throw new InputError('ofac_list_malformed', `${file} is not well-formed CSV. Check that this is OFAC's ${file}.`);
  }
}
