import { html } from 'hono/html';
import type { ListRefusal, ListVersionOnRecord } from '../store/list-history.ts';
import { count } from './figures.ts';
import { authorityName, inForceMark } from './marks.ts';
import { age, calendarDate, moment } from './moment.ts';
import { table, type Content, type Html } from './table.ts';

export function listVersionTable({
  caption,
  versions,
  empty,
}: {
  caption: string;
  versions: readonly ListVersionOnRecord[];
  empty: Content;
}): Html {
  const now = new Date();
  return table<ListVersionOnRecord>({
    caption,
    columns: [
      { heading: 'List', cell: (it) => authorityName(it.authority) },
      { heading: 'State', cell: (it) => inForceMark(it.isInForce) },
      { heading: 'Dated', cell: (it) => calendarDate(it.datedOn) },
      { heading: 'Age', cell: (it) => age(new Date(`${it.datedOn}T00:00:00Z`), now), isFigure: true },
      { heading: 'Designations', cell: (it) => count(it.designationCount), isFigure: true },
      { heading: 'Imported', cell: (it) => moment(it.importedAt) },
      { heading: 'From', cell: (it) => it.source },
      { heading: 'SHA-256', cell: (it) => hash(it.contentHash) },
    ],
    rows: versions,
    empty,
  });
}

export function refusalTable({ refusals, empty }: { refusals: readonly ListRefusal[]; empty: Content }): Html {
  return table<ListRefusal>({
    caption: 'Refused lists, the newest first',
    columns: [
      { heading: 'Refused', cell: (it) => moment(it.refusedAt) },
      { heading: 'List', cell: (it) => authorityName(it.authority) },
      { heading: 'From', cell: (it) => it.source },
      { heading: 'Code', cell: (it) => html`<code class="term">${it.code}</code>` },
      { heading: 'Why', cell: (it) => it.message },
    ],
    rows: refusals,
    empty,
  });
}

/** All of it, in groups that can be compared by eye and read aloud. */
export function hash(hex: string): Html {
  return html`<code class="hash">${(hex.match(/.{1,8}/g) ?? []).map((group) => html`<span>${group}</span>`)}</code>`;
}
