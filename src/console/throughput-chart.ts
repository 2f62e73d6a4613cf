import { html } from 'hono/html';
import type { MinuteOfScreening } from '../store/throughput.ts';
import { count, counted } from './figures.ts';
import { minuteOfDay } from './moment.ts';
import { table, type Html } from './table.ts';

const HEIGHT = 100;
const BAR_WIDTH = 8;
const GAP = 2;
const WIDTH = 60 * (BAR_WIDTH + GAP);

/**
 * Holders screened per minute, a bar for each of the last sixty minutes. It is drawn here, so that it needs no
 * script; the same figures stand below it as a table for whoever cannot see it.
 */
export function throughputChart(minutes: readonly MinuteOfScreening[]): Html {
  const total = minutes.reduce((sum, it) => sum + it.holderCount, 0);
  const peak = Math.max(0, ...minutes.map((it) => it.holderCount));
  const ceiling = roundUp(peak);
  const busy = minutes.filter((it) => it.holderCount > 0).toReversed();
  return html`<figure class="chart">
    <div class="plot">
      <span class="ceiling" aria-hidden="true">${count(ceiling)} a minute</span>
      <svg
        viewBox="0 0 ${WIDTH} ${HEIGHT}"
        preserveAspectRatio="none"
        role="img"
        aria-label="${counted(total, 'holder')} screened in the last hour, at most ${count(peak)} in one minute"
      >
        <path class="grid" d="M0 0.5H${WIDTH}M0 50H${WIDTH}" />
        ${minutes.map((it, position) => bar(it, { position, ceiling }))}
        <path class="axis" d="M0 99.5H${WIDTH}" />
      </svg>
    </div>
    <div class="axis-labels" aria-hidden="true">
      ${[0, 20, 40, 59].map((position) => html`<span>${minutes[position] && minuteOfDay(minutes[position].minute)}</span>`)}
    </div>
    <figcaption>
      ${counted(total, 'holder')} screened in the last hour, at most ${count(peak)} in one minute. Times are UTC.
    </figcaption>
    <details>
      <summary>The same as a table</summary>
      ${table({
        caption: 'Holders screened per minute in the last hour, the newest first; minutes without any are left out',
        isNarrow: true,
        columns: [
          { heading: 'Minute (UTC)', cell: (it) => minuteOfDay(it.minute) },
          { heading: 'Holders', cell: (it) => count(it.holderCount), isFigure: true },
        ],
        rows: busy,
        empty: 'No holder was screened in the last hour.',
      })}
    </details>
  </figure>`;
}

function bar({ holderCount }: MinuteOfScreening, { position, ceiling }: { position: number; ceiling: number }): Html {
  // A minute in which little was screened still shows.
  const height = holderCount === 0 ? 0 : Math.max(1.5, (HEIGHT * holderCount) / ceiling);
  const x = position * (BAR_WIDTH + GAP);
  return html`<rect x="${x}" y="${(HEIGHT - height).toFixed(1)}" width="${BAR_WIDTH}" height="${height.toFixed(1)}" />`;
}

/** The next of 10, 20, 50, 100, 200, 500 ...: a scale that can be read. */
function roundUp(value: number): number {
  const power = 10 ** Math.max(1, Math.floor(Math.log10(Math.max(1, value))));
  return [1, 2, 5, 10].map((step) => step * power).find((it) => it >= value)!;
}
