import { splitLines, type Line } from './lines.ts';
import { brokenRow, countEmptyRows, ROW_BYTES_MAX, type RawRow, type RowReader } from './row.ts';

/**
 * One JSON object a line. A line that cannot be read is a problem of that line alone. Nesting needs no limit of its
 * own: a line is short, JSON.parse does not recurse, and the schema refuses what is deeper than a holder.
 */
export function ndjsonReader(): RowReader {
  const lines = splitLines();
  const countEmpty = countEmptyRows();
  return {
    take: (bytes) => rowsOf(lines.take(bytes), countEmpty),
    end: () => rowsOf(lines.end(), countEmpty),
  };
}

function* rowsOf(lines: readonly Line[], countEmpty: () => void): Generator<RawRow> {
  for (const line of lines) {
    if ('fault' in line) yield unreadableLine(line);
    else if (line.text.trim() === '') countEmpty();
    else yield toRow(line);
  }
}

function toRow({ number: line, text }: { number: number; text: string }): RawRow {
  try {
    return { line, value: JSON.parse(text), pointer: '' };
  } catch {
    // The message of JSON.parse quotes the text, so it goes no further.
    return brokenRow(line, 'invalid_json', 'This line is not JSON. Write one object on each line, and nothing else.');
  }
}

/** The same answer for every format that is made of lines. */
export function unreadableLine({ number, fault }: { number: number; fault: 'not_utf8' | 'too_long' }): RawRow {
  return fault === 'not_utf8'
    ? brokenRow(number, 'invalid_utf8', 'This line holds bytes that are not UTF-8. Save the file as UTF-8.')
    : brokenRow(number, 'row_too_long', `A row has at most ${ROW_BYTES_MAX} bytes.`);
}
