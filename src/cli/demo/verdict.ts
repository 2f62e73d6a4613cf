import type { Outcome } from '../../matching/screening.ts';
import type { Action } from '../../recommendations/actions.ts';
import type { RecommendationIssuedMessage } from '../../recommendations/recommendation-schema.ts';
import type { Book } from './books.ts';
import { CLEAR, type Expected } from './planted-case.ts';
import type { Verified } from './receiver.ts';

/** What came of one book, from where its bank stands: what it can ask for, and what it was sent. */
export type BookResult = {
  readonly book: Book;
  /** One for each screening of the batch. */
  readonly screenings: readonly { readonly customerRef: string; readonly outcome: Outcome }[];
  readonly problems: readonly { readonly line: number; readonly pointer: string }[];
  /** The recommendations that the service says it has issued to this bank. */
  readonly recommendationIds: readonly string[];
  readonly messages: readonly Verified[];
};

/** One thing that did not come out as its row says it should. */
export type Difference = { readonly about: string; readonly expected: string; readonly found: string };

/** Everything that did not come out as it should; empty when the house keeps its promises. */
export function findDifferences(result: BookResult): Difference[] {
  return [...differencesInScreenings(result), ...differencesInProblems(result), ...differencesInDeliveries(result)];
}

/** A planted row must come out as it says; every other one is an honest customer, and must be left in peace. */
function differencesInScreenings({ book, screenings, messages }: BookResult): Difference[] {
  const issued = recommendationsBySubject(messages);
  const differences = screenings.flatMap(({ customerRef, outcome }) => {
    const planted = book.planted.get(customerRef);
    const expected = planted?.expected ?? CLEAR;
    const found = { outcome, ...issued.get(customerRef)?.at(0) };
    if (isAsExpected(expected, found)) return [];
    return [{ about: `${customerRef} ${planted?.title ?? 'an honest customer'}`, ...inWords(expected, found) }];
  });
  const seen = new Set(screenings.map((it) => it.customerRef));
  const missing = [...book.planted].filter(([customerRef]) => !seen.has(customerRef));
  return [
    ...differences,
    ...missing.map(([customerRef, { title }]) => ({
      about: `${customerRef} ${title}`,
      expected: 'a screening',
      found: 'none',
    })),
    ...difference('screenings', book.holderCount, screenings.length),
    ...difference('customers screened', book.holderCount, seen.size),
  ];
}

type Found = { readonly outcome: Outcome; readonly action?: Action; readonly references?: readonly string[] };

function isAsExpected(expected: Expected, found: Found): boolean {
  if (expected.outcome !== found.outcome || expected.action !== found.action) return false;
  return expected.reference === undefined || (found.references ?? []).includes(expected.reference);
}

function inWords(expected: Expected, found: Found): Pick<Difference, 'expected' | 'found'> {
  const words = (...parts: (string | undefined)[]) => parts.filter((it) => it !== undefined && it !== '').join(', ');
  return {
    expected: words(expected.outcome, expected.action, expected.reference),
    found: words(found.outcome, found.action, found.references?.join(' ')),
  };
}

function recommendationsBySubject(messages: readonly Verified[]): Map<string, Required<Omit<Found, 'outcome'>>[]> {
  const bySubject = new Map<string, Required<Omit<Found, 'outcome'>>[]>();
  for (const { data } of recommendationMessages(messages)) {
    const found = {
      action: data.recommendation.action,
      references: data.designations.map((it) => it.reference),
    };
    bySubject.set(data.subject.customerRef, [...(bySubject.get(data.subject.customerRef) ?? []), found]);
  }
  return bySubject;
}

/** Every broken row is told with its line and field, and no other row is complained of. */
function differencesInProblems({ book, problems }: BookResult): Difference[] {
  const told = new Set(problems.map(placeOf));
  const silent = [...book.broken].filter(([line, { pointer }]) => !told.has(placeOf({ line, pointer })));
  const expected = new Set([...book.broken].map(([line, { pointer }]) => placeOf({ line, pointer })));
  const wrong = problems.filter((it) => !expected.has(placeOf(it)));
  return [
    ...silent.map(([line, { title, pointer }]) => ({
      about: `line ${line} ${title}`,
      expected: `a problem at ${pointer || 'the row'}`,
      found: 'none',
    })),
    ...wrong.map((it) => ({ about: placeOf(it), expected: 'no problem', found: 'a problem' })),
  ];
}

function placeOf({ line, pointer }: { readonly line: number; readonly pointer: string }): string {
  return `line ${line}, ${pointer || 'the row'}`;
}

/** Each recommendation is delivered under one id and no other, and the bank is told once that its batch is done. */
function differencesInDeliveries({ book, recommendationIds, messages }: BookResult): Difference[] {
  const delivered = recommendationMessages(messages).map((it) => it.data.recommendation.id);
  const done = messages.filter(({ message }) => message.type === 'batch.screened');
  const due = [...book.planted.values()].filter((it) => it.expected.action !== undefined).length;
  return [
    ...difference('recommendations issued', due, recommendationIds.length),
    ...difference('recommendations delivered', recommendationIds.length, new Set(delivered).size),
    ...difference('webhook ids of recommendations', recommendationIds.length, delivered.length),
    ...difference('batch.screened messages', 1, done.length),
    ...recommendationIds
      .filter((id) => !delivered.includes(id))
      .map((id) => ({ about: `recommendation ${id}`, expected: 'a verified delivery', found: 'none' })),
  ];
}

function recommendationMessages(messages: readonly Verified[]): RecommendationIssuedMessage[] {
  return messages.flatMap(({ message }) => (message.type === 'recommendation.issued' ? [message] : []));
}

function difference(about: string, expected: number, found: number): Difference[] {
  return expected === found ? [] : [{ about, expected: String(expected), found: String(found) }];
}
