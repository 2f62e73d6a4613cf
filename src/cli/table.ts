import { stripVTControlCharacters, styleText } from 'node:util';

/** A cell: plain text, or text with a colour where the terminal shows any. */
export type Cell = string;

/** Text with its columns aligned, the wide characters of Chinese, Japanese and Korean counted as two. */
export function formatTable(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(displayWidth(heading), ...rows.map((row) => displayWidth(row[column] ?? ''))),
  );
  const line = (cells: readonly Cell[]) =>
    cells
      .map((cell, column) => cell + ' '.repeat(Math.max(0, widths[column]! - displayWidth(cell))))
      .join('  ')
      .trimEnd();
  return [styleText('bold', line(headings)), line(widths.map((it) => '-'.repeat(it))), ...rows.map(line)].join('\n');
}

/** How many columns of a terminal the text takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of stripVTControlCharacters(text)) width += widthOf(character);
  return width;
}

/** The text cut to so many columns, with an ellipsis where something is missing. */
export function shorten(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let short = '';
  let width = 0;
  for (const character of stripVTControlCharacters(text)) {
    width += widthOf(character);
    if (width > columns - 1) break;
    short += character;
  }
  return `${short.trimEnd()}…`;
}

/** Marks that sit on the letter before them take no column; ideographs, Hangul and full-width forms take two. */
function widthOf(character: string): number {
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) return 0;
  return /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/u.test(
    character,
  )
    ? 2
    : 1;
}
