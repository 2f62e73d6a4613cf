import { expect, test } from 'vitest';
import { checkListVersion, objectionsTo, OVERRIDABLE_GUARDS } from '../../src/designations/list-guard.ts';
import type { ListVersion } from '../../src/designations/list-version.ts';
import { aDesignation } from '../support/designations.ts';

const LAST_GOOD = { datedOn: '2026-02-27', designationCount: 155 };

function aListVersion({ count = 155, ...given }: Partial<ListVersion> & { count?: number } = {}): ListVersion {
  return {
    authority: 'un',
    datedOn: '2026-02-28',
    contentHash: '0'.repeat(64),
    source: 'a test',
    designations: Array.from({ length: count }, (_, index) => aDesignation({ id: `un-KPi.${index}` })),
    ...given,
  };
}

test.each([
  ['the same number of entries on the same day', { datedOn: '2026-02-27' }],
  ['more entries', { count: 300 }],
  ['a tenth fewer', { count: 140 }],
])('%s is let through', (_, given) => {
  expect(() => checkListVersion(aListVersion(given), LAST_GOOD)).not.toThrow();
});

test.each([
  ['no DPRK-linked entry', { count: 0 }, 'list_without_dprk_entries'],
  ['more than a tenth fewer', { count: 139 }, 'list_shrunk'],
  ['an older date', { datedOn: '2026-02-26' }, 'list_older_than_held'],
  ['a reference without its name', { designations: [aDesignation({ name: ' ' })] }, 'list_names_lost'],
  ['one entry twice', { designations: [aDesignation(), aDesignation()] }, 'list_entries_repeated'],
])('%s is refused', (_, given, code) => {
  expect(() => checkListVersion(aListVersion(given), LAST_GOOD)).toThrow(
    expect.objectContaining({ name: 'InputError', code }),
  );
});

test('the first version of a list has nothing to be compared with, and still may not be empty', () => {
  expect(() => checkListVersion(aListVersion({ count: 1 }), undefined)).not.toThrow();
  expect(() => checkListVersion(aListVersion({ count: 0 }), undefined)).toThrow(
    expect.objectContaining({ code: 'list_without_dprk_entries' }),
  );
});

test.each(['ca', 'ofac-consolidated'] as const)(
  'the list "%s" may hold no DPRK-linked entry, and lose none that it held',
  (authority) => {
    const none = aListVersion({ authority, count: 0 });
    expect(() => checkListVersion(none, undefined)).not.toThrow();
    expect(() => checkListVersion(none, { datedOn: '2026-02-27', designationCount: 3 })).toThrow(
      expect.objectContaining({ code: 'list_shrunk' }),
    );
  },
);

test('every objection is told, so that whoever overrides one knows of the others', () => {
  const codes = objectionsTo(aListVersion({ count: 20, datedOn: '2026-02-26' }), LAST_GOOD).map((it) => it.code);
  expect(codes).toEqual(['list_older_than_held', 'list_shrunk']);
});

test('a list that lost a name is let through by nobody', () => {
  expect(OVERRIDABLE_GUARDS.has('list_names_lost')).toBe(false);
  expect(OVERRIDABLE_GUARDS.has('list_shrunk')).toBe(true);
});

test('somebody who knows better lets a shrunken list through', () => {
  expect(() => checkListVersion(aListVersion({ count: 20 }), LAST_GOOD, { shrinkShareMax: 1 })).not.toThrow();
});
