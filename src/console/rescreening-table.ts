import { html } from 'hono/html';
import type { RescreeningOnRecord } from '../store/rescreening-history.ts';
import { count, duration, share } from './figures.ts';
import { authorityName } from './marks.ts';
import { age, calendarDate, moment, momentText } from './moment.ts';
import { table, type Content, type Html } from './table.ts';

/** Re-screenings with what changed, what came of it, and how long the notices took. */
export function rescreeningTable(rescreenings: readonly RescreeningOnRecord[]): Html {
  return table<RescreeningOnRecord>({
    caption: 'Re-screenings, the newest first',
    columns: [
      { heading: 'In force since', cell: (it) => moment(it.openedAt) },
      { heading: 'List', cell: (it) => authorityName(it.authority) },
      { heading: 'Dated', cell: (it) => calendarDate(it.publishedOn) },
      { heading: 'Imported', cell: (it) => moment(it.importedAt) },
      { heading: 'Changes', cell: ({ changes }) => changes && changesText(changes) },
      { heading: 'Holders looked at', cell: (it) => count(it.lookedAt), isFigure: true },
      { heading: 'Hits', cell: (it) => count(it.hits), isFigure: true },
      { heading: 'Withdrawn', cell: (it) => count(it.withdrawn), isFigure: true },
      { heading: 'Screened', cell: screened },
      { heading: 'Notices delivered', cell: notices },
      { heading: 'Publication to last notice', cell: delay },
    ],
    rows: rescreenings,
    empty: html`No list has changed since the first ones were imported. An institution's book is kept with
      <code>cordon institutions keep-book</code>.`,
  });
}

function changesText({ added, amended, delisted }: NonNullable<RescreeningOnRecord['changes']>): string {
  return `${count(added)} added, ${count(amended)} amended, ${count(delisted)} delisted`;
}

/** A bar while it runs, and how long it took when it is done. */
function screened({ state, openedAt, finishedAt, chunksDone, chunkCount }: RescreeningOnRecord): Content {
  if (finishedAt !== undefined) return `in ${duration(finishedAt.getTime() - openedAt.getTime())}`;
  if (state === 'opened') return 'waiting';
  return html`<span class="progress">
    <progress value="${chunksDone}" max="${chunkCount}" aria-label="Re-screening of ${momentText(openedAt)}"></progress>
    <span>${share(chunksDone, chunkCount)}</span>
  </span>`;
}

function notices({ notices: all, noticesDelivered }: RescreeningOnRecord): Content {
  return all === 0 ? undefined : `${count(noticesDelivered)} of ${count(all)}`;
}

function delay({ publishedOn, lastNoticeAt }: RescreeningOnRecord): Content {
  return lastNoticeAt && age(new Date(`${publishedOn}T00:00:00Z`), lastNoticeAt);
}
