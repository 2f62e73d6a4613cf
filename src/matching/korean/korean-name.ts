/**
 * Reads a name as Korean: which syllable is the family name, which are given, and what each may stand for. One name
 * often reads in several ways (`Jong Hyuk An`: 안 or 정 may be the family name), and all of them are kept.
 */
import type { Word } from '../normalise.ts';
import { bearersOf, type Spellings, type SpeltSyllable } from './spellings.ts';
import { asSurname, isDoubleSurname, MANNERS, mannersOf, readingsIn, type ReadingsIn } from './word-readings.ts';

/** One way to read a name as Korean. */
export type KoreanName = {
  readonly manner: Spellings['manner'];
  readonly surname: readonly SpeltSyllable[];
  readonly given: readonly SpeltSyllable[];
};

/** Given names have one or two syllables, seldom three; longer ones are not Korean. */
export const GIVEN_SYLLABLES_MAX = 3;

/** Family name and given syllables, each a word of its own: more words are no Korean name. */
export const WORDS_MAX = 5;
const READINGS_MAX = 12;
const NONE: readonly KoreanName[] = [];

const [KOREAN, RUSSIAN, MANDARIN, CANTONESE] = [0, 1, 2, 3];

/** Every way to read the words as a Korean name: as Koreans spell it, or as it reads in Chinese. */
export function readKoreanName(words: readonly Word[]): {
  readonly korean: readonly KoreanName[];
  readonly chinese: readonly KoreanName[];
} {
  if (words.length > WORDS_MAX) return NOT_KOREAN;
  const manners = mannersOf(words);
  if (manners === 0) return NOT_KOREAN;
  const korean = readNameIn(words, KOREAN, manners);
  return {
    korean: korean.length > 0 ? korean : readNameIn(words, RUSSIAN, manners),
    chinese: [...readNameIn(words, MANDARIN, manners), ...readNameIn(words, CANTONESE, manners)],
  };
}

const NOT_KOREAN = { korean: NONE, chinese: NONE };

function readNameIn(words: readonly Word[], manner: number, manners: number): readonly KoreanName[] {
  if ((manners & (1 << manner)) === 0) return NONE;
  const readings = words.map((it) => readingsIn(it.readings, manner));
  const found = [...withSurnameWord(readings, manner), ...withinWords(words, readings, manner)];
  if (found.length < 2) return found;
  const distinct = new Map(found.map((it) => [spellingOf(it), it]));
  return [...distinct.values()].slice(0, READINGS_MAX);
}

/** Of two words either may be the family name; the second only when it is at least half as common a one as the first. */
const SHARE_OF_LAST = 0.5;

/** The first or the last word is the family name, `Lee` and `Park` included, which no given syllable is spelt like. */
function withSurnameWord(readings: readonly ReadingsIn[], manner: number): readonly KoreanName[] {
  const names: KoreanName[] = [];
  for (const position of readings.length === 1 ? [] : [0, readings.length - 1]) {
    const surname = readings[position]!.surname;
    if (!surname) continue;
    for (const given of combine(position === 0 ? readings.slice(1) : readings.slice(0, -1))) {
      if (isGivenName(given)) names.push({ manner: MANNERS[manner]!.manner, surname, given });
    }
  }
  const [first, last] = names;
  const isOneSyllable = names.length === 2 && names.every((it) => it.given.length === 1 && it.surname.length === 1);
  if (isOneSyllable && bearersOf(last!.surname[0]!) < bearersOf(first!.surname[0]!) * SHARE_OF_LAST) return [first!];
  return names;
}

/** The family name is the head of a joined name, or two words that are one name. */
function withinWords(words: readonly Word[], readings: readonly ReadingsIn[], manner: number): readonly KoreanName[] {
  const spellings = MANNERS[manner]!;
  const names: KoreanName[] = [];
  for (const syllables of combine(readings)) {
    const surname = asSurname(syllables[0]!, spellings);
    const given = syllables.slice(1);
    if (surname && words[0]!.marked.length > surname.spelling.length && isGivenName(given)) {
      names.push({ manner: spellings.manner, surname: [surname], given });
    }
    if (syllables.length > 2 && isDoubleSurname(syllables) && isGivenName(syllables.slice(2))) {
      names.push({ manner: spellings.manner, surname: syllables.slice(0, 2), given: syllables.slice(2) });
    }
  }
  return names;
}

function isGivenName(given: readonly SpeltSyllable[]): boolean {
  return given.length > 0 && given.length <= GIVEN_SYLLABLES_MAX;
}

/** Every way to divide all words; none when one of them is no Korean word. */
function combine(readings: readonly ReadingsIn[]): readonly (readonly SpeltSyllable[])[] {
  let combined: readonly (readonly SpeltSyllable[])[] = readings[0]!.divisions;
  for (let position = 1; position < readings.length && combined.length > 0; position++) {
    const divisions = readings[position]!.divisions;
    const before = combined;
    combined = before.flatMap((head) => divisions.map((it) => [...head, ...it])).slice(0, READINGS_MAX);
  }
  return combined;
}

function spellingOf({ surname, given }: KoreanName): string {
  return `${surname.map((it) => it.spelling).join('-')}|${given.map((it) => it.spelling).join('-')}`;
}
