import {
  CHINESE_SPELLINGS,
  isSurname,
  KOREAN_SPELLINGS,
  RUSSIAN_SPELLINGS,
  type Spellings,
  type SpeltSyllable,
} from './spellings.ts';
import { readCharacter, readCharacterAsSurname } from './characters.ts';
import { divideWord, withoutMarks } from './syllables.ts';

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
  /** For each manner those of the word as a family name with the syllables that follow it. */
  readonly headKeys: readonly (readonly number[])[];
};

/** More syllables than these no given name has. */
const GIVEN_MAX = 3;

/** A word always reads in the same way, so remembering changes no answer. It is bounded. */
const REMEMBERED = new Map<string, WordReadings>();
const REMEMBERED_MAX = 200_000;

/** Every way to read one word as part of a Korean name. */
export function readingsOf(marked: string): WordReadings {
  const known = REMEMBERED.get(marked);
  if (known) return known;
  const divisions = MANNERS.map((it) => divideWord(marked, it));
  const surnames = MANNERS.map((it) => wholeSurname(marked, it));
  const readings = {
    divisions,
    surnames,
    divisionKeys: divisions.map((it) => {
      const keyed = it
        .filter((syllables) => syllables.length <= GIVEN_MAX)
        .flatMap((syllables) => keysOf(syllables, [0]).map((key) => ({ key, size: syllables.length })));
      return { keys: keyed.map((division) => division.key), sizes: keyed.map((division) => division.size) };
    }),
    surnameKeys: surnames.map((it) => (it ? keysOf(it, [it.length]) : [])),
    headKeys: divisions.map((it, manner) =>
      it.flatMap((syllables) => (syllables.length <= GIVEN_MAX + 2 ? headKeysOf(syllables, MANNERS[manner]!) : [])),
    ),
    divides: bitsOf(divisions, (it) => it.length > 0),
    isSurname: bitsOf(surnames, (it) => it !== undefined),
    hasSurname: bitsOf(divisions, (it, manner) =>
      it.some((syllables) => syllables.length > 1 && startsWithSurname(syllables, MANNERS[manner]!)),
    ),
  };
  if (REMEMBERED.size >= REMEMBERED_MAX) REMEMBERED.clear();
  REMEMBERED.set(marked, readings);
  return readings;
}

/** The manners in which the name can be read at all, as bits: most names of the world end here. */
export function mannersOf(readings: readonly WordReadings[]): number {
  let [between, all] = [-1, -1];
  readings.forEach(({ divides }, position) => {
    all &= divides;
    if (position > 0 && position < readings.length - 1) between &= divides;
  });
  const [first, last] = [readings[0]!, readings.at(-1)!];
  if (readings.length === 1) return all & first.hasSurname;
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

function wholeSurname(marked: string, spellings: Spellings): readonly SpeltSyllable[] | undefined {
  const spelt =
    surnameCharacter(marked) ?? spellings.surnames.get(marked) ?? spellings.surnames.get(withoutMarks(marked));
  if (spelt) return [spelt];
  return divideWord(marked, spellings).find((it) => it.length === 2 && isDoubleSurname(it));
}

function keysOf(syllables: readonly SpeltSyllable[], heads: readonly number[]): readonly number[] {
  let keys = heads;
  for (const { folds } of syllables) {
    const before = keys;
    keys = before.flatMap((key) => folds.map((fold) => key * 1024 + fold + 1));
  }
  return keys;
}

/** The division with its first syllable, or its first two, taken for the family name. */
function headKeysOf(syllables: readonly SpeltSyllable[], spellings: Spellings): readonly number[] {
  if (syllables.length < 1) return [];
  const surname = asSurname(syllables[0]!, spellings);
  const single = surname ? keysOf([surname, ...syllables.slice(1)], [1]) : [];
  const double = syllables.length > 1 && isDoubleSurname(syllables) ? keysOf(syllables, [2]) : [];
  return [...single, ...double];
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
