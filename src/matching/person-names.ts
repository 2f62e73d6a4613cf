import type { ComparableName } from './comparable-name.ts';
import { compareKoreanNames } from './korean/compare.ts';
import type { KoreanName } from './korean/korean-name.ts';
import { APART, type NameComparison } from './name-comparison.ts';
import { koreanWordSimilarity, typedSimilarity, wordSimilarity } from './word-similarity.ts';

/** A word that one name has more than the other: a middle name, a patronymic. */
const EXTRA_WORD = 0.05;

/** An initial more or less says hardly anything. */
const EXTRA_INITIAL = 0.02;

/** Short words are syllables of Chinese, Vietnamese, Khmer and Korean names, which have no middle names to drop. */
const EXTRA_SYLLABLE = 0.3;
const SYLLABLE_LENGTH_MAX = 4;

/** `J. Smith` and `John Smith`: an initial agrees with many names, and weighs half a word. */
const INITIAL_AGREES = 0.75;
const INITIAL_WEIGHT = 0.5;

/** Two listed words that the holder writes as one may have a typing error in it: `Yongchl`. */
const JOINED_AGREES = 0.8;

/** A word less alike than this was mistyped; of a Korean name at most one may be, for syllables are short. */
const MISTYPED = 0.9;

/** A name of one word must be this close, for there is nothing else to go by. */
const SINGLE_MIN = 0.9;

/**
 * Compares two persons' names. Names that both read as Korean are compared as Korean ones and in no other way: where
 * `Sam` and `Nam` are two people, a typing error is no excuse. Only syllables that no name has may be typing errors.
 */
export function comparePersonNames(holder: ComparableName, listed: ComparableName): NameComparison {
  const isListedKorean = listed.korean.length > 0;
  const chinese = isListedKorean ? compareReadings(holder.chinese, listed.korean) : APART;
  const isBothKorean = isListedKorean && holder.korean.length > 0;
  const korean = isBothKorean ? compareReadings(holder.korean, listed.korean) : APART;
  const plain =
    isListedKorean && hasUsualReading(holder) ? APART : compareWords(holder.words, listed.words, isListedKorean);
  return [korean, chinese, plain].reduce((best, it) => (it.similarity > best.similarity ? it : best));
}

/** A word as it is compared, two written as one included. */
type NamePart = { readonly text: string; readonly marked: string };

/** True when the name reads as Korean in syllables that names have, so that typing errors need not be thought of. */
export function hasUsualReading({ korean }: ComparableName): boolean {
  return korean.some(({ given }) => given.every((it) => it.isUsual));
}

function compareReadings(holder: readonly KoreanName[], listed: readonly KoreanName[]): NameComparison {
  let best = APART;
  for (const ours of holder) {
    for (const theirs of listed) {
      const compared = compareKoreanNames(ours, theirs);
      if (compared && compared.similarity > best.similarity) {
        best = { similarity: compared.similarity, differences: compared.apart, isCertain: true, isMistyped: false };
      }
    }
  }
  return best;
}

/** Every word of the shorter name must be found in the longer one, in whatever order; words written as one are tried last. */
function compareWords(
  holder: readonly NamePart[],
  listed: readonly NamePart[],
  isListedKorean: boolean,
): NameComparison {
  const asWritten = compareAligned(holder, listed, isListedKorean);
  if (asWritten !== APART) return asWritten;
  const ours = joinLike(holder, listed, (joined, word) => joined.text === word.text);
  const theirs = joinLike(
    listed,
    ours,
    (joined, word) => (isListedKorean ? typedSimilarity : wordSimilarity)(joined.text, word.text) >= JOINED_AGREES,
  );
  return ours === holder && theirs === listed ? APART : compareAligned(ours, theirs, isListedKorean);
}

function compareAligned(
  ours: readonly NamePart[],
  theirs: readonly NamePart[],
  isListedKorean: boolean,
): NameComparison {
  const [shorter, longer] = ours.length <= theirs.length ? [ours, theirs] : [theirs, ours];
  if (shorter.length === 1 && longer.length > 1) return APART;

  const taken = longer.map(() => false);
  let [sum, weights, whole, mistyped] = [0, 0, 0, 0];
  for (const word of longestFirst(shorter)) {
    const best = closest(word, longer, taken, isListedKorean);
    if (best.position < 0) return APART;
    taken[best.position] = true;
    const isWhole = !isInitial(word) && !isInitial(longer[best.position]!);
    const weight = isWhole ? 1 : INITIAL_WEIGHT;
    sum += weight * best.similarity;
    weights += weight;
    if (isWhole) whole += 1;
    if (best.similarity < MISTYPED) mistyped += 1;
  }
  if (whole < wholeWordsNeeded(ours, theirs) || (isListedKorean && mistyped > 1)) return APART;
  const extras = longer.filter((_, position) => !taken[position]);
  const similarity = sum / weights - extras.reduce((cost, it) => cost + costOf(it), 0);
  if (shorter.length === 1 && similarity < SINGLE_MIN) return APART;
  return {
    similarity: Math.max(0, similarity),
    differences: extras.map((it) => `"${it.text}" stands in one of them only`),
    isCertain: true,
    isMistyped: false,
  };
}

/** The longest word is the likeliest to have no partner, and then there is no more to do. */
function longestFirst(words: readonly NamePart[]): readonly NamePart[] {
  return words.toSorted((a, b) => b.text.length - a.text.length);
}

/** At least two whole words must agree, or as many as there are: what retrieval may rely on. */
export function wholeWordsNeeded(one: readonly NamePart[], other: readonly NamePart[]): number {
  const count = (words: readonly NamePart[]) => words.reduce((sum, it) => sum + (isInitial(it) ? 0 : 1), 0);
  return Math.max(1, Math.min(2, count(one), count(other)));
}

function isInitial({ text }: NamePart): boolean {
  return text.length === 1;
}

function costOf(word: NamePart): number {
  if (isInitial(word)) return EXTRA_INITIAL;
  return word.text.length <= SYLLABLE_LENGTH_MAX ? EXTRA_SYLLABLE : EXTRA_WORD;
}

/** The words with two neighbours joined where the other name writes them as one. */
function joinLike(
  words: readonly NamePart[],
  other: readonly NamePart[],
  agrees: (joined: NamePart, word: NamePart) => boolean,
): readonly NamePart[] {
  for (let at = 0; at + 1 < words.length; at++) {
    const joined = joinWords(words[at]!, words[at + 1]!);
    if (other.some((it) => it.text.length > SYLLABLE_LENGTH_MAX && agrees(joined, it))) {
      return [...words.slice(0, at), joined, ...words.slice(at + 2)];
    }
  }
  return words;
}

/** Two neighbours written as one word. */
export function joinWords(one: NamePart, other: NamePart): NamePart {
  return { text: one.text + other.text, marked: one.marked + other.marked };
}

function closest(
  word: NamePart,
  words: readonly NamePart[],
  taken: readonly boolean[],
  isListedKorean: boolean,
): { readonly position: number; readonly similarity: number } {
  let [position, similarity] = [-1, 0];
  for (let at = 0; at < words.length; at++) {
    if (taken[at]) continue;
    const close = similarityOf(word, words[at]!, isListedKorean);
    if (close > similarity) [position, similarity] = [at, close];
  }
  return { position, similarity };
}

/** Beside a Korean name a word is Korean or mistyped; sounds that other alphabets exchange would make every syllable alike. */
function similarityOf(one: NamePart, other: NamePart, isListedKorean: boolean): number {
  if (isInitial(one) !== isInitial(other)) return one.text[0] === other.text[0] ? INITIAL_AGREES : 0;
  if (!isListedKorean) return wordSimilarity(one.text, other.text);
  return Math.max(typedSimilarity(one.text, other.text), koreanWordSimilarity(one.marked, other.marked, 1));
}
