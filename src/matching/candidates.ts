/**
 * Which listed names are worth comparing with a holder's name at all. Whatever the comparison would raise is among
 * them: retrieval may only leave out what scoring would throw away.
 */
import type { Designation } from '../designations/designation.ts';
import { genericKey, isDistinctive } from './company-words.ts';
import { joinsAt } from './company-names.ts';
import type { ComparableName } from './comparable-name.ts';
import { identifierKey, isDecisive, plainListedIdentifier, type PlainIdentifier } from './identifiers.ts';
import type { KoreanName } from './korean/korean-name.ts';
import { listedNames, type ListedName } from './listed-names.ts';
import type { Word } from './normalise.ts';
import { hasUsualReading, joinWords, wholeWordsNeeded } from './person-names.ts';
import { indexWords, namesWithJoined, namesWithJoinedSound, namesWithWord, type WordIndex } from './word-index.ts';

/** An immutable index over the designations of one set of list versions, built once and shared by all screenings. */
export type MatchIndex = {
  readonly designations: readonly Designation[];
  /** Listed persons whose names read as Korean, and all others: two manners of comparing, two indexes. */
  readonly koreans: PersonIndex;
  readonly others: PersonIndex;
  readonly companies: CompanyIndex;
  readonly identifiers: ReadonlyMap<string, readonly ListedNumber[]>;
  readonly weakNames: ReadonlyMap<string, readonly ListedName[]>;
};

export type ListedNumber = { readonly designation: Designation; readonly identifier: PlainIdentifier };

type PersonIndex = {
  readonly names: readonly ListedName[];
  readonly words: WordIndex;
  /** How many whole words must agree with each name. */
  readonly needed: Uint8Array;
  /** Room to count in, empty between two screenings. */
  readonly counts: Uint16Array;
  readonly touched: Int32Array;
  readonly byKoreanKey: ReadonlyMap<number, readonly number[]>;
};

type CompanyIndex = {
  readonly names: readonly ListedName[];
  readonly words: WordIndex;
  readonly byGenericKey: ReadonlyMap<string, readonly number[]>;
};

/** Builds the index. */
export function buildIndex(designations: readonly Designation[]): MatchIndex {
  const listed = designations.flatMap(listedNames);
  const strong = listed.filter((it) => it.strength === 'strong');
  const persons = Map.groupBy(strong, ({ designation, name }) =>
    designation.kind !== 'person' ? 'company' : name.korean.length > 0 ? 'korean' : 'other',
  );
  return {
    designations,
    koreans: indexPersons(persons.get('korean') ?? [], true),
    others: indexPersons(persons.get('other') ?? [], false),
    companies: indexCompanies(persons.get('company') ?? []),
    identifiers: indexIdentifiers(designations),
    weakNames: Map.groupBy(
      listed.filter((it) => it.strength === 'weak'),
      (it) => it.designation.id,
    ),
  };
}

/** Every listed person's name that may be the holder's, whatever the system, the order or the typing errors. */
export function findPersonCandidates(index: MatchIndex, name: ComparableName): ReadonlySet<ListedName> {
  let found: Set<ListedName> | undefined;
  const add = ({ names }: PersonIndex, number: number) => (found ??= new Set()).add(names[number]!);
  for (const readings of [name.korean, name.chinese]) {
    for (const reading of readings) {
      for (const key of koreanKeys(reading))
        index.koreans.byKoreanKey.get(key)?.forEach((it) => add(index.koreans, it));
    }
  }
  if (!hasUsualReading(name)) findBySharedWords(index.koreans, name.words, (it) => add(index.koreans, it));
  findBySharedWords(index.others, name.words, (it) => add(index.others, it));
  return found ?? NO_CANDIDATES;
}

const NO_CANDIDATES: ReadonlySet<ListedName> = new Set();

/** Every listed company's or vessel's name that shares a distinctive word with the holder's, or all of its generic ones. */
export function findCompanyCandidates({ companies }: MatchIndex, { company }: ComparableName): ReadonlySet<ListedName> {
  const found = new Set<ListedName>();
  const add = (numbers: Iterable<number>) => {
    for (const it of numbers) found.add(companies.names[it]!);
  };
  company.forEach((word, at) => {
    if (isDistinctive([word])) add(namesWithWord(companies.words, word));
    for (const { word: joined } of joinsAt(company, at)) add(namesWithJoinedSound(companies.words, joined));
  });
  add(companies.byGenericKey.get(genericKey(company)) ?? []);
  return found;
}

/** Counts for each listed name the holder's words that may be in it, and tells of those that have enough. */
function findBySharedWords(index: PersonIndex, words: readonly Word[], tell: (number: number) => void): void {
  const needed = wholeWordsNeeded(words, words);
  const { counts, touched, needed: neededByName } = index;
  let size = 0;
  const count = (names: Int32Array) => {
    for (let at = 0; at < names.length; at++) {
      const name = names[at]!;
      const shared = ++counts[name]!;
      if (shared === 1) touched[size++] = name;
      if (shared === needed || shared === neededByName[name]) tell(name);
    }
  };
  for (let at = 0; at < words.length; at++) {
    count(namesWithWord(index.words, words[at]!));
    if (at > 0) count(namesWithJoined(index.words, words[at - 1]!, words[at]!));
  }
  for (let at = 0; at < size; at++) counts[touched[at]!] = 0;
}

function indexPersons(names: readonly ListedName[], isKorean: boolean): PersonIndex {
  const byKoreanKey = new Map<number, number[]>();
  names.forEach(({ name }, number) => {
    for (const key of new Set(name.korean.flatMap(koreanKeys))) push(byKoreanKey, key, number);
  });
  const words = indexWords(
    names.map(({ name }) => [...name.words, ...name.words.slice(1).map((it, at) => joinWords(name.words[at]!, it))]),
    { isKorean },
  );
  const needed = Uint8Array.from(names, ({ name }) => wholeWordsNeeded(name.words, name.words));
  return {
    names,
    words,
    needed,
    counts: new Uint16Array(names.length),
    touched: new Int32Array(names.length),
    byKoreanKey,
  };
}

function indexCompanies(names: readonly ListedName[]): CompanyIndex {
  const byGenericKey = new Map<string, number[]>();
  names.forEach(({ name }, number) => push(byGenericKey, genericKey(name.company), number));
  byGenericKey.delete('');
  const words = indexWords(
    names.map(({ name: { company } }) => [
      ...company.filter((it) => isDistinctive([it])),
      ...company.flatMap((_, at) => joinsAt(company, at).map((it) => it.word)),
    ]),
    { isKorean: true },
  );
  return { names, words, byGenericKey };
}

function indexIdentifiers(designations: readonly Designation[]): ReadonlyMap<string, readonly ListedNumber[]> {
  const numbers = new Map<string, ListedNumber[]>();
  for (const designation of designations) {
    for (const identifier of designation.identifiers.map(plainListedIdentifier)) {
      if (isDecisive(identifier)) push(numbers, identifierKey(identifier), { designation, identifier });
    }
  }
  return numbers;
}

/** The coarse sounds of a name as one number for each way to hear it; a sound is below 1024 and a name has five at the most. */
function koreanKeys({ surname, given }: KoreanName): readonly number[] {
  let keys = [surname.length];
  for (const { folds } of [...surname, ...given])
    keys = keys.flatMap((key) => folds.map((fold) => key * 1024 + fold + 1));
  return keys;
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
