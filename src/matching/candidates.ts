/**
 * Which listed names are worth comparing with a holder's name at all. Whatever the comparison would raise is among
 * them: retrieval may only leave out what scoring would throw away.
 */
import type { Designation } from '../designations/designation.ts';
import { comparableName, type ComparableName } from './comparable-name.ts';
import { identifierKey, isDecisive, plainListedIdentifier, type PlainIdentifier } from './identifiers.ts';
import type { KoreanName } from './korean/korean-name.ts';
import { findSimilarWords, indexWords, type WordIndex } from './word-index.ts';

/** One name of one designation. */
export type ListedName = {
  readonly name: ComparableName;
  readonly designation: Designation;
  readonly strength: 'strong' | 'weak';
};

/** An immutable index over the designations of one set of list versions, built once and shared by all screenings. */
export type MatchIndex = {
  readonly designations: readonly Designation[];
  readonly persons: NameIndex;
  readonly entities: NameIndex;
  readonly identifiers: ReadonlyMap<string, readonly { designation: Designation; identifier: PlainIdentifier }[]>;
  readonly weakNames: ReadonlyMap<string, readonly ListedName[]>;
};

export type NameIndex = {
  readonly names: readonly ListedName[];
  readonly words: WordIndex;
  /** For each word of `words`, the names that hold it. */
  readonly postings: readonly (readonly number[])[];
  readonly byKoreanKey: ReadonlyMap<number, readonly number[]>;
};

/** Builds the index. */
export function buildIndex(designations: readonly Designation[]): MatchIndex {
  const listed = designations.flatMap(listedNames);
  const strong = listed.filter((it) => it.strength === 'strong');
  const identifiers = new Map<string, { designation: Designation; identifier: PlainIdentifier }[]>();
  for (const designation of designations) {
    for (const identifier of designation.identifiers.map(plainListedIdentifier)) {
      if (!isDecisive(identifier)) continue;
      const key = identifierKey(identifier);
      identifiers.set(key, [...(identifiers.get(key) ?? []), { designation, identifier }]);
    }
  }
  return {
    designations,
    persons: indexNames(strong.filter((it) => it.designation.kind === 'person')),
    entities: indexNames(strong.filter((it) => it.designation.kind !== 'person')),
    identifiers,
    weakNames: Map.groupBy(
      listed.filter((it) => it.strength === 'weak'),
      (it) => it.designation.id,
    ),
  };
}

/** Every listed name that may be the holder's, whatever the system, the order or the typing errors. */
export function findCandidates(index: NameIndex, name: ComparableName): ReadonlySet<ListedName> {
  const found = new Set<ListedName>();
  for (const reading of name.korean) {
    for (const key of koreanKeys(reading)) index.byKoreanKey.get(key)?.forEach((it) => found.add(index.names[it]!));
  }
  const shared = new Map<number, number>();
  for (const { text } of name.words) {
    const names = new Set<number>();
    for (const { id } of findSimilarWords(index.words, text)) index.postings[id]!.forEach((it) => names.add(it));
    for (const it of names) shared.set(it, (shared.get(it) ?? 0) + 1);
  }
  for (const [position, count] of shared) {
    const listed = index.names[position]!;
    if (name.company.length > 0 || count >= Math.min(2, listed.name.words.length, name.words.length)) found.add(listed);
  }
  return found;
}

function listedNames(designation: Designation): readonly ListedName[] {
  const names = [{ name: designation.name, strength: 'strong' as const }, ...designation.aliases];
  return names.flatMap(({ name, strength }) => {
    const comparable = comparableName(name, designation.kind === 'person' ? 'person' : 'entity');
    return comparable ? [{ name: comparable, designation, strength }] : [];
  });
}

function indexNames(names: readonly ListedName[]): NameIndex {
  const words = indexWords(names.flatMap((it) => it.name.words.map((word) => word.text)));
  const postings: number[][] = words.words.map(() => []);
  const byKoreanKey = new Map<number, number[]>();
  names.forEach(({ name }, position) => {
    for (const text of new Set(name.words.map((it) => it.text))) postings[words.ids.get(text)!]!.push(position);
    for (const key of new Set(name.korean.flatMap(koreanKeys)))
      byKoreanKey.set(key, [...(byKoreanKey.get(key) ?? []), position]);
  });
  return { names, words, postings, byKoreanKey };
}

/** The coarse sounds of a name as one number for each way to hear it; a sound is below 1024 and a name has five at the most. */
function koreanKeys({ surname, given }: KoreanName): readonly number[] {
  return [...surname, ...given].reduce(
    (keys, it) => keys.flatMap((key) => it.folds.map((fold) => key * 1024 + fold + 1)),
    [surname.length],
  );
}
