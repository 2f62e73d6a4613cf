import { isPlainlyKorean, koreanKeys, visitKoreanKeys } from './korean/keys.ts';
import type { NameWords } from './comparable-name.ts';
import type { ListedName } from './listed-names.ts';
import type { Word } from './normalise.ts';
import { joinWords, wholeWordsNeeded } from './person-names.ts';
import { push } from './push.ts';
import { indexWords, namesWithJoined, namesWithWord, type WordIndex } from './word-index.ts';

/** The names of listed persons, found by the words they hold and, where they are Korean, by their sounds. */
export type PersonIndex = {
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

/** Builds the index of names that read as Korean, or of all others. */
export function indexPersons(names: readonly ListedName[], compares: 'koreans' | 'others'): PersonIndex {
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
  const needed = Uint8Array.from(names, ({ name }) => Math.min(255, wordsNeeded(name.words)));
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

/** The names that share a sound with the holder's, or enough words; undefined when there are none. */
export function findPersons(
  { koreans, others }: { readonly koreans: PersonIndex; readonly others: PersonIndex },
  { words }: NameWords,
): ReadonlySet<ListedName> | undefined {
  let found: Set<ListedName> | undefined;
  visitKoreanKeys(words, (key) => {
    const numbers = koreans.byKoreanKey.get(key);
    if (numbers === undefined) return;
    found ??= new Set();
    for (const it of numbers) found.add(koreans.names[it]!);
  });
  if (!isPlainlyKorean(words)) found = addBySharedWords(koreans, words, found);
  return addBySharedWords(others, words, found);
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
  const lists = words.map((it) => namesWithWord(index.words, it));
  const joined = words.map((it, at) => (at === 0 ? NONE : namesWithJoined(index.words, words[at - 1]!, it)));
  if (!lists.some(isFilled) && !joined.some(isFilled)) return before;

  const { counts, touched, needed: neededByName, byOneWord } = index;
  const needed = wordsNeeded(words);
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
    for (const place of joined[at]!) count(place, 2);
  }
  if (commonest >= 0) {
    const isFewer = (size + byOneWord.length) * SEARCH_STEPS < lists[commonest]!.length;
    if (isFewer) countAmong(lists[commonest]!, [...touched.subarray(0, size), ...byOneWord], count);
    else for (const place of lists[commonest]!) count(place, 1);
  }
  for (let at = 0; at < size; at++) counts[touched[at]!] = 0;
  return found;
}

const NONE = new Int32Array(0);

function isFilled(list: Int32Array): boolean {
  return list.length > 0;
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
