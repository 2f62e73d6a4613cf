import { html } from 'hono/html';
import type { Outcome } from '../matching/screening.ts';
import type { BatchProgress } from '../store/batch-progress.ts';
import { count, share } from './figures.ts';
import { batchMark, OUTCOME_ORDER, outcomeLabel } from './marks.ts';
import { moment, momentText } from './moment.ts';
import { table, type Html } from './table.ts';

/** Batches with how far they have come. `caption` says which ones they are, `empty` what it means that there are none. */
export function batchTable({
  caption,
  batches,
  empty,
}: {
  caption: string;
  batches: readonly BatchProgress[];
  empty: Html;
}): Html {
  return table<BatchProgress>({
    caption,
    columns: [
      { heading: 'Received', cell: (it) => html`<a href="/console/batches/${it.id}">${moment(it.receivedAt)}</a>` },
      { heading: 'Institution', cell: (it) => it.institutionName },
      { heading: 'Holders', cell: (it) => count(it.holderCount), isFigure: true },
      { heading: 'Problems', cell: (it) => count(it.problemCount), isFigure: true },
      { heading: 'Progress', cell: progress },
      ...OUTCOME_ORDER.map((outcome) => ({
        heading: outcomeLabel(outcome),
        cell: (it: BatchProgress) => outcomeLink(it, outcome),
        isFigure: true,
      })),
    ],
    rows: batches,
    empty,
  });
}

/** A bar while a batch is being screened, and a word when it is done. */
export function progress({ status, holderCount, holdersScreened, receivedAt }: BatchProgress): Html {
  if (status !== 'screening') return batchMark(status);
  return html`<span class="progress">
    <progress
      value="${holdersScreened}"
      max="${holderCount}"
      aria-label="Screening of the batch of ${momentText(receivedAt)}"
    ></progress>
    <span>${share(holdersScreened, holderCount)}</span>
  </span>`;
}

/** A figure that leads to the holders it counts. */
function outcomeLink({ id, outcomes }: BatchProgress, outcome: Outcome): Html | string {
  if (outcomes[outcome] === 0) return '0';
  return html`<a href="/console/batches/${id}?outcome=${outcome}#holders">${count(outcomes[outcome])}</a>`;
}
