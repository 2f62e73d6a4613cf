/**
 * Reads a name as Korean: which syllable is the family name, which are given, and what each may stand for. One name
 * often reads in several ways (`Jong Hyuk An`: 안 or 정 may be the family name), and all of them are kept.
 */
import type { Word } from '../normalise.ts';
import {
  exactSyllable,
  findSurname,
  findSyllable,
  isSurname,
  SPELLING_LENGTH_MAX,
  type SpeltSyllable,
} from './spellings.ts';

/** One way to read a name as Korean. */
export type KoreanName = { readonly surname: readonly SpeltSyllable[]; readonly given: readonly SpeltSyllable[] };

/** Given names have one or two syllables, seldom three; longer ones are not Korean. */
const GIVEN_SYLLABLES_MAX = 4;

/** A word of six syllables reads in more ways than anybody means. */
const SEGMENTATIONS_MAX = 6;
const READINGS_MAX = 12;
const WORDS_MAX = 5;

/** Every way to read the words as a Korean name; none when they are not one. */
export function readKoreanName(words: readonly Word[]): readonly KoreanName[] {
  if (words.length === 0 || words.length > WORDS_MAX) return [];
  const spelt: (readonly (readonly SpeltSyllable[])[])[] = [];
  for (const word of words) {
    const segmentations = segment(word.marked);
    if (segmentations.length === 0) return withSurnameWord(words);
    spelt.push(segmentations);
  }
  return [...withSurnameWord(words), ...readingsOf(spelt)].filter(isDistinct).slice(0, READINGS_MAX);
}

/** Every way to divide one word into Korean syllables: `changil` is 창일 and 찬길. */
export function segment(marked: string): readonly (readonly SpeltSyllable[])[] {
  const known = SEGMENTED.get(marked);
  if (known) return known;
  const found: (readonly SpeltSyllable[])[] = [];
  divide(marked, [], found);
  if (found.length === 0 && /[ŏŭ']/.test(marked)) divide(unmarked(marked), [], found);
  if (SEGMENTED.size >= SEGMENTED_MAX) SEGMENTED.clear();
  SEGMENTED.set(marked, found);
  return found;
}

/** Remembered divisions: pure, since a word always divides in the same way, and bounded. */
const SEGMENTED = new Map<string, readonly (readonly SpeltSyllable[])[]>();
const SEGMENTED_MAX = 100_000;

function divide(rest: string, before: readonly SpeltSyllable[], found: (readonly SpeltSyllable[])[]): void {
  if (found.length >= SEGMENTATIONS_MAX) return;
  if (rest === '') {
    found.push(before);
    return;
  }
  if (before.length > GIVEN_SYLLABLES_MAX) return;
  const hangul = exactSyllable(rest[0]!);
  if (hangul) {
    divide(rest.slice(1), [...before, hangul], found);
    return;
  }
  for (let length = Math.min(SPELLING_LENGTH_MAX, rest.length); length > 0; length--) {
    const syllable = findSyllable(rest.slice(0, length));
    if (syllable) divide(rest.slice(length), [...before, syllable], found);
  }
}

/** Surnames such as `Lee` and `Park` are spelt in ways that no given syllable is, so the first or last word is looked up whole. */
function withSurnameWord(words: readonly Word[]): readonly KoreanName[] {
  const readings: KoreanName[] = [];
  for (const position of words.length === 1 ? [] : [0, words.length - 1]) {
    const surname = wholeSurname(words[position]!.marked);
    if (!surname) continue;
    const others = words.filter((_, index) => index !== position).map((it) => segment(it.marked));
    for (const given of combine(others)) {
      if (isGivenName(given)) readings.push({ surname, given });
    }
  }
  return readings;
}

function wholeSurname(marked: string): readonly SpeltSyllable[] | undefined {
  const single =
    marked.length === 1
      ? (surnameOnly(exactSyllable(marked)) ?? findSurname(marked))
      : (findSurname(marked) ?? findSurname(unmarked(marked)));
  if (single) return [single];
  return segment(marked).find((it) => it.length === 2 && isDoubleSurname(it));
}

/** The surname may be the head of a joined name, or its tail, or two words that are one family name. */
function readingsOf(spelt: readonly (readonly (readonly SpeltSyllable[])[])[]): readonly KoreanName[] {
  return combine(spelt).flatMap((syllables) => {
    const readings: KoreanName[] = [];
    const first = surnameOnly(syllables[0]);
    if (first) readings.push({ surname: [first], given: syllables.slice(1) });
    if (syllables.length > 2 && isDoubleSurname(syllables.slice(0, 2)))
      readings.push({ surname: syllables.slice(0, 2), given: syllables.slice(2) });
    return readings.filter((it) => isGivenName(it.given));
  });
}

function surnameOnly(syllable: SpeltSyllable | undefined): SpeltSyllable | undefined {
  if (!syllable) return undefined;
  if (syllable.readings.length === 1) return isSurname(syllable.readings[0]!.syllable) ? syllable : undefined;
  return findSurname(syllable.spelling);
}

function isDoubleSurname(syllables: readonly SpeltSyllable[]): boolean {
  const [first, second] = syllables;
  return first!.readings.some((a) => second!.readings.some((b) => isSurname(a.syllable, b.syllable)));
}

function isGivenName(given: readonly SpeltSyllable[]): boolean {
  return given.length > 0 && given.length <= GIVEN_SYLLABLES_MAX;
}

function combine(parts: readonly (readonly (readonly SpeltSyllable[])[])[]): readonly (readonly SpeltSyllable[])[] {
  let combined: (readonly SpeltSyllable[])[] = [[]];
  for (const part of parts) {
    combined = combined.flatMap((before) => part.map((it) => [...before, ...it])).slice(0, READINGS_MAX);
  }
  return combined;
}

function isDistinct(name: KoreanName, position: number, all: readonly KoreanName[]): boolean {
  return all.findIndex((it) => spellingOf(it) === spellingOf(name)) === position;
}

function spellingOf({ surname, given }: KoreanName): string {
  return `${surname.map((it) => it.spelling).join('-')}|${given.map((it) => it.spelling).join('-')}`;
}

function unmarked(marked: string): string {
  return marked.replaceAll('ŏ', 'o').replaceAll('ŭ', 'u').replaceAll("'", '');
}
