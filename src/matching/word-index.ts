import { segment } from './korean/korean-name.ts';
import { companyWordSimilarity, errorsAllowed, wordSimilarity } from './word-similarity.ts';

/** The words of all listed names, found by any spelling that is close enough to count as the same word. */
export type WordIndex = {
  readonly words: readonly string[];
  readonly ids: ReadonlyMap<string, number>;
  /** Words by what is left of them when letters are dropped: two words with few typing errors share such a rest. */
  readonly byRest: ReadonlyMap<string, readonly number[]>;
  /** Words that read as Korean, by the coarse sound of their syllables. */
  readonly bySound: ReadonlyMap<string, readonly number[]>;
  /** What was found before. A word is looked up alike every time, so remembering changes no answer. */
  readonly remembered: Map<string, readonly SimilarWord[]>;
};

export type SimilarWord = { readonly id: number; readonly similarity: number };

const REMEMBERED_MAX = 100_000;

/** Builds the index of the given words. */
export function indexWords(listed: Iterable<string>): WordIndex {
  const words = [...new Set(listed)];
  const byRest = new Map<string, number[]>();
  const bySound = new Map<string, number[]>();
  words.forEach((word, id) => {
    for (const rest of restsOf(word)) push(byRest, rest, id);
    for (const sound of soundsOf(word)) push(bySound, sound, id);
  });
  return { words, ids: new Map(words.map((it, id) => [it, id])), byRest, bySound, remembered: new Map() };
}

/** Every listed word that counts as the same word, with how close it is. */
export function findSimilarWords(index: WordIndex, word: string): readonly SimilarWord[] {
  const known = index.remembered.get(word);
  if (known) return known;
  const candidates = new Set<number>();
  for (const rest of restsOf(word)) index.byRest.get(rest)?.forEach((it) => candidates.add(it));
  for (const sound of soundsOf(word)) index.bySound.get(sound)?.forEach((it) => candidates.add(it));
  const similar = [...candidates]
    .map((id) => ({
      id,
      similarity: Math.max(wordSimilarity(word, index.words[id]!), companyWordSimilarity(word, index.words[id]!)),
    }))
    .filter((it) => it.similarity > 0);
  if (index.remembered.size >= REMEMBERED_MAX) index.remembered.clear();
  index.remembered.set(word, similar);
  return similar;
}

/** The word, and the word with as many letters dropped as it may have typing errors. */
function restsOf(word: string): ReadonlySet<string> {
  const rests = new Set([word]);
  let latest = [word];
  for (let errors = 0; errors < errorsAllowed(word.length); errors++) {
    latest = latest.flatMap((it) => [...it].map((_, at) => it.slice(0, at) + it.slice(at + 1)));
    for (const rest of latest) rests.add(rest);
  }
  return rests;
}

function soundsOf(word: string): readonly string[] {
  return segment(word)
    .filter((it) => it.length >= 2)
    .flatMap((syllables) =>
      syllables.reduce<string[]>((keys, it) => keys.flatMap((key) => it.folds.map((fold) => `${key}.${fold}`)), ['']),
    );
}

function push(map: Map<string, number[]>, key: string, id: number): void {
  const ids = map.get(key);
  if (ids) ids.push(id);
  else map.set(key, [id]);
}
