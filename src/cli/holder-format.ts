/** How holders are written in a file that a person hands over. */
export const HOLDER_FORMATS = ['ndjson', 'csv'] as const;
export type HolderFormat = (typeof HOLDER_FORMATS)[number];

/** Undefined where the name does not tell. */
export function formatByName(file: string): HolderFormat | undefined {
  if (/\.csv$/i.test(file)) return 'csv';
  return /\.(ndjson|jsonl|json)$/i.test(file) ? 'ndjson' : undefined;
}

/** NDJSON begins with the brace of its first object, behind a byte order mark perhaps; CSV begins with a heading. */
export function formatByContent(firstBytes: Uint8Array): HolderFormat {
  const start = new TextDecoder().decode(firstBytes.subarray(0, 1024));
  return /^\s*\{/.test(start) ? 'ndjson' : 'csv';
}
