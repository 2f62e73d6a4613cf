import { addNumbers, buildTraitTable, hasTrait, type TraitTable } from './trait-table.ts';
import { traitOfJoined, traitsOf, traitsOfJoined, type Trait } from './traits.ts';
import { isAlike, type Comparison } from './word-similarity.ts';

/** A word with its marks, as names hold it. */
export type IndexedWord = { readonly text: string; readonly marked: string };

/** The words of one name, and its neighbouring words written as one. */
export type HeldWords = { readonly words: readonly IndexedWord[]; readonly joined: readonly IndexedWord[] };

/** A name found by a word: twice its number, and one more when the word is two of its own written as one. */
export type Found = number;

/** The words of listed names, and for each of them the names that hold it. */
export type WordIndex = {
  readonly compares: Comparison;
  readonly table: TraitTable;
  readonly words: readonly IndexedWord[];
  /** The names that hold word n stand from `starts[n]` on in `names`. */
  readonly starts: Int32Array;
  readonly names: Int32Array;
  /** What was found before. A word is looked up alike every time, so remembering changes no answer. */
  readonly remembered: Map<string, Int32Array>;
};

/** Real books repeat their words: with this many remembered nearly every lookup is one step. */
const REMEMBERED_MAX = 200_000;

/** Builds the index from the words of each name. */
export function indexWords(
  wordsByName: readonly HeldWords[],
  { compares }: { readonly compares: Comparison },
): WordIndex {
  const words = new Map<string, { readonly word: IndexedWord; readonly names: number[] }>();
  const add = (word: IndexedWord, found: Found) => {
    const key = `${word.text} ${word.marked}`;
    const entry = words.get(key) ?? { word, names: [] };
    if (entry.names.at(-1) !== found) entry.names.push(found);
    words.set(key, entry);
  };
  wordsByName.forEach((held, name) => {
    for (const word of held.words) add(word, 2 * name);
    for (const word of held.joined) add(word, 2 * name + 1);
  });
  const entries = [...words.values()];
  const starts = new Int32Array(entries.length + 1);
  entries.forEach((it, number) => (starts[number + 1] = starts[number]! + it.names.length));
  const names = new Int32Array(starts.at(-1)!);
  entries.forEach((it, number) => names.set(it.names, starts[number]));
  return {
    compares,
    table: buildTraitTable(entries.map((it) => traitsOf(it.word, { compares }))),
    words: entries.map((it) => it.word),
    starts,
    names,
    remembered: new Map(),
  };
}

/** The names that hold the word or one that may count as the same. */
export function namesWithWord(index: WordIndex, word: IndexedWord): Int32Array {
  const known = index.remembered.get(word.marked);
  if (known) return known;
  const names = isEmpty(index) ? NONE : namesWithAlike(index, word);
  if (index.remembered.size >= REMEMBERED_MAX) index.remembered.clear();
  index.remembered.set(word.marked, names);
  return names;
}

function isEmpty({ names }: WordIndex): boolean {
  return names.length === 0;
}

/**
 * A trait in common is easily come by (in a list of fifteen thousand nearly every word finds one), so the words that it
 * brings together are compared here, once, and not again in every name that holds them.
 */
function namesWithAlike(index: WordIndex, word: IndexedWord): Int32Array {
  const found = wordsWithTraits(index, traitsOf(word, index));
  return namesOfWords(
    index,
    found.filter((it) => isAlike(word, index.words[it]!, index.compares)),
  );
}

/** The names that have a word of which two neighbouring words are the parts, letter by letter. */
export function namesWithJoined(index: WordIndex, one: IndexedWord, other: IndexedWord): Int32Array {
  const trait = traitOfJoined(one.text, other.text);
  return hasTrait(index.table, trait) ? namesWithWhole(index, [trait]) : NONE;
}

/** The names that have a word of which `count` neighbouring words from `at` on are the parts, letter by letter or in whatever Korean spelling. */
export function namesWithJoinedSound(
  index: WordIndex,
  words: readonly IndexedWord[],
  at: number,
  count: number,
): Int32Array {
  return namesWithWhole(index, traitsOfJoined(words, at, count));
}

/** Words are joined only like a word of the other name: names that have it in parts themselves are left out. */
function namesWithWhole(index: WordIndex, traits: readonly Trait[]): Int32Array {
  return namesOfWords(index, wordsWithTraits(index, traits)).filter((it) => (it & 1) === 0);
}

function wordsWithTraits({ table }: WordIndex, traits: readonly Trait[]): readonly number[] {
  if (!traits.some((it) => hasTrait(table, it))) return NO_WORDS;
  const words = new Set<number>();
  for (const trait of traits) addNumbers(table, trait, words);
  return [...words];
}

/** In order, each once. */
function namesOfWords({ starts, names }: WordIndex, words: readonly number[]): Int32Array {
  if (words.length === 0) return NONE;
  if (words.length === 1) return names.subarray(starts[words[0]!], starts[words[0]! + 1]);
  const found = new Set<number>();
  for (const word of words) {
    for (let place = starts[word]!; place < starts[word + 1]!; place++) found.add(names[place]!);
  }
  return Int32Array.from(found).sort();
}

const NONE = new Int32Array(0);
const NO_WORDS: readonly number[] = [];
