import {
  CHINESE_SPELLINGS,
  isSurname,
  KOREAN_SPELLINGS,
  RUSSIAN_SPELLINGS,
  type Spellings,
  type SpeltSyllable,
} from './spellings.ts';
import { isDivisible } from './spelling-trie.ts';
import { readCharacter, readCharacterAsSurname } from './characters.ts';
import { divideWordIn, withoutMarks, type Divisions } from './syllables.ts';

/** The four manners of spelling a Korean name, in the order in which they are tried. */
export const MANNERS: readonly Spellings[] = [KOREAN_SPELLINGS, RUSSIAN_SPELLINGS, ...CHINESE_SPELLINGS];

/** What one word can be within a Korean name. For each manner of spelling a bit says whether it can be that at all. */
export type WordReadings = {
  /** Bit n: the word divides into syllables in manner n. */
  readonly divides: number;
  /** Bit n: the whole word is a family name in manner n. */
  readonly isSurname: number;
  /** Bit n: the word begins with a family name in manner n, and goes on. */
  readonly hasSurname: number;
  readonly divisions: readonly (readonly (readonly SpeltSyllable[])[])[];
  readonly surnames: readonly (readonly SpeltSyllable[] | undefined)[];
  /** For each manner the coarse sounds (see ./keys.ts) of each division, and how many syllables it has. */
  readonly divisionKeys: readonly { readonly keys: readonly number[]; readonly sizes: readonly number[] }[];
  /** For each manner the coarse sounds of the word as a family name, the number of its syllables in front. */
  readonly surnameKeys: readonly (readonly number[])[];
  /** For each manner those of the word as a family name with the given syllables that follow it, and how many follow. */
  readonly headKeys: readonly { readonly keys: readonly number[]; readonly sizes: readonly number[] }[];
};

/** More syllables than these no given name has. */
const GIVEN_MAX = 3;

/** Every way to read one word as part of a Korean name. */
export function readingsOf(marked: string): WordReadings {
  if (!MANNERS.some((it) => mayBeKorean(marked, it))) return NOT_KOREAN;
  const divisions = MANNERS.map((it) => divideWordIn(marked, it));
  const surnames = MANNERS.map((it, manner) => wholeSurname(marked, it, divisions[manner]!));
  const divides = bitsOf(divisions, (it) => it.length > 0);
  const isSurname = bitsOf(surnames, (it) => it !== undefined);
  return {
    divides,
    isSurname,
    hasSurname: bitsOf(divisions, (it, manner) =>
      it.some((syllables) => syllables.length > 1 && startsWithSurname(syllables, MANNERS[manner]!)),
    ),
    divisions,
    surnames,
    divisionKeys: divisions.map((it) => {
      const keyed = it
        .filter((syllables) => syllables.length <= GIVEN_MAX)
        .flatMap((syllables) => keysOf(syllables, [0]).map((key) => ({ key, size: syllables.length })));
      return { keys: keyed.map((division) => division.key), sizes: keyed.map((division) => division.size) };
    }),
    surnameKeys: surnames.map((it) => (it ? keysOf(it, [it.length]) : [])),
    headKeys: divisions.map((it, manner) => headKeysOf(it, MANNERS[manner]!)),
  };
}

/** The quick question before the long one. */
function mayBeKorean(marked: string, { trie, surnames }: Spellings): boolean {
  if (!PLAIN.test(marked)) return true;
  return surnames.has(marked) || isDivisible(trie, marked);
}

const PLAIN = /^[a-z0-9]+$/;

/** Most words of the world: one value serves them all. */
const NOT_KOREAN: WordReadings = {
  divides: 0,
  isSurname: 0,
  hasSurname: 0,
  divisions: MANNERS.map(() => []),
  surnames: MANNERS.map(() => undefined),
  divisionKeys: MANNERS.map(() => ({ keys: [], sizes: [] })),
  surnameKeys: MANNERS.map(() => []),
  headKeys: MANNERS.map(() => ({ keys: [], sizes: [] })),
};

/** A word of a name, and what it can be within a Korean one. */
export type ReadWord = { readonly marked: string; readonly readings: WordReadings };

/** The manners in which the name can be read at all, as bits: most names of the world end here. */
export function mannersOf(words: readonly ReadWord[]): number {
  const [first, last] = [words[0]!.readings, words[words.length - 1]!.readings];
  let between = -1;
  for (let at = 1; at < words.length - 1; at++) between &= words[at]!.readings.divides;
  if (between === 0) return 0;
  const all = first.divides & between & last.divides;
  if (words.length === 1) return all & first.hasSurname;
  const isFirst = first.isSurname & between & last.divides;
  const isLast = last.isSurname & between & first.divides;
  return (isFirst | isLast | (all & (first.hasSurname | first.divides))) & between;
}

/** The syllable as a family name, `Lee` and `Park` included; undefined when it is none. */
export function asSurname(syllable: SpeltSyllable, spellings: Spellings): SpeltSyllable | undefined {
  return surnameCharacter(syllable.spelling) ?? spellings.surnames.get(syllable.spelling);
}

/** True for 남궁, 독고 and their like. */
export function isDoubleSurname(syllables: readonly SpeltSyllable[]): boolean {
  const [first, second] = syllables;
  return first!.readings.some((a) => second!.readings.some((b) => isSurname(a.syllable, b.syllable)));
}

function wholeSurname(
  marked: string,
  spellings: Spellings,
  divisions: Divisions,
): readonly SpeltSyllable[] | undefined {
  const spelt =
    surnameCharacter(marked) ?? spellings.surnames.get(marked) ?? spellings.surnames.get(withoutMarks(marked));
  if (spelt) return [spelt];
  return divisions.find((it) => it.length === 2 && isDoubleSurname(it));
}

function keysOf(syllables: readonly SpeltSyllable[], heads: readonly number[]): readonly number[] {
  let keys = heads;
  for (const { folds } of syllables) {
    const before = keys;
    keys = before.flatMap((key) => folds.map((fold) => key * 1024 + fold + 1));
  }
  return keys;
}

/** The divisions with their first syllable, or their first two, taken for the family name. */
function headKeysOf(divisions: Divisions, spellings: Spellings): WordReadings['headKeys'][number] {
  const [keys, sizes]: [number[], number[]] = [[], []];
  const add = (syllables: readonly SpeltSyllable[], surname: number) => {
    if (syllables.length - surname > GIVEN_MAX) return;
    for (const key of keysOf(syllables, [surname])) {
      keys.push(key);
      sizes.push(syllables.length - surname);
    }
  };
  for (const syllables of divisions) {
    const surname = asSurname(syllables[0]!, spellings);
    if (surname) add([surname, ...syllables.slice(1)], 1);
    if (syllables.length > 1 && isDoubleSurname(syllables)) add(syllables, 2);
  }
  return { keys, sizes };
}

function startsWithSurname(syllables: readonly SpeltSyllable[], spellings: Spellings): boolean {
  return asSurname(syllables[0]!, spellings) !== undefined || isDoubleSurname(syllables);
}

function surnameCharacter(character: string): SpeltSyllable | undefined {
  if (character.length > 1 || !readCharacter(character)) return undefined;
  const spelt = readCharacterAsSurname(character);
  return spelt && isSurname(spelt.readings[0]!.syllable) ? spelt : undefined;
}

function bitsOf<Value>(values: readonly Value[], isSet: (value: Value, manner: number) => boolean): number {
  return values.reduce((bits, it, manner) => (isSet(it, manner) ? bits | (1 << manner) : bits), 0);
}
