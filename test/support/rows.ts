import { readRows, type Format } from '../../src/intake/read-rows.ts';
import type { Row } from '../../src/intake/row.ts';

/** Reads a whole file, handed in in parts of so many bytes, as a network would cut it. */
export async function rowsIn(
  format: Format,
  file: string | Uint8Array,
  { partBytes = 65_536, rowsMax = 1_000_000 }: { partBytes?: number; rowsMax?: number } = {},
): Promise<Row[]> {
  return Array.fromAsync(readRows(partsOf(file, partBytes), { format, rowsMax }));
}

/** What was wrong with the rows that are no holders. */
export async function problemsIn(format: Format, file: string | Uint8Array): Promise<object[]> {
  return (await rowsIn(format, file)).flatMap((row) => ('problems' in row ? row.problems : []));
}

export async function* partsOf(file: string | Uint8Array, partBytes = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(file);
  for (let start = 0; start < bytes.length; start += partBytes) yield bytes.subarray(start, start + partBytes);
}
