import { html } from 'hono/html';
import { z } from 'zod';
import type { Html } from './table.ts';

/** Rows on a page of a list. */
export const ROWS_PER_PAGE = 50;

/** The `before` of an address; one that no link of ours makes counts as none. */
export const cursor = z.uuid().optional().catch(undefined);

type Query = Readonly<Record<string, string | undefined>>;

/** An address with the parts of its query that are set. */
export function address(path: string, query: Query = {}): string {
  const set = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set)}`;
}

export type Pager = {
  /** What is paged, for whoever hears the links and not the table: `Batches`. */
  readonly of: string;
  readonly path: string;
  /** The rest of the query, which the links keep. */
  readonly query: Query;
  /** The name under which the place in the list stands in the query. */
  readonly cursorName: string;
  readonly next: string | undefined;
  readonly labels: { readonly first: string; readonly next: string };
};

/** The links to the first and the next page; nothing where all rows are on this one. */
export function pager({ of, path, query, cursorName, next, labels }: Pager): Html | undefined {
  const isFirst = query[cursorName] === undefined;
  if (isFirst && next === undefined) return undefined;
  return html`<nav class="pager" aria-label="Pages of ${of}">
    ${isFirst ? undefined : html`<a href="${address(path, { ...query, [cursorName]: undefined })}">${labels.first}</a>`}
    ${next && html`<a rel="next" href="${address(path, { ...query, [cursorName]: next })}">${labels.next}</a>`}
  </nav>`;
}

/** Of lists that begin with what came last. */
export const NEWEST_FIRST = { cursorName: 'before', labels: { first: 'Back to the newest', next: 'Older' } } as const;
