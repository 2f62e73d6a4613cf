import { InputError } from '../errors.ts';
import { ROW_BYTES_MAX, type RawRow, type RowReader } from './row.ts';

/** One holder as one JSON document, on as many lines as it likes. */
export function singleReader(): RowReader {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  return {
    take: (part) => {
      bytes += part.length;
      if (bytes > ROW_BYTES_MAX) {
        throw new InputError('row_too_long', `A holder has at most ${ROW_BYTES_MAX} bytes.`, { status: 413 });
      }
      parts.push(part);
      return [];
    },
    end: () => [toRow(Buffer.concat(parts))],
  };
}

function toRow(document: Buffer): RawRow {
  try {
    // Decoded strictly: a replacement character in the place of a broken byte would be another name.
    return { line: 1, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(document)), pointer: '' };
  } catch {
    throw new InputError('invalid_json', 'The body is not JSON in UTF-8. Send one holder as a JSON object.');
  }
}
