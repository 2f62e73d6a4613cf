import { Tokenizer, TokenParser, TokenType } from '@streamparser/json';
import { InputError } from '../errors.ts';
import { ROW_BYTES_MAX, type RawRow, type RowReader } from './row.ts';

/** A holder is four levels deep inside `{ "holders": [ ... ] }`; whatever is deeper than this is none. */
const DEPTH_MAX = 16;
const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const FORM = 'Send one object with the field "holders", a list of holders.';

/**
 * One document, `{ "holders": [ ... ] }`, of which never more than one holder is held. JSON has no place to start
 * anew after a fault, so a document that is no JSON is refused as a whole, with the line up to which it could be read.
 */
export function jsonReader(): RowReader {
  const tokenizer = new Tokenizer();
  const parser = new TokenParser({ paths: ['$.holders.*'], keepStack: false });
  const outline = checkOutline();
  const lines = countLines();
  const withoutMark = markStripper();
  let rows: RawRow[] = [];
  let line = 1;
  /** Where the element that is being read began, or else the last token: what may have to be held begins there. */
  let heldFrom = 0;
  let isInElement = false;
  let count = 0;

  tokenizer.onToken = (token) => {
    const beginsElement = outline.see(token.token, token.value);
    if (beginsElement) line = lines.at(token.offset);
    if (beginsElement || !isInElement) heldFrom = token.offset;
    isInElement ||= beginsElement;
    parser.write(token);
  };
  // The tokenizer reports its errors here, and would otherwise throw some and swallow others.
  const refuse = (error: Error) => {
    throw error instanceof InputError ? error : invalidJson(lines.current(), error);
  };
  tokenizer.onError = refuse;
  parser.onError = refuse;
  parser.onValue = ({ value }) => {
    rows.push({ line, value, pointer: `/holders/${count++}` });
    isInElement = false;
  };

  function drain(): RawRow[] {
    const drained = rows;
    rows = [];
    return drained;
  }

  return {
    take: (given) => {
      const bytes = withoutMark(given);
      lines.add(bytes);
      tokenizer.write(bytes);
      if (lines.offset() - heldFrom > ROW_BYTES_MAX) throw tooLong(line);
      return drain();
    },
    end: () => {
      if (!tokenizer.isEnded) tokenizer.end();
      if (!parser.isEnded || !outline.isComplete()) throw invalidJson(lines.current());
      return drain();
    },
  };
}

function tooLong(line: number): InputError {
  const message = `A row has at most ${ROW_BYTES_MAX} bytes. The one at line ${line}, or what follows it, has more.`;
  return new InputError('row_too_long', message, { status: 413 });
}

/** Takes a byte order mark off the beginning, which the tokenizer would leave out of its offsets. */
function markStripper(): (bytes: Uint8Array) => Uint8Array {
  let seen = 0;
  return (bytes) => {
    let marked = 0;
    while (seen < BYTE_ORDER_MARK.length && bytes[marked] === BYTE_ORDER_MARK[seen]) {
      seen++;
      marked++;
    }
    if (marked < bytes.length) seen = BYTE_ORDER_MARK.length;
    return bytes.subarray(marked);
  };
}

function invalidJson(line: number, cause?: unknown): InputError {
  const where = `The document is not JSON, or ends too early: it could be read up to line ${line}.`;
  return new InputError('invalid_json', `${where} Nothing was taken.`, { cause });
}

/** Watches the tokens pass and refuses any document but `{ "holders": [ ... ] }`. Tells where each element begins. */
function checkOutline() {
  let depth = 0;
  let previous: TokenType | undefined;
  let hasHolders = false;

  function see(token: TokenType, value: unknown): boolean {
    const isElement = depth === 2 && token !== TokenType.COMMA && token !== TokenType.RIGHT_BRACKET;
    if (previous === undefined && token !== TokenType.LEFT_BRACE) throw new InputError('invalid_document', FORM);
    if (depth === 1 && token === TokenType.STRING && previous !== TokenType.COLON) seeKey(value);
    if (depth === 1 && previous === TokenType.COLON && token !== TokenType.LEFT_BRACKET) {
      throw new InputError('invalid_document', FORM);
    }
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) depth++;
    if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) depth--;
    if (depth > DEPTH_MAX) throw new InputError('too_deep', `A document has at most ${DEPTH_MAX} levels.`);
    previous = token;
    return isElement;
  }

  function seeKey(key: unknown): void {
    if (key !== 'holders') throw new InputError('unknown_field', `${FORM} No other field is known beside it.`);
    if (hasHolders) throw new InputError('duplicate_field', 'The field "holders" stands there twice. Send it once.');
    hasHolders = true;
  }

  return { see, isComplete: () => hasHolders };
}

/** Knows the line of an offset of the part that is being read, and of the end of everything that was counted. */
function countLines() {
  let part: Uint8Array = new Uint8Array();
  let partStart = 0;
  let nextFeed = Infinity; // the first line feed of the part that is not counted yet
  let line = 1;

  function findFeed(from: number): number {
    const found = part.indexOf(LINE_FEED, from);
    return found < 0 ? Infinity : found;
  }

  function countTo(end: number): number {
    for (; nextFeed < end; nextFeed = findFeed(nextFeed + 1)) line++;
    return line;
  }

  return {
    add: (bytes: Uint8Array) => {
      countTo(part.length);
      partStart += part.length;
      part = bytes;
      nextFeed = findFeed(0);
    },
    at: (offset: number) => countTo(offset - partStart),
    current: () => line,
    offset: () => partStart + part.length,
  };
}
