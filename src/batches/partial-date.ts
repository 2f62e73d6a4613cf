import { z } from 'zod';

const FORM = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/**
 * An ISO 8601 date that may stop early: `1964`, `1964-07` or `1964-07-23`. It stays a string, because a
 * Date would have to invent the missing day.
 */
export const partialDate = z.string().refine(isPartialDate, {
  error: 'Write the date as YYYY-MM-DD, or YYYY-MM or YYYY where the rest is not known.',
  params: { code: 'invalid_date' },
});

/** A whole ISO 8601 date, `2026-11-23`. */
export const wholeDate = z.iso.date({ error: 'Write the date as YYYY-MM-DD.' });

/** True for a date of that form that the calendar knows, between 1850 and 2199. */
export function isPartialDate(value: string): boolean {
  const parts = FORM.exec(value);
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map((it) => (it === undefined ? undefined : Number(it)));
  if (year === undefined || year < 1850 || year > 2199) return false;
  if (month !== undefined && (month < 1 || month > 12)) return false;
  return day === undefined || (day >= 1 && day <= daysInMonth(year, month!));
}

function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
}
