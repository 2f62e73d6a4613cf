/**
 * Rows out of a stream. This room turns the bytes of a file, as they come, into holders or into what is wrong with
 * them. It knows the three formats and neither HTTP nor the database: the door and the command line both read by it.
 */
import { InputError } from '../errors.ts';
import { csvReader } from './csv.ts';
import { jsonReader } from './json.ts';
import { ndjsonReader } from './ndjson.ts';
import { checkRow, type RawRow, type Row, type RowReader } from './row.ts';
import { singleReader } from './single.ts';

const READERS = {
  json: jsonReader,
  ndjson: ndjsonReader,
  csv: csvReader,
  single: singleReader,
} as const satisfies Readonly<Record<string, () => RowReader>>;

/** `single` is one holder as one JSON document; the other three are files of many. */
export type Format = keyof typeof READERS;

/**
 * Reads and checks rows, in their order, as fast as they are asked for and no faster: never more than one part of
 * the stream and one row are held. Throws InputError when the file as a whole cannot be read or has too many rows.
 */
export async function* readRows(
  body: AsyncIterable<Uint8Array>,
  { format, rowsMax }: { readonly format: Format; readonly rowsMax: number },
): AsyncGenerator<Row, void, undefined> {
  const reader = READERS[format]();
  let rows = 0;
  const check = (row: RawRow) => {
    if (++rows > rowsMax) throw tooLarge('too_many_rows', `A batch has at most ${rowsMax} rows.`);
    return checkRow(row);
  };
  for await (const part of body) {
    for (const row of reader.take(part)) yield check(row);
  }
  for (const row of reader.end()) yield check(row);
}

/** Lets bytes pass up to a limit; one more throws InputError. */
export async function* limitBytes(
  body: AsyncIterable<Uint8Array>,
  bytesMax: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > bytesMax) throw tooLarge('batch_too_large', `A batch has at most ${bytesMax} bytes, unpacked.`);
    yield part;
  }
}

function tooLarge(code: string, message: string): InputError {
  return new InputError(code, `${message} Send the rest as a batch of its own.`, { status: 413 });
}
