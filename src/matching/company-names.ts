import {
  DISTINCTIVE_MIN,
  inAnyOrder,
  isDistinctive,
  SIGNIFICANT_MIN,
  significantWords,
  type CompanyWord,
} from './company-words.ts';
import type { ComparableName } from './comparable-name.ts';
import { divideWord } from './korean/syllables.ts';
import { APART, type NameComparison } from './name-comparison.ts';
import {
  COMPANY_SYLLABLES_MIN,
  COMPANY_TYPED_LENGTH_MIN,
  isNumber,
  koreanWordSimilarity,
  wordSimilarity,
} from './word-similarity.ts';

/** A number that stands in one name only, or another number, makes another company: Bureau 39 is not Bureau 38. */
const NUMBER_DIFFERS = 0.4;

/** One word alone (`Liberty`, `Leader`) names many companies, so each word of another trade counts against it; Korean words name few. */
const OTHER_TRADE = 0.1;
const TRADE_MAX = 0.25;

/** Names that share that much of generic words besides are about the same trade. */
const OTHERWISE_ALIKE = 0.3;

/** `Hana` and `Eko` are the names of many: with fewer letters than these nothing is certain. */
const CERTAIN_LETTERS_MIN = 5;

/** Words like `Glory` and `Golden` are in many names, and still belong to the name and not to the trade. */
const NAME_LIKE_MIN = 0.3;

/** Names without a distinctive word must agree this well to be compared at all. */
const GENERIC_MIN = 0.9;

/** With three significant words and more in common a generic name is a long one, and may differ in one of them. */
const LONG_GENERIC = 0.6;
const LONG_GENERIC_MIN = 0.75;

/** Two names that share one distinctive word must agree about that much of the rest to be worth a sentence. */
export const SHARED_MIN = 0.5;

/** So many words may be written as one: `Chong Chon Gang` and `Chongchongang`. */
export const JOINED_MAX = 3;

/** Compares two companies' names: each word counts by how much it says, and the order does not. */
export function compareCompanyNames(holder: ComparableName, listed: ComparableName): NameComparison {
  if (!isDistinctive(holder.company) && !isDistinctive(listed.company))
    return compareGeneric(holder.company, listed.company);
  const ours = joinLike(holder.company, listed.company);
  const theirs = joinLike(listed.company, ours);
  const free = new Set(theirs.keys());
  const alone: CompanyWord[] = [];
  let [shared, distinctive, names, letters, korean, isTyped] = [0, 0, 0, 0, 0, false];
  for (const word of ours.toSorted((a, b) => b.weight - a.weight)) {
    const best = closest(word, theirs, free);
    if (!best) {
      alone.push(word);
      continue;
    }
    free.delete(best.position);
    const weight = Math.max(word.weight, theirs[best.position]!.weight);
    shared += weight * best.similarity;
    if (weight >= NAME_LIKE_MIN) letters += word.text.length;
    if (weight >= DISTINCTIVE_MIN) {
      distinctive += weight;
      names += 1;
      if (isKoreanWord(word)) korean += 1;
    }
    if (best.isTyped) isTyped = true;
  }
  for (const position of free) alone.push(theirs[position]!);
  const isOneForeignWord = names === 1 && korean === 0;
  const numbers = alone.some((it) => isNumber(it.text)) ? NUMBER_DIFFERS : 0;
  const agreesOnlyInName = isOneForeignWord && shared - distinctive < OTHERWISE_ALIKE;
  const trades = agreesOnlyInName ? alone.filter(isTrade).length * OTHER_TRADE : 0;
  const similarity = Math.max(0, (2 * shared) / (weightOf(ours) + weightOf(theirs)) - numbers - trades);
  if (distinctive === 0 || similarity < SHARED_MIN) return APART;
  return {
    similarity,
    differences: alone.map((it) => `"${it.text}" stands in one of them only`),
    isCertain: letters >= CERTAIN_LETTERS_MIN,
    isMistyped: isTyped,
  };
}

/**
 * Two names without a distinctive word. They are one where all that says anything is the same (`Foreign Trade Bank`), or
 * nearly all of a long name; the country may be left out by the list, and by the holder of a long name.
 */
function compareGeneric(ours: readonly CompanyWord[], theirs: readonly CompanyWord[]): NameComparison {
  if (inAnyOrder(ours) === inAnyOrder(theirs)) return SAME_GENERIC;
  const [known, listed] = [significantWords(ours), significantWords(theirs)];
  const free = listed.map((it) => it.text);
  const shared = known.filter(({ text }) => {
    const at = free.indexOf(text);
    if (at >= 0) free.splice(at, 1);
    return at >= 0;
  });
  const weight = weightOf(shared);
  if (weight === 0) return APART;
  const isLong = weight >= LONG_GENERIC;
  const isWhole = shared.length === known.length && free.length === 0;
  const leavesOutCountry = theirs.some(isKorea) && !ours.some(isKorea);
  if (!isLong && (!isWhole || leavesOutCountry)) return APART;
  const light = (words: readonly CompanyWord[]) => words.filter((it) => !isKorea(it));
  const all = weightOf(light(ours)) + weightOf(light(theirs));
  const alike = weight + sharedLight(light(ours), light(theirs));
  const similarity = (2 * alike) / all;
  if (similarity < (isWhole ? GENERIC_MIN : LONG_GENERIC_MIN)) return APART;
  return { similarity, differences: [], isCertain: false, isMistyped: false };
}

/** A listed name, word for word. Another company may bear it too, so it is never certain. */
const SAME_GENERIC: NameComparison = { similarity: 1, differences: [], isCertain: false, isMistyped: false };

function isKorea({ text }: CompanyWord): boolean {
  return text === 'korea';
}

function sharedLight(ours: readonly CompanyWord[], theirs: readonly CompanyWord[]): number {
  return weightOf(ours.filter((it) => it.weight < SIGNIFICANT_MIN && theirs.some((other) => other.text === it.text)));
}

/** Similarity of two words of companies' names: generic words must be the same, names may be spelt differently. */
export function companyWordSimilarity(one: CompanyWord, other: CompanyWord): { similarity: number; isTyped: boolean } {
  if (one.text === other.text) return { similarity: 1, isTyped: false };
  if (!isDistinctive([one]) || !isDistinctive([other])) return { similarity: 0, isTyped: false };
  const korean = koreanWordSimilarity(one.marked, other.marked, COMPANY_SYLLABLES_MIN);
  if (Math.min(one.text.length, other.text.length) < COMPANY_TYPED_LENGTH_MIN)
    return { similarity: korean, isTyped: false };
  const typed = wordSimilarity(one.text, other.text);
  return { similarity: Math.max(korean, typed), isTyped: typed > korean };
}

/** The words with neighbours joined where the other name writes them as one. */
function joinLike(words: readonly CompanyWord[], other: readonly CompanyWord[]): readonly CompanyWord[] {
  const alone = other.filter((it) => it.weight >= DISTINCTIVE_MIN && !words.some((word) => word.text === it.text));
  if (alone.length === 0 || words.length < 2) return words;
  const joined: CompanyWord[] = [];
  for (let at = 0; at < words.length;) {
    const whole = alone.filter((it) => it.text.startsWith(words[at]!.text) || divideWord(it.marked).length > 0);
    const match =
      whole.length === 0 ? undefined : joinsAt(words, at).find((join) => whole.some((it) => isJoinOf(join.word, it)));
    joined.push(match?.word ?? words[at]!);
    at += match?.count ?? 1;
  }
  return joined;
}

const JOINED_AGREES = 0.9;

function isJoinOf(joined: CompanyWord, word: CompanyWord): boolean {
  if (joined.text === word.text) return true;
  return (
    joined.marked !== '' && koreanWordSimilarity(joined.marked, word.marked, COMPANY_SYLLABLES_MIN) >= JOINED_AGREES
  );
}

/** Two or three neighbours as one word, the longest first; it has Korean marks only when every part reads as Korean. */
export function joinsAt(
  words: readonly CompanyWord[],
  at: number,
): readonly { readonly word: CompanyWord; readonly count: number }[] {
  const joins = [];
  for (let count = Math.min(JOINED_MAX, words.length - at); count > 1; count--) {
    const parts = words.slice(at, at + count);
    const areKorean = parts.every((it) => divideWord(it.marked).length > 0);
    const marked = areKorean ? parts.map((it) => it.marked).join('') : '';
    joins.push({ word: { text: parts.map((it) => it.text).join(''), marked, weight: 1 }, count });
  }
  return joins;
}

/** A word for what a company does; places and ornaments weigh more. */
function isTrade({ weight }: CompanyWord): boolean {
  return weight >= SIGNIFICANT_MIN && weight <= TRADE_MAX;
}

/** `Ryonbong`, `Tangun`: two syllables or more, all of them usual in names. */
function isKoreanWord({ marked }: CompanyWord): boolean {
  return divideWord(marked).some(
    (it) => it.length >= COMPANY_SYLLABLES_MIN && it.every((syllable) => syllable.isUsual),
  );
}

function closest(word: CompanyWord, words: readonly CompanyWord[], free: ReadonlySet<number>) {
  let best: { position: number; similarity: number; isTyped: boolean } | undefined;
  for (const position of free) {
    const { similarity, isTyped } = companyWordSimilarity(word, words[position]!);
    if (similarity > (best?.similarity ?? 0)) best = { position, similarity, isTyped };
  }
  return best;
}

function weightOf(words: readonly CompanyWord[]): number {
  return words.reduce((sum, it) => sum + it.weight, 0);
}
