const WHOLE = new Intl.NumberFormat('en-GB');
/** Rounded down, so that a score just below a line never looks as if it had reached it: 0.8999 is `0.899`. */
const SCORE = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 3,
  roundingMode: 'floor',
});

/** `1,234,567`. */
export function count(value: number): string {
  return WHOLE.format(value);
}

/** `1 holder`, `2 holders`; the plural is given where an s does not make it. */
export function counted(value: number, singular: string, plural = `${singular}s`): string {
  return `${WHOLE.format(value)} ${value === 1 ? singular : plural}`;
}

/** `42 %`, rounded down: a hundred is said only when it is reached. */
export function share(part: number, whole: number): string {
  return `${whole === 0 ? 100 : Math.floor((100 * part) / whole)} %`;
}

/** A score from 0 to 1, as it is compared with the lines: `0.87`. */
export function score(value: number): string {
  return SCORE.format(value);
}

/** What a piece of evidence added or took: `+0.20`, `−0.25`, and a plain 0 where it is only reported. */
export function weight(value: number): string {
  if (value === 0) return '0';
  return `${value > 0 ? '+' : '−'}${Math.abs(value).toFixed(2)}`;
}

/** `87 ms`, `1.4 s`. */
export function duration(ms: number): string {
  return ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
