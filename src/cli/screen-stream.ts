import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Holder } from '../batches/holder.ts';
import type { Problem } from '../intake/problem.ts';
import { readRows } from '../intake/read-rows.ts';
import type { MatchIndex } from '../matching/candidates.ts';
import { DEFAULT_CONFIGURATION, screenHolder } from '../matching/screening.ts';
import { formatByContent, type HolderFormat } from './holder-format.ts';
import type { Progress } from './progress.ts';

export type Screened = { readonly rows: number; readonly rejected: number };

/**
 * Screens holders as they come and writes a line for each. Of a stream of any length no more is held than one part
 * of it: what was read is written before the next part is asked for, and a slow reader slows the screening down.
 */
export async function screenStream(
  { index, output, progress }: { readonly index: MatchIndex; readonly output: Writable; readonly progress: Progress },
  { source, format: given }: { readonly source: AsyncIterable<Buffer>; readonly format: HolderFormat | undefined },
): Promise<Screened> {
  const parts = source[Symbol.asyncIterator]();
  const first = await parts.next();
  const format = given ?? (first.done ? 'ndjson' : formatByContent(first.value));
  if (first.done && format === 'ndjson') return { rows: 0, rejected: 0 };

  let lines = '';
  let [bytes, rows, rejected] = [0, 0, 0];
  async function* partsAndPauses(): AsyncGenerator<Buffer> {
    for (let part = first; !part.done; part = await parts.next()) {
      yield part.value;
      // Here every row of the part has been screened.
      await write(output, lines);
      lines = '';
      progress.advanceTo((bytes += part.value.length));
    }
  }

  for await (const row of readRows(partsAndPauses(), { format, rowsMax: Infinity })) {
    rows++;
    if ('holder' in row) {
      lines += screenLine(index, row.holder);
    } else {
      rejected++;
      for (const problem of row.problems) progress.say(complaintAbout(problem));
    }
  }
  await write(output, lines);
  return { rows, rejected };
}

function screenLine(index: MatchIndex, holder: Holder): string {
  const { outcome, matches } = screenHolder(index, holder, DEFAULT_CONFIGURATION);
  return `${JSON.stringify({ customerRef: holder.customerRef, outcome, matches })}\n`;
}

function complaintAbout({ line, pointer, message }: Problem): string {
  return `line ${line}${pointer === '' ? '' : `, ${pointer}`}: ${message}`;
}

async function write(output: Writable, text: string): Promise<void> {
  if (text !== '' && !output.write(text)) await once(output, 'drain');
}
