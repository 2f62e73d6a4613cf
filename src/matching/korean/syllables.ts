import { readCharacter } from './characters.ts';
import { CARRIED, CARRYING, isDivisible } from './spelling-trie.ts';
import { KOREAN_SPELLINGS, speltSyllable, type Spellings, type SpeltSyllable } from './spellings.ts';

/** A word of more syllables than this is no part of a Korean name. */
const SYLLABLES_MAX = 5;

/** A long word divides in more ways than anybody means; the likelier ones come first. */
const DIVISIONS_MAX = 8;
const DIVISIONS_TRIED_MAX = 64;

/** Remembered divisions: a word always divides in the same way, so remembering changes no answer. It is bounded. */
const REMEMBERED_MAX = 100_000;

/** Every way to divide one word into Korean syllables, the likelier first: `changil` is 창일 and 찬길. */
export function divideWord(marked: string): Divisions {
  const known = REMEMBERED.get(marked);
  if (known) return known;
  const divisions = divideWordIn(marked, KOREAN_SPELLINGS);
  if (REMEMBERED.size >= REMEMBERED_MAX) REMEMBERED.clear();
  REMEMBERED.set(marked, divisions);
  return divisions;
}

/** The same in one manner of spelling, not remembered. */
export function divideWordIn(marked: string, spellings: Spellings): Divisions {
  const found: (readonly SpeltSyllable[])[] = [];
  divideDivisible(marked, found, spellings);
  if (found.length === 0 && MARKS.test(marked)) divideDivisible(withoutMarks(marked), found, spellings);
  if (found.length === 0) return NO_DIVISIONS;
  return found
    .map(joinSounds)
    .sort((a, b) => unlikely(a) - unlikely(b))
    .slice(0, DIVISIONS_MAX);
}

/** The ways to divide a word. */
export type Divisions = readonly (readonly SpeltSyllable[])[];

const NO_DIVISIONS: Divisions = [];
const REMEMBERED = new Map<string, Divisions>();

/** Characters are read one by one; letters only when the tree of spellings says that there is a way. */
function divideDivisible(word: string, found: (readonly SpeltSyllable[])[], spellings: Spellings): void {
  const last = word.charCodeAt(word.length - 1);
  if (last >= FIRST_CHARACTER || isDivisible(spellings.trie, word)) divide(word, [], found, spellings);
}

/** The word without the breve and the apostrophe. */
export function withoutMarks(marked: string): string {
  return marked.replaceAll('ŏ', 'o').replaceAll('ŭ', 'u').replaceAll("'", '');
}

const MARKS = /[ŏŭ']/;

function divide(
  rest: string,
  before: readonly SpeltSyllable[],
  found: (readonly SpeltSyllable[])[],
  spellings: Spellings,
): void {
  if (found.length >= DIVISIONS_TRIED_MAX) return;
  if (rest === '') {
    found.push(before);
    return;
  }
  if (before.length === SYLLABLES_MAX) return;
  if (rest.charCodeAt(0) >= FIRST_CHARACTER) {
    const character = readCharacter(rest[0]!);
    if (character) divide(rest.slice(1), [...before, character], found, spellings);
    return;
  }
  for (let length = Math.min(spellings.longest, rest.length); length > 0; length--) {
    const syllable = spellings.syllables.get(rest.slice(0, length)) ?? carriedOver(rest, length, spellings);
    if (syllable) divide(rest.slice(length), [...before, syllable], found, spellings);
  }
}

/** Characters of Hanja and Hangul stand above all alphabets. */
const FIRST_CHARACTER = 0x3400;

/** A reading that rests on what two syllables do to each other. */
const CHANGED_BY_NEIGHBOUR = 0.93;

/** Before a vowel a final is written as it sounds there: 철영 as `chŏryŏng`, 석일 as `sŏgil`. */
function carriedOver(rest: string, length: number, spellings: Spellings): SpeltSyllable | undefined {
  const plain = CARRIED[rest[length - 1]!];
  if (plain === undefined || length === rest.length || !CARRYING.test(rest[length]!)) return undefined;
  const syllable = spellings.syllables.get(rest.slice(0, length - 1) + plain);
  return syllable && doubted(rest.slice(0, length), syllable);
}

/** Inside a word a final may be written as its neighbour makes it sound: 학림 as `hangnim`, 신라 as `silla`. */
function joinSounds(syllables: readonly SpeltSyllable[]): readonly SpeltSyllable[] {
  return syllables.map((syllable, position) => {
    const next = syllables[position + 1]?.spelling[0];
    for (const [heard, written, before] of NEIGHBOURS) {
      if (next === undefined || !before.includes(next) || !syllable.spelling.endsWith(heard)) continue;
      const other = KOREAN_SPELLINGS.syllables.get(syllable.spelling.slice(0, -heard.length) + written);
      if (other)
        return speltSyllable(syllable.spelling, [...syllable.readings, ...doubted(syllable.spelling, other).readings]);
    }
    return syllable;
  });
}

const NEIGHBOURS: readonly (readonly [heard: string, written: string, before: string])[] = [
  ['ng', 'k', 'nmrl'],
  ['m', 'p', 'nmrl'],
  ['l', 'n', 'l'],
  ['n', 'l', 'n'],
];

function doubted(spelling: string, { readings }: SpeltSyllable): SpeltSyllable {
  return speltSyllable(
    spelling,
    readings.map(({ syllable, weight }) => ({ syllable, weight: weight * CHANGED_BY_NEIGHBOUR })),
  );
}

/** Fewer syllables, and usual ones, are likelier. */
function unlikely(syllables: readonly SpeltSyllable[]): number {
  return syllables.length + 2 * syllables.filter((it) => !it.isUsual).length;
}
