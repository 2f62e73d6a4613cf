import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, isUnchanged, listChanges } from '../../src/designations/changes.ts';
import type { Designation } from '../../src/designations/designation.ts';
import { parseOfacSet } from '../../src/designations/ofac-csv.ts';
import { parseUnList } from '../../src/designations/un.ts';
import { anyDesignation } from '../support/any-designation.ts';
import { aDesignation } from '../support/designations.ts';
import { emptySiblingsOf, LISTS_ARE_MISSING, readOfficial } from './official-lists.ts';

describe('listChanges', () => {
  const stays = aDesignation({ id: 'un-1', reference: '1' });
  const goes = aDesignation({ id: 'un-2', reference: '2' });
  const comes = aDesignation({ id: 'un-3', reference: '3' });

  test('tells what was added and what was delisted', () => {
    expect(listChanges([goes, stays], [stays, comes])).toEqual({ added: [comes], amended: [], delisted: [goes] });
  });

  test('tells an amendment field by field, with the former value and the new one', () => {
    const former = aDesignation({ birthDates: ['1964'], gender: 'male' });
    const current = aDesignation({ birthDates: ['1964', '1965'], amendedOn: '2024-09-26' });
    const [amendment] = listChanges([former], [current]).amended;
    expect(amendment).toMatchObject({ former, current });
    expect(amendment?.fields).toEqual([
      { field: 'birthDates', former: ['1964'], current: ['1964', '1965'] },
      { field: 'gender', former: 'male', current: undefined },
      { field: 'amendedOn', former: undefined, current: '2024-09-26' },
    ]);
  });

  test('takes another order of names, documents or entries for no change', () => {
    const aliases = [
      { name: 'ONE', strength: 'strong' as const },
      { name: 'TWO', strength: 'weak' as const },
    ];
    const former = aDesignation({ aliases });
    const current = aDesignation({ aliases: aliases.toReversed() });
    expect(isUnchanged(listChanges([former, comes], [comes, current]))).toBe(true);
  });

  test('takes an alias that became weak for an amendment', () => {
    const alias = (strength: 'strong' | 'weak') => aDesignation({ aliases: [{ name: 'ONE', strength }] });
    expect(listChanges([alias('strong')], [alias('weak')]).amended.map((it) => it.fields[0]?.field)).toEqual([
      'aliases',
    ]);
  });

  test('never compares the lists of two authorities', () => {
    const other = aDesignation({ id: 'ofac-1', authority: 'ofac' });
    expect(() => listChanges([stays], [other])).toThrow('different lists');
  });
});

describe('whatever the two versions hold', () => {
  const list = () =>
    fc.uniqueArray(
      fc.tuple(fc.integer({ min: 1, max: 12 }), anyDesignation()).map(([number, it]): Designation => ({
        ...it,
        id: `un-${number}`,
        authority: 'un',
        reference: String(number),
      })),
      { selector: (it) => it.id, maxLength: 10 },
    );

  test('a list has no changes against itself', () => {
    fc.assert(
      fc.property(list(), (same) => {
        expect(isUnchanged(listChanges(same, structuredClone(same)))).toBe(true);
      }),
    );
  });

  test('the changes made to the former list give the current one', () => {
    fc.assert(
      fc.property(list(), list(), (former, current) => {
        const applied = applyChanges(former, listChanges(former, current));
        expect(isUnchanged(listChanges(applied, current))).toBe(true);
        expect(applied).toHaveLength(current.length);
      }),
    );
  });

  test('the order of the entries does not matter', () => {
    fc.assert(
      fc.property(list(), list(), (former, current) => {
        expect(listChanges(former.toReversed(), current.toReversed())).toEqual(listChanges(former, current));
      }),
    );
  });

  test('what one way adds, the other way takes away', () => {
    fc.assert(
      fc.property(list(), list(), (former, current) => {
        const there = listChanges(former, current);
        const back = listChanges(current, former);
        expect(back.added).toEqual(there.delisted);
        expect(back.delisted).toEqual(there.added);
        expect(back.amended.map((it) => it.former.id)).toEqual(there.amended.map((it) => it.former.id));
      }),
    );
  });
});

describe.skipIf(LISTS_ARE_MISSING)('the history of the UN list since 2017', () => {
  const read = (date: string) => parseUnList([readOfficial(`un/consolidated_${date}.xml.gz`)]).dprkLinked;

  /** Added, amended and delisted DPRK entries from each list to the next one. */
  test('is told step by step: 56 additions at once, no delisting ever, and updates that change nothing', () => {
    const steps: readonly (readonly [string, number, number, number])[] = [
      // One of the four is a BIC that the UN had misspelt.
      ['2018-06-07', 56, 4, 0],
      ['2018-06-21', 0, 0, 0],
      ['2018-08-24', 0, 3, 0],
      ['2018-10-29', 0, 0, 0],
      ['2020-03-20', 0, 0, 0],
      ['2020-11-30', 0, 1, 0],
      ['2021-03-12', 0, 0, 0],
      ['2024-09-26', 0, 68, 0],
      // Five birth dates moved from an alias to the person; they were taken for the person's before.
      ['2025-04-19', 0, 0, 0],
      ['2025-08-02', 0, 0, 0],
      ['2025-11-15', 0, 0, 0],
      ['2025-11-20', 0, 0, 0],
      ['2026-02-27', 0, 0, 0],
    ];
    const versions = ['2017-07-03', ...steps.map(([date]) => date)].map(read);
    const found = steps.map(([date], index) => {
      const { added, amended, delisted } = listChanges(versions[index]!, versions[index + 1]!);
      return [date, added.length, amended.length, delisted.length];
    });
    expect(found).toEqual(steps);
    const { added } = listChanges(versions[0]!, versions[1]!);
    expect(versions[0]).toHaveLength(99);
    expect(versions[1]).toHaveLength(155);
    expect(added.map((it) => it.reference).toSorted()).toEqual([
      ...Array.from({ length: 29 }, (_, index) => `KPe.0${47 + index}`),
      ...Array.from({ length: 27 }, (_, index) => `KPi.0${54 + index}`),
    ]);
  });
});

describe.skipIf(LISTS_ARE_MISSING)('the history of the SDN list', () => {
  const read = (date: string) => {
    const sdn = readOfficial(`ofac/daily/sdn_${date}.csv.gz`).toString('utf8');
    return parseOfacSet({ sdn, ...emptySiblingsOf(sdn) });
  };

  /** The DPRK entries that one day's publication added, and those that it delisted (the vessel JW JEWEL). */
  test.each([
    ['2022-05-25', '2022-05-27', 4, []],
    ['2022-12-08', '2022-12-09', 10, []],
    ['2023-11-30', '2023-12-01', 9, []],
    ['2024-03-26', '2024-03-27', 8, ['25690']],
  ])('from %s to %s adds %i', (before, after, additions, delistings) => {
    const { added, delisted } = listChanges(read(before).dprkLinked, read(after).dprkLinked);
    expect(added).toHaveLength(additions);
    expect(delisted.map((it) => it.reference)).toEqual(delistings);
  });

  test('is compared whole, fifteen thousand entries, in less than a second', () => {
    const [former, current] = [read('2024-03-27').designations, read('2024-05-03').designations];
    const startedAt = performance.now();
    listChanges(former, current);
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});
