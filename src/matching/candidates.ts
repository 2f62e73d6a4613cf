/**
 * Which listed names are worth comparing with a holder's name at all. Whatever the comparison would raise is among
 * them: retrieval may only leave out what scoring would throw away.
 */
import type { Designation } from '../designations/designation.ts';
import { JOINED_MAX, joinsAt, SHARED_MIN } from './company-names.ts';
import { DISTINCTIVE_MIN, isDistinctive, significantWords, type CompanyWord } from './company-words.ts';
import type { NameWords } from './comparable-name.ts';
import { identifierKey, isDecisive, plainListedIdentifier, type PlainIdentifier } from './identifiers.ts';
import { isPlainlyKorean, koreanKeys, visitKoreanKeys } from './korean/keys.ts';
import { listedNames, type ListedName } from './listed-names.ts';
import type { Word } from './normalise.ts';
import { joinWords, wholeWordsNeeded } from './person-names.ts';
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
  /** How many words must agree with each name. */
  readonly needed: Uint8Array;
  /** The names with which one word is enough: those of one word, and those with initials. */
  readonly byOneWord: Int32Array;
  /** Room to count in, empty between two screenings. */
  readonly counts: Uint32Array;
  readonly touched: Int32Array;
  readonly byKoreanKey: ReadonlyMap<number, readonly number[]>;
};

type CompanyIndex = {
  readonly names: readonly ListedName[];
  readonly words: WordIndex;
  /** The names without a distinctive word, by each word of theirs that says anything. */
  readonly byGenericWord: ReadonlyMap<string, readonly number[]>;
  /** What the words of each name weigh, all of them and the generic ones. */
  readonly all: Float64Array;
  readonly generic: Float64Array;
  /** Room to count in, empty between two screenings. */
  readonly counts: Uint32Array;
  readonly touched: Int32Array;
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
    koreans: indexPersons(persons.get('korean') ?? [], 'koreans'),
    others: indexPersons(persons.get('other') ?? [], 'others'),
    companies: indexCompanies(persons.get('company') ?? []),
    identifiers: indexIdentifiers(designations),
    weakNames: Map.groupBy(
      listed.filter((it) => it.strength === 'weak'),
      (it) => it.designation.id,
    ),
  };
}

/** Every listed person's name that may be the holder's, whatever the system, the order or the typing errors. */
export function findPersonCandidates({ koreans, others }: MatchIndex, { words }: NameWords): ReadonlySet<ListedName> {
  let found: Set<ListedName> | undefined;
  visitKoreanKeys(words, (key) => {
    const numbers = koreans.byKoreanKey.get(key);
    if (numbers === undefined) return;
    found ??= new Set();
    for (const it of numbers) found.add(koreans.names[it]!);
  });
  if (!isPlainlyKorean(words)) found = addBySharedWords(koreans, words, found);
  return addBySharedWords(others, words, found) ?? NO_CANDIDATES;
}

const NO_CANDIDATES: ReadonlySet<ListedName> = new Set();

/**
 * Every listed company's or vessel's name that shares enough distinctive words with the holder's, or all of its generic
 * ones. Words written as one change the weights, so a name found by those is always looked at.
 */
export function findCompanyCandidates({ companies }: MatchIndex, { company }: NameWords): ReadonlySet<ListedName> {
  const { counts, touched, names } = companies;
  let found: Set<ListedName> | undefined;
  let [size, hasName] = [0, false];
  for (let at = 0; at < company.length; at++) {
    if (company[at]!.weight >= DISTINCTIVE_MIN) {
      hasName = true;
      for (const it of namesWithWord(companies.words, company[at]!)) {
        const name = it >> 1;
        if (counts[name] === 0) touched[size++] = name;
        counts[name]! += (it & 1) === 1 ? ALWAYS : 1;
      }
    }
    for (let count = 2; count <= JOINED_MAX && at + count <= company.length; count++) {
      for (const it of namesWithJoinedSound(companies.words, company, at, count))
        (found ??= new Set()).add(names[it >> 1]!);
    }
  }
  const ours = weighWords(company);
  for (let place = 0; place < size; place++) {
    const name = touched[place]!;
    const shared = counts[name]! + Math.min(ours.generic, companies.generic[name]!);
    if (counts[name]! >= ALWAYS || 2 * shared >= SHARED_MIN * (ours.all + companies.all[name]!))
      (found ??= new Set()).add(names[name]!);
    counts[name] = 0;
  }
  if (!hasName) found = addByGenericWords(companies, company, found);
  return found ?? NO_CANDIDATES;
}

/** Names without a distinctive word share at least one significant one. */
function addByGenericWords(
  { byGenericWord, names }: CompanyIndex,
  company: readonly CompanyWord[],
  before: Set<ListedName> | undefined,
) {
  let found = before;
  for (const { text } of significantWords(company)) {
    for (const it of byGenericWord.get(text) ?? []) (found ??= new Set()).add(names[it]!);
  }
  return found;
}

/** So many shared words never occur. */
const ALWAYS = 10_000;

function weighWords(company: readonly CompanyWord[]): { readonly all: number; readonly generic: number } {
  let [all, generic] = [0, 0];
  for (const { weight } of company) {
    all += weight;
    if (weight < DISTINCTIVE_MIN) generic += weight;
  }
  return { all, generic };
}

/**
 * Counts for each listed name the holder's words that may be in it, and adds those that have enough. Two words that are
 * written as one, by the holder or by the list, count for two. The word that most names hold (`Mohammed`) comes last: a
 * name that no other word has found needs it only if one word is enough.
 */
function addBySharedWords(
  index: PersonIndex,
  words: readonly Word[],
  before: Set<ListedName> | undefined,
): Set<ListedName> | undefined {
  const { counts, touched, needed: neededByName, byOneWord } = index;
  const needed = wordsNeeded(words);
  const lists = words.map((it) => namesWithWord(index.words, it));
  const commonest = needed > 1 ? longestOf(lists) : -1;
  let found = before;
  let size = 0;
  const count = (place: number, worth: number) => {
    const name = place >> 1;
    const shared = counts[name]!;
    const sum = shared + HIT + ((place & 1) === 1 ? 2 : worth);
    if (shared === 0) touched[size++] = name;
    counts[name] = sum;
    const least = Math.min(needed, neededByName[name]!);
    if ((sum & (HIT - 1)) >= least && sum >= HIT * Math.min(2, least)) (found ??= new Set()).add(index.names[name]!);
  };
  for (let at = 0; at < words.length; at++) {
    if (at !== commonest) for (const place of lists[at]!) count(place, 1);
    if (at > 0) for (const place of namesWithJoined(index.words, words[at - 1]!, words[at]!)) count(place, 2);
  }
  if (commonest >= 0) {
    const isFewer = (size + byOneWord.length) * SEARCH_STEPS < lists[commonest]!.length;
    if (isFewer) countAmong(lists[commonest]!, [...touched.subarray(0, size), ...byOneWord], count);
    else for (const place of lists[commonest]!) count(place, 1);
  }
  for (let at = 0; at < size; at++) counts[touched[at]!] = 0;
  return found;
}

/** A search among so many takes about as long as counting as many one by one. */
const SEARCH_STEPS = 16;

function longestOf(lists: readonly Int32Array[]): number {
  let longest = 0;
  for (let at = 1; at < lists.length; at++) if (lists[at]!.length > lists[longest]!.length) longest = at;
  return longest;
}

/** Counts only the given names, found by halving the ordered list. */
function countAmong(list: Int32Array, names: readonly number[], count: (place: number, worth: number) => void): void {
  for (const name of new Set(names)) {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle]! < 2 * name) low = middle + 1;
      else high = middle;
    }
    for (; low < list.length && list[low]! >> 1 === name; low++) count(list[low]!, 1);
  }
}

/** Words are counted below this number and, in steps of it, how many times one was found: two names of two words need two. */
const HIT = 256;

/** Every word of the shorter name must agree; only where initials stand for words may it be fewer. */
function wordsNeeded(words: readonly Word[]): number {
  return words.some((it) => it.text.length === 1) ? wholeWordsNeeded(words, words) : words.length;
}

function indexPersons(names: readonly ListedName[], compares: 'koreans' | 'others'): PersonIndex {
  const byKoreanKey = new Map<number, number[]>();
  names.forEach(({ name }, number) => {
    for (const key of new Set(name.korean.flatMap(koreanKeys))) push(byKoreanKey, key, number);
  });
  const words = indexWords(
    names.map(({ name }) => ({
      words: name.words,
      joined: name.words.slice(1).map((it, at) => joinWords(name.words[at]!, it)),
    })),
    { compares },
  );
  const needed = Uint8Array.from(names, ({ name }) => wordsNeeded(name.words));
  return {
    names,
    words,
    needed,
    counts: new Uint32Array(names.length),
    byOneWord: Int32Array.from(names.keys()).filter((it) => needed[it]! < 2),
    touched: new Int32Array(names.length),
    byKoreanKey,
  };
}

function indexCompanies(names: readonly ListedName[]): CompanyIndex {
  const byGenericWord = new Map<string, number[]>();
  names.forEach(({ name }, number) => {
    if (isDistinctive(name.company)) return;
    for (const text of new Set(significantWords(name.company).map((it) => it.text))) push(byGenericWord, text, number);
  });
  const words = indexWords(
    names.map(({ name: { company } }) => ({
      words: company.filter((it) => isDistinctive([it])),
      joined: company.flatMap((_, at) => joinsAt(company, at).map((it) => it.word)),
    })),
    { compares: 'companies' },
  );
  const weights = names.map(({ name }) => weighWords(name.company));
  return {
    names,
    words,
    byGenericWord,
    all: Float64Array.from(weights, (it) => it.all),
    generic: Float64Array.from(weights, (it) => it.generic),
    counts: new Uint32Array(names.length),
    touched: new Int32Array(names.length),
  };
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

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
