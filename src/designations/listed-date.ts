/**
 * Birth dates as the lists print them, turned into EDTF (ISO 8601-2): `1964`, `1964-08`, `1964-08-28`, circa `1947~`,
 * between `1969/1970`. What cannot be read answers undefined: a date that is guessed would clear or accuse somebody.
 */
import { isPartialDate } from '../batches/partial-date.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads `08 Jan 1984`, `Nov 1968`, `August 1961`, `1964`, `circa 1947`, `1969 to 1970`, `circa 1969-1970` and
 * `01 Jan 1950 to 31 Dec 1950` (which is how OFAC writes the year 1950).
 */
export function readListedDate(text: string): string | undefined {
  const words = text.trim().replaceAll(/\s+/g, ' ');
  const isCirca = /^circa /i.test(words);
  const [from, to, ...more] = words.replace(/^circa /i, '').split(/ to | ?- ?(?=\d{4}$)/);
  if (from === undefined || more.length > 0) return undefined;

  const start = readDay(from);
  const end = to === undefined ? undefined : readDay(to);
  if (start === undefined || (to !== undefined && end === undefined)) return undefined;

  const mark = isCirca ? '~' : '';
  if (end === undefined) return start + mark;
  if (start.endsWith('-01-01') && end.endsWith('-12-31')) return between(start.slice(0, 4), end.slice(0, 4), mark);
  return between(start, end, mark);
}

/**
 * Reads a date in numbers with the day first, `28.8.1962` or `28/08/1962`. Parts that the list does not know may be
 * noughts or letters (`00/00/1968`, `dd/mm/1968`): a year, or a month of a year, is left.
 */
export function readNumericDate(text: string): string | undefined {
  const parts = /^(?:(\d{1,2}|dd)[./])?(?:(\d{1,2}|mm)[./])?(\d{4})$/i.exec(text.trim());
  if (!parts) return undefined;
  const [day, month] = [parts[1], parts[2]].map((it) =>
    it !== undefined && Number(it) > 0 ? it.padStart(2, '0') : '',
  );
  // With two parts only, `8.1962`, the first one is the month.
  if (parts[2] === undefined) return checked([parts[3], day].filter((it) => it !== '').join('-'));
  return checked([parts[3], month, month === '' ? '' : day].filter((it) => it !== '').join('-'));
}

/** The day at the head of `2016-11-30`, `2016-11-30-05:00` or `2026-11-20T15:29:22.497+01:00`. */
export function isoDay(text: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
}

/** True for the forms of EDTF that a designation may hold. */
export function isListedDate(value: string): boolean {
  const ends = value.split('/');
  return ends.length <= 2 && ends.every((end) => isPartialDate(end.replace(/~$/, '')));
}

function between(start: string, end: string, mark: string): string {
  return start === end ? start + mark : `${start}${mark}/${end}${mark}`;
}

function readDay(text: string): string | undefined {
  const parts = /^(?:(?:(\d{1,2}) )?([a-z]+)\.? )?(\d{4})$/i.exec(text.trim());
  if (!parts) return undefined;
  const [, day, month, year] = parts;
  if (month === undefined) return checked(year!);
  const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  if (number === 0) return undefined;
  const months = `${year}-${String(number).padStart(2, '0')}`;
  return checked(day === undefined ? months : `${months}-${day.padStart(2, '0')}`);
}

function checked(date: string): string | undefined {
  return isPartialDate(date) ? date : undefined;
}
