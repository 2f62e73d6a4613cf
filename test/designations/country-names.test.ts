import { expect, test } from 'vitest';
import { countryCode, countryOfCode } from '../../src/designations/country-names.ts';

test.each([
  ["Democratic People's Republic of Korea", 'KP'],
  ['Democratic People’s Republic of Korea ', 'KP'],
  ['Korea, North', 'KP'],
  ['North Korea', 'KP'],
  ['North Korean', 'KP'],
  ['South Korean', 'KR'],
  ['DRC', 'CD'],
  ['RPDC', 'KP'],
  ['Korea, South', 'KR'],
  ['Republic of Korea', 'KR'],
  ['Iran (Islamic Republic of)', 'IR'],
  ['United Kingdom of Great Britain and Northern\n Ireland', 'GB'],
  ['St. Vincent and the Grenadines', 'VC'],
  ['Burma', 'MM'],
  ['Viet Nam', 'VN'],
  ['Cambodia', 'KH'],
])('%j is %s', (name, code) => {
  expect(countryCode(name)).toBe(code);
});

test.each(['Korea', 'na', 'undetermined', 'Sudan/South Sudan', 'former Soviet Union', ''])(
  '%j names no single country',
  (name) => {
    expect(countryCode(name)).toBeUndefined();
  },
);

test.each([
  ['kp', 'KP'],
  ['KR', 'KR'],
  ['gb-sct', 'GB'],
  ['North Korea', 'KP'],
  ['North Korean', 'KP'],
  ['South Korean', 'KR'],
  ['DRC', 'CD'],
  ['suhh', undefined],
  ['eu', undefined],
])('the FollowTheMoney value %j is %s', (value, code) => {
  expect(countryOfCode(value)).toBe(code);
});
