import { parse } from 'csv-parse/sync';
import { InputError } from '../errors.ts';

/** OFAC ends every file with this byte. A file without it may have lost any number of rows. */
const END_MARK = '\u001a';

export type OfacFile = {
  readonly file: string;
  readonly columns: number;
  readonly endMark: 'required' | 'optional';
};

/**
 * The rows of one of OFAC's header-less CSV files, blanks around each field taken away and `-0-` read as empty. A file
 * that is empty, is something else, or has lost its end is refused.
 */
export function readOfacRows(text: string, { file, columns, endMark }: OfacFile): string[][] {
  const body = text.trimEnd();
  if (body === '') throw new InputError('ofac_list_empty', `${file} is empty. ${REMEDY}`);

  const rows = parseRows(file, body.replace(END_MARK, ''));
  const broken = rows.findIndex((row) => row.length !== columns || !/^\d+$/.test(row[0] ?? ''));
  if (broken >= 0 && broken < rows.length - 1) {
    throw new InputError(
      'ofac_list_malformed',
      `Row ${broken + 1} of ${file} is not an entry number followed by ${columns - 1} fields. Check that this is OFAC's ${file}.`,
    );
  }
  if (broken >= 0) throw new InputError('ofac_list_cut_short', `${file} breaks off in its last row. ${REMEDY}`);
  if (endMark === 'required' && !body.endsWith(END_MARK)) {
    throw new InputError(
      'ofac_list_cut_short',
      `${file} lacks the end mark (byte 1A) with which OFAC closes its files. ${REMEDY}`,
    );
  }
  return rows;
}

const REMEDY = 'Fetch all four files again; the last good version stays in use.';

function parseRows(file: string, body: string): string[][] {
  try {
    const rows: string[][] = parse(body, { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true });
    return rows.map((row) => row.map((field) => (field === '-0-' ? '' : field)));
  } catch (error) {
    // The message of csv-parse quotes the row, which names people: it is not handed on.
    if ((error as { code?: unknown }).code === 'CSV_QUOTE_NOT_CLOSED') {
      throw new InputError('ofac_list_cut_short', `${file} breaks off inside a quoted field. ${REMEDY}`);
    }
    throw new InputError('ofac_list_malformed', `${file} is not well-formed CSV. Check that this is OFAC's ${file}.`);
  }
}
