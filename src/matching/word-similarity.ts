import { compareSyllables } from './korean/compare.ts';
import { KOREAN_SPELLINGS } from './korean/spellings.ts';
import { divideWord } from './korean/syllables.ts';
import { CONSONANTS_MIN, consonantsOf, soundOf } from './sound.ts';
import { typingErrors } from './spelling-distance.ts';

/** Letters that two alphabets write differently: `Aleksey` and `Alexei`. */
const SAME_SOUND = 0.95;

/** The same consonants between other vowels: `Mohammed` and `Muhamad`. */
const SAME_CONSONANTS = 0.88;

/** So far apart the vowels may be when both words have them. */
const VOWELS_APART_MAX = 3;

/** Words of companies' names with so many letters may have a typing error; in shorter ones every letter counts (`KURA`, `KORA`). */
export const COMPANY_TYPED_LENGTH_MIN = 6;

/**
 * A longer word (the longest on the lists has 33 letters) is taken letter by letter: the ways to mistype it grow with the
 * square of its length, and nobody is to keep the service busy with one word.
 */
export const TYPED_LENGTH_MAX = 48;

/** Which words are compared: those of Koreans' names have no foreign sounds, those of other persons no Korean ones, companies' have both. */
export type Comparison = 'koreans' | 'others' | 'companies';

type Spelt = { readonly text: string; readonly marked: string };

/** In a company's name a Korean word may be spelt by any system; one syllable alone is too short to be sure. */
export const COMPANY_SYLLABLES_MIN = 2;

/** False where every comparison of the two words comes to nothing, so that no name need be looked at because of them. */
export function isAlike(one: Spelt, other: Spelt, compares: Comparison): boolean {
  if (one.text === other.text) return true;
  const syllablesMin = compares === 'companies' ? COMPANY_SYLLABLES_MIN : 1;
  if (compares !== 'others' && koreanWordSimilarity(one.marked, other.marked, syllablesMin) > 0) return true;
  if (compares === 'koreans') return typedSimilarity(one.text, other.text) > 0;
  const isShort = Math.min(one.text.length, other.text.length) < COMPANY_TYPED_LENGTH_MIN;
  return !(compares === 'companies' && isShort) && wordSimilarity(one.text, other.text) > 0;
}

/** How alike two words are, 0 to 1: 1 for the same letters, 0 where more than typing errors keeps them apart. Numbers must agree. */
export function wordSimilarity(one: string, other: string): number {
  const typed = typedSimilarity(one, other);
  return typed === 1 || isNumber(one) || isNumber(other) ? typed : Math.max(typed, soundSimilarity(one, other));
}

/** How alike two words are when nothing but typing errors counts. */
export function typedSimilarity(one: string, other: string): number {
  if (one === other) return 1;
  if (isNumber(one) || isNumber(other)) return 0;
  const isTooLong = Math.max(one.length, other.length) > TYPED_LENGTH_MAX;
  const max = isTooLong ? 0 : errorsAllowed(Math.min(one.length, other.length));
  const errors = max === 0 ? Infinity : typingErrors(one, other, max);
  return errors === Infinity ? 0 : 1 - errors / Math.max(one.length, other.length);
}

/** Typing errors that two words of these lengths may have and still be taken for one: none in `Kim`, one in `Sergei`, two in `Abdulrahman`. */
export function errorsAllowed(shorter: number): number {
  if (shorter <= 3) return 0;
  return shorter < 8 ? 1 : 2;
}

/** True for a word with a digit in it: `39`, `3rd`, `jh86`. A number that differs by one digit is another number. */
export function isNumber(word: string): boolean {
  return /\d/.test(word);
}

function soundSimilarity(one: string, other: string): number {
  const [ours, theirs] = [soundOf(one), soundOf(other)];
  if (ours === theirs) return SAME_SOUND;
  if (ours[0] !== theirs[0]) return 0; // a skeleton begins with the first letter, be it a vowel
  const skeleton = consonantsOf(ours);
  if (skeleton.length < CONSONANTS_MIN || skeleton !== consonantsOf(theirs)) return 0;
  const hasVowels = ours.length > skeleton.length && theirs.length > skeleton.length;
  return hasVowels && typingErrors(ours, theirs, VOWELS_APART_MAX) === Infinity ? 0 : SAME_CONSONANTS;
}

/** A Korean word spelt by another system (`Taesong`, `Daesong`, `Daeseong`) is the same word. */
const OTHER_ROMANISATION = 0.99;

/** Below this a reading is too far-fetched to make two words one. */
const READING_MIN = 0.8;

/** How alike two words are where both may be Korean: as syllables, or as family names. */
export function koreanWordSimilarity(one: string, other: string, syllablesMin: number): number {
  let best = 0;
  const others = divideWord(other);
  for (const ours of others.length === 0 ? others : divideWord(one)) {
    if (ours.length < syllablesMin) continue;
    for (const theirs of others) {
      if (theirs.length !== ours.length) continue;
      let agreement = 1;
      for (let position = 0; position < ours.length && agreement >= READING_MIN; position++) {
        agreement = Math.min(agreement, compareSyllables(ours[position]!, theirs[position]!));
      }
      best = Math.max(best, agreement);
    }
  }
  if (syllablesMin === 1) {
    const [ours, theirs] = [KOREAN_SPELLINGS.surnames.get(one), KOREAN_SPELLINGS.surnames.get(other)];
    if (ours && theirs) best = Math.max(best, compareSyllables(ours, theirs));
  }
  return best < READING_MIN ? 0 : best * OTHER_ROMANISATION;
}
