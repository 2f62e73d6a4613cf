import { expect, test } from 'vitest';
import { compareBirthDates } from '../../src/matching/birth-dates.ts';

const CASES: readonly (readonly [string, string, readonly string[], string])[] = [
  ['the same day', '1964-08-28', ['1964-08-28'], 'sameDay'],
  ['the best of several listed dates', '1964-08-28', ['1970-01-01', '1964-08-28'], 'sameDay'],
  ['a day within a listed month', '1964-08-28', ['1964-08'], 'sameMonth'],
  ['a month beside a listed day', '1964-08', ['1964-08-28'], 'sameMonth'],
  ['a day within a listed year', '1964-08-28', ['1964'], 'sameYear'],
  ['a year beside a listed day', '1964', ['1964-08-28'], 'sameYear'],
  ['circa, two years off', '1966-01-01', ['1964~'], 'sameYear'],
  ['circa, three years off', '1967-01-01', ['1964~'], 'different'],
  ['between two years', '1970-12-31', ['1969/1970'], 'sameYear'],
  ['between two days', '1950-06-01', ['1950-01-01/1950-12-31'], 'sameYear'],
  ['outside of a range', '1972', ['1969/1970'], 'different'],
  ['day and month exchanged', '1970-03-08', ['1970-08-03'], 'swapped'],
  ['the same day a year later', '1965-08-28', ['1964-08-28'], 'near'],
  ['a year that is off by one', '1965', ['1964'], 'near'],
  ['one digit apart', '1964-08-27', ['1964-08-28'], 'near'],
  ['another day of the same month', '1964-08-17', ['1964-08-28'], 'different'],
  ['another year', '1990-01-02', ['1964-08-28'], 'different'],
];

test.each(CASES)('%s: %s beside %s', (_, holder, listed, agreement) => {
  expect(compareBirthDates(holder, listed)?.agreement).toBe(agreement);
});

test('a side that is silent says nothing', () => {
  expect(compareBirthDates(undefined, ['1964'])).toBeUndefined();
  expect(compareBirthDates('1964', [])).toBeUndefined();
});
