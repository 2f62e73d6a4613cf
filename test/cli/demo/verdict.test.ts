import { expect, test } from 'vitest';
import type { Book } from '../../../src/cli/demo/books.ts';
import { CLEAR, freeze, type PlantedCase } from '../../../src/cli/demo/planted-case.ts';
import type { Verified } from '../../../src/cli/demo/receiver.ts';
import { findDifferences, type BookResult } from '../../../src/cli/demo/verdict.ts';

const ISSUED_ID = '0199a000-0000-7000-8000-00000000000a';

function aPlantedCase(changes: Partial<PlantedCase>): PlantedCase {
  return {
    title: 'a planted case',
    book: 'csv',
    holder: { kind: 'person', name: 'Invented Person' },
    expected: CLEAR,
    why: 'to be found',
    ...changes,
  };
}

const BOOK: Book = {
  name: 'csv',
  mediaType: 'text/csv',
  text: '',
  holderCount: 3,
  planted: new Map([
    ['P-1', aPlantedCase({ title: 'to be frozen', expected: freeze('KPi.999') })],
    ['P-2', aPlantedCase({ title: 'to be left in peace' })],
  ]),
  broken: new Map([[5, { title: 'no name', book: 'csv', row: {}, pointer: '/name', why: 'nameless' }]]),
};

/** As much of a message as the verdict reads. */
function aMessage(webhookId: string, changes: { action?: string; reference?: string } = {}): Verified {
  const { action = 'freeze-and-report', reference = 'KPi.999' } = changes;
  const data = {
    subject: { customerRef: 'P-1' },
    recommendation: { id: ISSUED_ID, action },
    designations: [{ reference }],
  };
  return { webhookId, book: 'csv', message: { type: 'recommendation.issued', data } } as unknown as Verified;
}

const DONE = { webhookId: 'done', book: 'csv', message: { type: 'batch.screened' } } as unknown as Verified;

/** Everything as it should be; write down only what went wrong. */
function aResult(changes: Partial<BookResult> = {}): BookResult {
  return {
    book: BOOK,
    screenings: [
      { customerRef: 'P-1', outcome: 'match' },
      { customerRef: 'P-2', outcome: 'clear' },
      { customerRef: 'C-3', outcome: 'clear' },
    ],
    problems: [{ line: 5, pointer: '/name' }],
    recommendationIds: [ISSUED_ID],
    messages: [aMessage('m-1'), DONE],
    ...changes,
  };
}

function screenings(changes: Partial<Record<'P-1' | 'P-2' | 'C-3', 'clear' | 'possible' | 'match'>>) {
  return aResult().screenings.map((it) => ({ ...it, outcome: changes[it.customerRef as 'P-1'] ?? it.outcome }));
}

test('a book of which everything came out as its rows say shows no difference', () => {
  expect(findDifferences(aResult())).toEqual([]);
});

test.each([
  ['a planted case with another outcome', { screenings: screenings({ 'P-1': 'possible' }) }, 'P-1 to be frozen'],
  [
    'a planted customer who should be left in peace',
    { screenings: screenings({ 'P-2': 'possible' }) },
    'P-2 to be left in peace',
  ],
  [
    'an ordinary customer who is more than clear',
    { screenings: screenings({ 'C-3': 'possible' }) },
    'C-3 an honest customer',
  ],
  ['another action', { messages: [aMessage('m-1', { action: 'review' }), DONE] }, 'P-1 to be frozen'],
  ['another list entry', { messages: [aMessage('m-1', { reference: 'KPi.001' }), DONE] }, 'P-1 to be frozen'],
  ['a holder who was not screened', { screenings: aResult().screenings.slice(0, 2) }, 'screenings'],
  [
    'a holder who was screened twice',
    { screenings: [...aResult().screenings, ...screenings({}).slice(2)] },
    'screenings',
  ],
  ['a broken row that nobody complained of', { problems: [] }, 'line 5 no name'],
  [
    'a complaint of a good row',
    {
      problems: [
        { line: 5, pointer: '/name' },
        { line: 7, pointer: '/kind' },
      ],
    },
    'line 7, /kind',
  ],
  ['a recommendation that was not delivered', { messages: [DONE] }, `recommendation ${ISSUED_ID}`],
  [
    'a recommendation under two ids',
    { messages: [aMessage('m-1'), aMessage('m-2'), DONE] },
    'webhook ids of recommendations',
  ],
  ['a batch of which the bank was not told', { messages: [aMessage('m-1')] }, 'batch.screened messages'],
  ['a recommendation too many', { recommendationIds: [ISSUED_ID, 'another'] }, 'recommendations issued'],
] as const)('%s is a difference', (_what, changes, about) => {
  expect(findDifferences(aResult(changes)).map((it) => it.about)).toContain(about);
});
