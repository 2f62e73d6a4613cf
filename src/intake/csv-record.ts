/** What became of a text that begins a record: its cells, or why they cannot be told. */
export type CsvRecord =
  | { readonly cells: readonly string[] }
  /** A quoted cell is not closed yet: it may go on in the next line. */
  | { readonly isOpen: true }
  /** Something else than a delimiter stands behind a closing quote. */
  | { readonly isBroken: true };

/**
 * Cuts one record of a CSV file (RFC 4180) into cells. Quotes inside a cell that does not begin with one are taken
 * as they are: `5" pipe` has one meaning only.
 */
export function readRecord(text: string, delimiter: string): CsvRecord {
  if (!text.includes('"')) return { cells: text.split(delimiter) };

  const cells: string[] = [];
  for (let start = 0; ;) {
    const cell = text[start] === '"' ? readQuoted(text, start) : readPlain(text, start, delimiter);
    if (cell === undefined) return { isOpen: true };
    cells.push(cell.content);
    if (cell.end === text.length) return { cells };
    if (text[cell.end] !== delimiter) return { isBroken: true };
    start = cell.end + 1;
  }
}

type Cell = { readonly content: string; readonly end: number };

function readPlain(text: string, start: number, delimiter: string): Cell {
  const found = text.indexOf(delimiter, start);
  const end = found < 0 ? text.length : found;
  return { content: text.slice(start, end), end };
}

function readQuoted(text: string, start: number): Cell | undefined {
  for (let from = start + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return undefined;
    if (text[quote + 1] !== '"') {
      return { content: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    }
    from = quote + 2;
  }
}
