import { expect, test } from 'vitest';
import { isOfacDprkLinked, isUnDprkLinked } from '../../src/designations/dprk.ts';

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
