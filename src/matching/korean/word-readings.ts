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
};

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
