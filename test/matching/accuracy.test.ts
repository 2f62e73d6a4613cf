import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../src/matching/candidates.ts';
import {
  measureAliases,
  measureConfusion,
  measureHonest,
  measureRomanisations,
  type Recall,
} from '../bench/accuracy-measures.ts';
import { readHonestCustomers } from '../bench/honest-customers.ts';
import { readRealLists } from '../bench/real-lists.ts';
import { readRomanisationSystems } from '../bench/romanise.ts';
import { SHARED_DATA } from '../support/shared-data.ts';

/**
 * Floors under what was measured on the real lists and on honest people; they may rise and not fall. `npm run
 * bench:accuracy -- --names` shows every name behind a figure.
 */
const RECALL_FLOORS: readonly (readonly [group: RegExp, percent: number])[] = [
  [/persons, (punctuation|order)/, 100],
  [/persons, romanisation/, 93], // what is missed is another person's name, or an error of the list
  [/persons, other script/, 96],
  [/entities, (punctuation|order)/, 100],
  [/entities, romanisation/, 93],
  [/entities, different name/, 55],
];

describe.skipIf(SHARED_DATA === undefined)(
  'accuracy on the real lists (skipped where the shared data is not at hand)',
  () => {
    const shared = SHARED_DATA ?? '';

    test('the aliases of the UN, OFAC, UK and EU lists are found without themselves', () => {
      const recall = readRealLists(shared).flatMap(measureAliases);
      for (const [group, percent] of RECALL_FLOORS)
        expect(percentFound(recall, group), String(group)).toBeGreaterThanOrEqual(percent);
    });

    test('listed Korean names are found in every romanisation system and in Hangul', () => {
      const eu = readRealLists(shared).find((it) => it.list === 'EU')!.designations;
      for (const it of measureRomanisations(eu, readRomanisationSystems(shared))) {
        expect((100 * it.found) / it.asked, it.group).toBeGreaterThanOrEqual(96); // two of 63 are misprints of Hangul
      }
    });

    test('no two listed persons are matched with one another', () => {
      for (const it of readRealLists(shared).map(measureConfusion)) expect([it.group, it.match]).toEqual([it.group, 0]);
    });

    test('honest customers are never matched, seldom possible, and clear with a birth date', () => {
      const lists = readRealLists(shared).filter((it) => it.list === 'UN' || it.list === 'OFAC');
      const index = buildIndex(lists.flatMap((it) => it.designations));
      const rates = readHonestCustomers(shared).map((it) => measureHonest(index, it));
      const foreign = rates.filter((it) => !it.isKorean);
      const [alerts, holders] = [sum(foreign.map((it) => it.possible)), sum(foreign.map((it) => it.holders))];

      expect(rates.filter((it) => it.match > 0)).toEqual([]);
      expect(alerts / holders).toBeLessThan(0.001);
      for (const it of rates.filter((rate) => rate.isKorean))
        expect(it.possible / it.holders, it.group).toBeLessThan(0.02);
      for (const it of rates.filter((rate) => rate.group.includes('with birth date')))
        expect([it.group, it.possible]).toEqual([it.group, 0]);
    });
  },
);

function percentFound(recall: readonly Recall[], group: RegExp): number {
  const rows = recall.filter((it) => group.test(it.group));
  return (100 * sum(rows.map((it) => it.found))) / sum(rows.map((it) => it.asked));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, it) => total + it, 0);
}
