import { html } from 'hono/html';
import type { Html } from './table.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
const SECONDS = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'UTC' });

/** `23 Nov 2026 14:05 UTC`, with the exact time for programs. */
export function moment(at: Date): Html {
  return html`<time datetime="${at.toISOString()}">${momentText(at)}</time>`;
}

/** The same as plain text, for labels. */
export function momentText(at: Date): string {
  return `${day(at)} ${TIME.format(at)} UTC`;
}

/** The same to the second, for what happens in quick succession. */
export function exactMoment(at: Date): Html {
  return html`<time datetime="${at.toISOString()}">${day(at)} ${SECONDS.format(at)} UTC</time>`;
}

/** The time of day to the second, for what has just happened. */
export function secondOfDay(at: Date): Html {
  return html`<time datetime="${at.toISOString()}">${SECONDS.format(at)} UTC</time>`;
}

/** The time of day to the minute, without a zone: only where the zone is said beside it. */
export function minuteOfDay(at: Date): string {
  return TIME.format(at);
}

/** A calendar date of a list, `YYYY-MM-DD`; anything else is shown as it is written. */
export function calendarDate(date: string): Html {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(date) ? new Date(`${date}T00:00:00Z`) : undefined;
  return html`<time datetime="${date}">${at ? day(at) : date}</time>`;
}

function day(at: Date): string {
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

/** How far off a moment is: `in 3 hours`, `2 days ago`. */
export function distance(at: Date, now: Date): string {
  const forward = at.getTime() - now.getTime();
  const length = span(Math.abs(forward));
  if (length === undefined) return 'now';
  return forward > 0 ? `in ${length}` : `${length} ago`;
}

/** How long something has lasted: `12 days`; `less than a minute` for a short while. */
export function age(since: Date, now: Date): string {
  return span(now.getTime() - since.getTime()) ?? 'less than a minute';
}

/** In the unit that says most: minutes up to two hours, hours up to two days, days after that. */
const UNITS = [
  { name: 'minute', ms: 60_000, untilMs: 2 * 3_600_000 },
  { name: 'hour', ms: 3_600_000, untilMs: 2 * 86_400_000 },
  { name: 'day', ms: 86_400_000, untilMs: Infinity },
] as const;

function span(ms: number): string | undefined {
  const unit = UNITS.find((it) => ms < it.untilMs)!;
  const count = Math.floor(ms / unit.ms);
  if (count === 0) return undefined;
  return `${count} ${unit.name}${count === 1 ? '' : 's'}`;
}
