/** A part of a longer answer, and where the next part begins; `next` is undefined when this is the last one. */
export type Page<Row> = { readonly rows: readonly Row[]; readonly next: string | undefined };

/**
 * Makes a page of rows that were asked for with `limit + 1`: the row too many tells that there are more. The cursor
 * is made of the last row shown, so that rows which arrive meanwhile move nothing.
 */
export function toPage<Row>(rows: readonly Row[], limit: number, cursorOf: (row: Row) => string): Page<Row> {
  const shown = rows.slice(0, limit);
  return { rows: shown, next: rows.length > limit ? cursorOf(shown.at(-1)!) : undefined };
}
