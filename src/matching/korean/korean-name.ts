/**
 * Reads a name as Korean: which syllable is the family name, which are given, and what each may stand for. One name
 * often reads in several ways (`Jong Hyuk An`: 안 or 정 may be the family name), and all of them are kept.
 */
import type { Word } from '../normalise.ts';
import { readCharacter, readCharacterAsSurname } from './characters.ts';
import {
  bearersOf,
  CHINESE_SPELLINGS,
  isSurname,
  KOREAN_SPELLINGS,
  RUSSIAN_SPELLINGS,
  type Spellings,
  type SpeltSyllable,
} from './spellings.ts';
import { divideWord, withoutMarks } from './syllables.ts';

/** One way to read a name as Korean. */
export type KoreanName = {
  readonly manner: Spellings['manner'];
  readonly surname: readonly SpeltSyllable[];
  readonly given: readonly SpeltSyllable[];
};

/** Given names have one or two syllables, seldom three; longer ones are not Korean. */
const GIVEN_SYLLABLES_MAX = 3;

/** Family name and given syllables, each a word of its own. */
const WORDS_MAX = 5;
const READINGS_MAX = 12;

/** Every way to read the words as a Korean name in Korean spellings; where there is none, in Russian ones. */
export function readKoreanName(words: readonly Word[]): readonly KoreanName[] {
  const korean = readNameIn(words, KOREAN_SPELLINGS);
  return korean.length > 0 ? korean : readNameIn(words, RUSSIAN_SPELLINGS);
}

/** Every way to read the words as a Korean name whose characters were read as Chinese. */
export function readChineseReading(words: readonly Word[]): readonly KoreanName[] {
  return CHINESE_SPELLINGS.flatMap((it) => readNameIn(words, it));
}

function readNameIn(words: readonly Word[], spellings: Spellings): readonly KoreanName[] {
  if (words.length === 0 || words.length > WORDS_MAX) return [];
  const readings = [...withSurnameWord(words, spellings), ...withinWords(words, spellings)];
  if (readings.length < 2) return readings;
  const distinct = new Map(readings.map((it) => [spellingOf(it), it]));
  return [...distinct.values()].slice(0, READINGS_MAX);
}

/** Of two words either may be the family name; the second only when it is at least half as common a one as the first. */
const SHARE_OF_LAST = 0.5;

/** The first or the last word is the family name, `Lee` and `Park` included, which no given syllable is spelt like. */
function withSurnameWord(words: readonly Word[], spellings: Spellings): readonly KoreanName[] {
  const readings: KoreanName[] = [];
  for (const position of words.length === 1 ? [] : [0, words.length - 1]) {
    const surname = wholeSurname(words[position]!.marked, spellings);
    if (!surname) continue;
    const others = words.filter((_, index) => index !== position);
    for (const given of combine(others, spellings)) {
      if (isGivenName(given)) readings.push({ manner: spellings.manner, surname, given });
    }
  }
  const [first, last] = readings;
  const isOneSyllable =
    readings.length === 2 && readings.every((it) => it.given.length === 1 && it.surname.length === 1);
  if (isOneSyllable && bearersOf(last!.surname[0]!) < bearersOf(first!.surname[0]!) * SHARE_OF_LAST) return [first!];
  return readings;
}

function wholeSurname(marked: string, spellings: Spellings): readonly SpeltSyllable[] | undefined {
  const single = marked.length === 1 ? surnameCharacter(marked) : undefined;
  const spelt = single ?? spellings.surnames.get(marked) ?? spellings.surnames.get(withoutMarks(marked));
  if (spelt) return [spelt];
  return divideWord(marked, spellings).find((it) => it.length === 2 && isDoubleSurname(it));
}

/** The family name is the head of a joined name, or two words that are one name. */
function withinWords(words: readonly Word[], spellings: Spellings): readonly KoreanName[] {
  const readings: KoreanName[] = [];
  for (const syllables of combine(words, spellings)) {
    const surname = asSurname(syllables[0], spellings);
    const given = syllables.slice(1);
    if (surname && words[0]!.marked.length > surname.spelling.length && isGivenName(given)) {
      readings.push({ manner: spellings.manner, surname: [surname], given });
    }
    if (syllables.length > 2 && isDoubleSurname(syllables.slice(0, 2)) && isGivenName(syllables.slice(2))) {
      readings.push({ manner: spellings.manner, surname: syllables.slice(0, 2), given: syllables.slice(2) });
    }
  }
  return readings;
}

function asSurname(syllable: SpeltSyllable | undefined, spellings: Spellings): SpeltSyllable | undefined {
  if (!syllable) return undefined;
  return surnameCharacter(syllable.spelling) ?? spellings.surnames.get(syllable.spelling);
}

function surnameCharacter(character: string): SpeltSyllable | undefined {
  if (character.length > 1 || !readCharacter(character)) return undefined;
  const spelt = readCharacterAsSurname(character);
  return spelt && isSurname(spelt.readings[0]!.syllable) ? spelt : undefined;
}

function isDoubleSurname(syllables: readonly SpeltSyllable[]): boolean {
  const [first, second] = syllables;
  return first!.readings.some((a) => second!.readings.some((b) => isSurname(a.syllable, b.syllable)));
}

function isGivenName(given: readonly SpeltSyllable[]): boolean {
  return given.length > 0 && given.length <= GIVEN_SYLLABLES_MAX;
}

/** Every way to divide all words; none when one of them is no Korean word. */
function combine(words: readonly Word[], spellings: Spellings): readonly (readonly SpeltSyllable[])[] {
  let combined: (readonly SpeltSyllable[])[] = [[]];
  for (const { marked } of words) {
    const divisions = divideWord(marked, spellings);
    if (divisions.length === 0) return [];
    combined = combined.flatMap((before) => divisions.map((it) => [...before, ...it])).slice(0, READINGS_MAX);
  }
  return combined;
}

function spellingOf({ surname, given }: KoreanName): string {
  return `${surname.map((it) => it.spelling).join('-')}|${given.map((it) => it.spelling).join('-')}`;
}
