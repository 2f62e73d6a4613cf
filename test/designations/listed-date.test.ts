import { expect, test } from 'vitest';
import { isListedDate, readListedDate, readNumericDate } from '../../src/designations/listed-date.ts';

test.each([
  ['08 Jan 1984', '1984-01-08'],
  ['8 Jan. 1984', '1984-01-08'],
  ['Nov 1968', '1968-11'],
  ['August 1961 ', '1961-08'],
  ['1964', '1964'],
  ['circa 1947', '1947~'],
  ['circa 28 Aug 1962', '1962-08-28~'],
  ['1969 to 1970', '1969/1970'],
  ['1958 - 1964', '1958/1964'],
  ['circa 1969-1970', '1969~/1970~'],
  ['Jan 1962 to Mar 1962', '1962-01/1962-03'],
  ['01 Jan 1950 to 31 Dec 1950', '1950'],
  ['01 Jan 1937 to 31 Dec 1938', '1937/1938'],
  ['01 Jan 1950 to 30 Jun 1950', '1950-01-01/1950-06-30'],
])('%j is %s', (text, date) => {
  expect(readListedDate(text)).toBe(date);
  expect(isListedDate(date)).toBe(true);
});

test.each([
  '',
  'null',
  'Sep.',
  '30-35 years old',
  '24/06/1402 (Hijri Calendar)',
  '31 Feb 1960',
  '08 Xyz 1984',
  '1969 to',
])('%j is no date, and none is guessed', (text) => {
  expect(readListedDate(text)).toBeUndefined();
});

test.each(['1964-13', '1964-02-30', '1964/1965/1966', '64', '~1964', ''])(
  '%j is no form that a designation may hold',
  (text) => {
    expect(isListedDate(text)).toBe(false);
  },
);

test.each([
  ['28.8.1962', '1962-08-28'],
  ['28/08/1962', '1962-08-28'],
  ['8.1962', '1962-08'],
  ['00/00/1968', '1968'],
  ['00/12/1968', '1968-12'],
  ['dd/mm/1968', '1968'],
  ['dd/07/1978', '1978-07'],
  ['31/00/1968', '1968'],
  [' 1964 ', '1964'],
])('%j in numbers is %s', (text, date) => {
  expect(readNumericDate(text)).toBe(date);
});

test.each(['', '31/02/1960', '13/13/1960', '1/1/60', 'dd/mm/yyyy', '1965 or 1966'])(
  '%j in numbers is no date',
  (text) => {
    expect(readNumericDate(text)).toBeUndefined();
  },
);
