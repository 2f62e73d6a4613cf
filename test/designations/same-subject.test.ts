import { expect, test } from 'vitest';
import { otherEntriesOfSubject } from '../../src/designations/same-subject.ts';
import { aDesignation } from '../support/designations.ts';

const listed = aDesignation({ identifiers: [{ type: 'passport', number: 'INV 654 310', country: 'KP' }] });
const elsewhere = (given: Parameters<typeof aDesignation>[0]) =>
  aDesignation({ id: 'uk-DPR9001', authority: 'uk', reference: 'DPR9001', ...given });

test.each([
  ['the same reference of the UN', { unReference: 'KPi.900' }],
  [
    'the same passport, however it is printed',
    { identifiers: [{ type: 'passport' as const, number: 'INV654310', country: 'KP' }] },
  ],
])('%s links two entries', (_what, given) => {
  const other = elsewhere({ name: 'WHOLLY OTHER SPELLING', ...given });
  expect(otherEntriesOfSubject(listed, [listed, other])).toEqual([other]);
  expect(otherEntriesOfSubject(other, [listed, other])).toEqual([listed]);
});

test.each([
  ['the same name alone', {}],
  ['another reference of the UN', { unReference: 'KPi.901' }],
  ['a passport of another state', { identifiers: [{ type: 'passport' as const, number: 'INV654310', country: 'CN' }] }],
  ['a passport of an unknown state', { identifiers: [{ type: 'passport' as const, number: 'INV654310' }] }],
  ['a number of another kind', { identifiers: [{ type: 'other' as const, number: 'INV654310', country: 'KP' }] }],
])('%s links nothing', (_what, given) => {
  expect(otherEntriesOfSubject(listed, [listed, elsewhere(given)])).toEqual([]);
});
