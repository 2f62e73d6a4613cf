import { isUtf8 } from 'node:buffer';
import { ROW_BYTES_MAX } from './row.ts';

/** A physical line without its end. A fault stands in the place of text that cannot be read. */
export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly fault: 'not_utf8' | 'too_long' };

export type LineSplitter = {
  readonly take: (bytes: Uint8Array) => Line[];
  readonly end: () => Line[];
};

const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = '\u{feff}';

/**
 * Cuts bytes into lines at each line feed, whether a carriage return stands before it or not. What is held between
 * two parts is never more than one line of `ROW_BYTES_MAX`: a longer line is dropped as it comes, and told.
 */
export function splitLines(): LineSplitter {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let isTooLong = false;
  let number = 0;

  function* linesOf(block: Buffer): Generator<Line> {
    // Checking and decoding a block of many lines at once is several times faster than line by line.
    const texts = isUtf8(block) ? block.toString().split('\n') : undefined;
    if (texts !== undefined) {
      for (const text of texts) yield toLine(text);
      return;
    }
    for (let start = 0; start <= block.length;) {
      const feed = block.indexOf(LINE_FEED, start);
      const line = block.subarray(start, feed < 0 ? block.length : feed);
      yield isUtf8(line) ? toLine(line.toString()) : { number: ++number, fault: 'not_utf8' };
      start += line.length + 1;
    }
  }

  function toLine(text: string): Line {
    number++;
    // A character has three bytes at the most, so only a long text needs to be measured.
    if (text.length * 3 > ROW_BYTES_MAX && Buffer.byteLength(text) > ROW_BYTES_MAX)
      return { number, fault: 'too_long' };
    const start = number === 1 && text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
    return { number, text: text.slice(start, text.endsWith('\r') ? -1 : undefined) };
  }

  function release(last: Uint8Array): Line[] {
    const block = Buffer.concat([...held, last]);
    held = [];
    heldBytes = 0;
    if (!isTooLong) return [...linesOf(block)];
    isTooLong = false;
    const rest = block.indexOf(LINE_FEED);
    const tooLong: Line = { number: ++number, fault: 'too_long' };
    return rest < 0 ? [tooLong] : [tooLong, ...linesOf(block.subarray(rest + 1))];
  }

  function hold(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    isTooLong ||= heldBytes + bytes.length > ROW_BYTES_MAX;
    if (isTooLong) {
      held = [];
      heldBytes = 0;
    } else {
      held.push(bytes);
      heldBytes += bytes.length;
    }
  }

  return {
    take: (bytes) => {
      const lastFeed = bytes.lastIndexOf(LINE_FEED);
      const lines = lastFeed < 0 ? [] : release(bytes.subarray(0, lastFeed));
      hold(bytes.subarray(lastFeed + 1));
      return lines;
    },
    end: () => (heldBytes > 0 || isTooLong ? release(new Uint8Array()) : []),
  };
}
