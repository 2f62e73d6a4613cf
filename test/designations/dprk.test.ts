import { expect, test } from 'vitest';
import {
  isAustralianDprkLinked,
  isDprkRegime,
  isEuDprkLinked,
  isOfacDprkLinked,
  isUnDprkLinked,
} from '../../src/designations/dprk.ts';

test.each([
  ['DPRK', true],
  [' DPRK ', true],
  ['DRC', false],
  ['Al-Qaida', false],
])('the UN list type %j is DPRK-linked: %s', (listType, expected) => {
  expect(isUnDprkLinked(listType)).toBe(expected);
});

test.each([
  ['a DPRK programme', ['DPRK'], '', true],
  ['a numbered one beside another', ['CYBER2', 'DPRK3'], '', true],
  ['the programme of a statute', ['DPRK-NKSPEA'], '', true],
  [
    'NPWMD with the regulations in its remarks',
    ['NPWMD'],
    'Secondary sanctions risk: North Korea Sanctions Regulations',
    true,
  ],
  ['NPWMD with a North Korean nationality', ['NPWMD'], 'DOB 1960; nationality Korea, North.', true],
  ['NPWMD with a South Korean nationality', ['NPWMD'], 'nationality Korea, South.', false],
  ['NPWMD of another state', ['NPWMD', 'IFSR'], 'nationality Iran.', false],
  ['a North Korean nationality under another programme', ['RUSSIA-EO14024'], 'nationality Korea, North.', false],
])('%s: DPRK-linked or not by rule', (_, programmes, remarks, expected) => {
  expect(isOfacDprkLinked({ programmes, remarks })).toBe(expected);
});

test.each([
  [['PRK'], true],
  [['EU-PRK'], true],
  [['TAQA', 'PRK'], true],
  [['PRKX'], false],
  [['SYR'], false],
])('the EU programmes %j are DPRK-linked: %s', (programmes, expected) => {
  expect(isEuDprkLinked(programmes)).toBe(expected);
});

test.each([
  ["North Korea (Democratic People's Republic of Korea)", true],
  ["The Democratic People's Republic of Korea (Sanctions) (EU Exit) Regulations 2019", true],
  ['Ordinance of 18 May 2016 on measures against North Korea (SR 946.231.127.6), annexes 1 et 6', true],
  ['Republic of Korea', false],
  ['The Democratic Republic of the Congo (Sanctions) (EU Exit) Regulations 2019', false],
])('the regime "%s" is of the DPRK: %s', (name, expected) => {
  expect(isDprkRegime(name)).toBe(expected);
});

test.each([
  ['1718 (DPRK)', true],
  ['Autonomous (DPRK)', true],
  ['Autonomous (Russia and Ukraine)', false],
])('the Australian committees "%s" are DPRK-linked: %s', (committees, expected) => {
  expect(isAustralianDprkLinked(committees)).toBe(expected);
});
