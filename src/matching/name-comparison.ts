import type { ComparableName } from './comparable-name.ts';
import { isDistinctive, type CompanyWord } from './company-words.ts';
import { compareKoreanNames } from './korean/compare.ts';
import { companyWordSimilarity, isNumber, wordSimilarity } from './word-similarity.ts';

/** How close two names are, 0 to 1, and what keeps them apart. */
export type NameComparison = {
  readonly similarity: number;
  /** Told to the supervisor where names are close and yet not the same. */
  readonly differences: readonly string[];
  /** False for a company's name of generic words alone, which many may have. */
  readonly isDistinctive: boolean;
};

/** A word that one name has more than the other: a middle name, a patronymic. */
const EXTRA_WORD = 0.1;

/** In names of short syllables (Chinese, Vietnamese, Khmer) there are no middle names to drop: another word is another person. */
const EXTRA_SYLLABLE = 0.3;
const SYLLABLE_LENGTH_MAX = 4;

/** Compares two persons' names. Names that both read as Korean are compared as Korean ones and in no other way. */
export function comparePersonNames(holder: ComparableName, listed: ComparableName): NameComparison {
  if (holder.korean.length > 0 && listed.korean.length > 0) return compareAsKorean(holder, listed);
  return compareWords(
    holder.words.map((it) => it.text),
    listed.words.map((it) => it.text),
  );
}

function compareAsKorean(holder: ComparableName, listed: ComparableName): NameComparison {
  let best: NameComparison = { similarity: 0, differences: [], isDistinctive: true };
  for (const ours of holder.korean) {
    for (const theirs of listed.korean) {
      const compared = compareKoreanNames(ours, theirs);
      if (compared && compared.similarity > best.similarity) {
        best = { similarity: compared.similarity, differences: compared.apart, isDistinctive: true };
      }
    }
  }
  return best;
}

/** Every word of the shorter name must be found in the longer one, in whatever order. */
function compareWords(holder: readonly string[], listed: readonly string[]): NameComparison {
  const [shorter, longer] = holder.length <= listed.length ? [holder, listed] : [listed, holder];
  const apart: NameComparison = { similarity: 0, differences: [], isDistinctive: true };
  if (shorter.length === 1 && longer.length > 1) return apart;

  const free = new Set(longer.keys());
  let sum = 0;
  for (const word of shorter.toSorted((a, b) => b.length - a.length)) {
    const best = closest(word, longer, free);
    if (!best) return apart;
    free.delete(best.position);
    sum += best.similarity;
  }
  const extras = [...free].map((position) => longer[position]!);
  const isSyllabic = longer.every((it) => it.length <= SYLLABLE_LENGTH_MAX);
  const cost = extras.length * (isSyllabic || shorter.length < 2 ? EXTRA_SYLLABLE : EXTRA_WORD);
  return {
    similarity: Math.max(0, sum / shorter.length - cost),
    differences: extras.map((it) => `"${it}" stands in one of them only`),
    isDistinctive: true,
  };
}

function closest(
  word: string,
  words: readonly string[],
  free: ReadonlySet<number>,
): { position: number; similarity: number } | undefined {
  let best: { position: number; similarity: number } | undefined;
  for (const position of free) {
    const similarity = wordSimilarity(word, words[position]!);
    if (similarity > 0 && similarity > (best?.similarity ?? 0)) best = { position, similarity };
  }
  return best;
}

/** A number that stands in one name only, or another number, makes another company: Bureau 39 is not Bureau 38. */
const NUMBER_DIFFERS = 0.4;

/** Compares two companies' names: each word counts by how much it says, and the order does not. */
export function compareCompanyNames(holder: ComparableName, listed: ComparableName): NameComparison {
  const free = new Set(listed.company.keys());
  const alone: string[] = [];
  let shared = 0;
  let isSharedDistinctive = false;
  for (const word of holder.company.toSorted((a, b) => b.weight - a.weight)) {
    const best = closestCompanyWord(word, listed.company, free);
    if (!best) {
      alone.push(word.text);
      continue;
    }
    free.delete(best.position);
    const weight = Math.max(word.weight, listed.company[best.position]!.weight);
    shared += weight * best.similarity;
    if (isDistinctive([{ text: word.text, weight }])) isSharedDistinctive = true;
  }
  for (const position of free) alone.push(listed.company[position]!.text);
  const total = weightOf(holder.company) + weightOf(listed.company);
  const numbers = alone.some((it) => isNumber(it)) ? NUMBER_DIFFERS : 0;
  return {
    similarity: Math.max(0, (2 * shared) / total - numbers),
    differences: alone.map((it) => `"${it}" stands in one of them only`),
    isDistinctive: isSharedDistinctive,
  };
}

function closestCompanyWord(
  word: CompanyWord,
  words: readonly CompanyWord[],
  free: ReadonlySet<number>,
): { position: number; similarity: number } | undefined {
  let best: { position: number; similarity: number } | undefined;
  for (const position of free) {
    const similarity = companyWordSimilarity(word.text, words[position]!.text);
    if (similarity > (best?.similarity ?? 0)) best = { position, similarity };
  }
  return best;
}

function weightOf(words: readonly CompanyWord[]): number {
  return words.reduce((sum, it) => sum + it.weight, 0);
}
