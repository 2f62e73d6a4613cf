import { html } from 'hono/html';
import type { DeliveryLine } from '../store/delivery-history.ts';
import { count, duration } from './figures.ts';
import { attemptMark, conditionMark } from './marks.ts';
import { distance, moment } from './moment.ts';
import { table, type Content, type Html } from './table.ts';

export function deliveryTable({
  caption,
  deliveries,
  empty,
}: {
  caption: string;
  deliveries: readonly DeliveryLine[];
  empty: Content;
}): Html {
  const now = new Date();
  return table<DeliveryLine>({
    caption,
    columns: [
      { heading: 'Made', cell: (it) => html`<a href="/console/deliveries/${it.id}">${moment(it.createdAt)}</a>` },
      { heading: 'Event', cell: (it) => html`<code class="term">${it.event}</code>` },
      { heading: 'Institution', cell: (it) => it.institutionName },
      { heading: 'State', cell: (it) => conditionMark(it.condition) },
      { heading: 'Attempts', cell: (it) => count(it.attemptCount), isFigure: true },
      { heading: 'Last attempt', cell: lastAttempt },
      { heading: 'Next attempt', cell: (it) => nextAttempt(it, now) },
    ],
    rows: deliveries,
    empty,
  });
}

function lastAttempt({ lastAttempt: it }: DeliveryLine): Html | undefined {
  if (it === undefined) return undefined;
  const figures = [it.status && `HTTP ${it.status}`, it.durationMs !== undefined && duration(it.durationMs)];
  return html`${attemptMark(it.outcome)}
    <span class="aside">${figures.filter(Boolean).join(', ')}</span>
    ${it.reason && html`<span class="aside">${it.reason}</span>`}`;
}

/** When a delivery is tried again, or why it is not. */
export function nextAttempt({ condition, nextAttemptAt }: DeliveryLine, now: Date): Content {
  switch (condition) {
    case 'delivered':
      return undefined;
    case 'exhausted':
      return 'none';
    case 'gone':
    case 'unaddressed':
      return 'waits for an address';
    case 'pending':
      if (nextAttemptAt === undefined || nextAttemptAt <= now) return 'now';
      return html`${moment(nextAttemptAt)} <span class="aside">${distance(nextAttemptAt, now)}</span>`;
  }
}
