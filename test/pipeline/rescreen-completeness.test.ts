import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Holder } from '../../src/batches/holder.ts';
import { applyChanges, listChanges } from '../../src/designations/changes.ts';
import type { Designation } from '../../src/designations/designation.ts';
import { buildIndex } from '../../src/matching/candidates.ts';
import { DEFAULT_CONFIGURATION, screenHolder } from '../../src/matching/screening.ts';
import { aDesignatedEntity, aDesignation } from '../support/designations.ts';
import { aCompany, aHolder } from '../support/holders.ts';

const WORDS = [
  'Zvorak',
  'Testonian',
  'Quillon',
  'Kim',
  'Yong',
  'Chol',
  'Ri',
  'Trading',
  'Pyongtest',
  'Glowing',
  'Moonbay',
];
const NUMBERS = ['990990991', '990990992', '990990993'];
const name = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const passports = fc.uniqueArray(fc.constantFrom(...NUMBERS), { maxLength: 1 });
const toIdentifiers = (numbers: readonly string[]) =>
  numbers.map((number) => ({ type: 'passport' as const, number, country: 'KP' }));
const birthDates = fc.uniqueArray(fc.constantFrom('1961-04-05', '1961', '1990-01-01'), { maxLength: 1 });

const entry = fc
  .record({ isPerson: fc.boolean(), name, alias: fc.option(name), strong: fc.boolean(), birthDates, passports })
  .map(({ isPerson, alias, strong, passports: numbers, ...given }) => ({
    ...given,
    aliases: alias === null ? [] : [{ name: alias, strength: strong ? ('strong' as const) : ('weak' as const) }],
    identifiers: toIdentifiers(numbers),
    kind: isPerson ? ('person' as const) : ('entity' as const),
  }));
const list = fc
  .array(fc.option(entry), { minLength: 8, maxLength: 8 })
  .map((entries) =>
    entries.flatMap((it, n): Designation[] =>
      it === null
        ? []
        : [(it.kind === 'person' ? aDesignation : aDesignatedEntity)({ ...it, id: `un-${n}`, reference: `${n}` })],
    ),
  );
const naming = fc.record({ name, birthDates, passports, isPerson: fc.boolean() }).map((it) => ({
  name: it.name,
  ...(it.birthDates[0] !== undefined && { birthDate: it.birthDates[0] }),
  identifiers: toIdentifiers(it.passports),
  kind: it.isPerson ? ('person' as const) : ('entity' as const),
}));
const holder = fc.record({ self: naming, related: fc.option(naming) }).map(({ self, related }): Holder => {
  const relatedParties = related === null ? {} : { relatedParties: [{ role: 'director' as const, ...related }] };
  return self.kind === 'person' ? aHolder({ ...self, ...relatedParties }) : aCompany({ ...self, ...relatedParties });
});

const hitsOf = (designations: readonly Designation[], book: readonly Holder[]) => {
  const index = buildIndex(designations);
  return book.map((it) => screenHolder(index, it, DEFAULT_CONFIGURATION).matches);
};

test('the changed entries alone hit whom the whole new list hits by them, with the same score and evidence', () => {
  let hits = 0;
  fc.assert(
    fc.property(list, list, fc.array(holder, { minLength: 1, maxLength: 20 }), (former, current, book) => {
      const { added, amended } = listChanges(former, current);
      const changed = [...added, ...amended.map((it) => it.current)];
      const changedIds = new Set(changed.map((it) => it.id));
      const byWhole = hitsOf(current, book).map((hits) => hits.filter((it) => changedIds.has(it.designationId)));
      expect(hitsOf(changed, book)).toEqual(byWhole);
      hits += byWhole.flat().length;
    }),
    { numRuns: 300 },
  );
  expect(hits).toBeGreaterThan(300);
});

test('what the new list finds and the old one did not is found by the changed entries, every time', () => {
  fc.assert(
    fc.property(list, list, fc.array(holder, { minLength: 1, maxLength: 20 }), (former, current, book) => {
      const changes = listChanges(former, current);
      const before = hitsOf(former, book);
      const after = hitsOf(applyChanges(former, changes), book);
      const found = hitsOf([...changes.added, ...changes.amended.map((it) => it.current)], book);
      book.forEach((_, n) => {
        const known = new Set(before[n]!.map((it) => it.designationId));
        const fresh = after[n]!.filter((it) => !known.has(it.designationId)).map((it) => it.designationId);
        expect(found[n]!.map((it) => it.designationId)).toEqual(expect.arrayContaining(fresh));
      });
    }),
    { numRuns: 300 },
  );
});
