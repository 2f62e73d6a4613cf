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

/** What one word can be within a Korean name. Most words of the world can be nothing, and few are ever asked in more than one manner. */
export type WordReadings = {
  readonly marked: string;
  /** Bit n: the word may be part of a name in manner n. A bit too many is found out when it is read. */
  readonly manners: number;
  /** What was read so far, by manner: reading waits until the other words of a name may be Korean too. */
  readonly read: (ReadingsIn | undefined)[];
};

/** What the word can be in one manner of spelling. */
export type ReadingsIn = {
  readonly divisions: Divisions;
  /** The whole word as a family name. */
  readonly surname: readonly SpeltSyllable[] | undefined;
  /** The coarse sounds (see ./keys.ts) of each division, and how many syllables it has. */
  readonly divisionKeys: SizedKeys;
  /** The coarse sounds of the word as a family name, the number of its syllables in front. */
  readonly surnameKeys: readonly number[];
  /** Those of the word as a family name with the given syllables that follow it, and how many follow. */
  readonly headKeys: SizedKeys;
};

type SizedKeys = { readonly keys: readonly number[]; readonly sizes: readonly number[] };

/** More syllables than these no given name has. */
const GIVEN_MAX = 3;

/** Asks in which manners a word can be read as part of a Korean name, and reads nothing yet. */
export function readingsOf(marked: string): WordReadings {
  const isPlain = PLAIN.test(marked);
  let manners = 0;
  for (let manner = 0; manner < MANNERS.length; manner++) {
    if (!isPlain || mayBeKorean(marked, MANNERS[manner]!)) manners |= 1 << manner;
  }
  return manners === 0 ? NOT_KOREAN : { marked, manners, read: [undefined, undefined, undefined, undefined] };
}

/** The quick question before the long one. */
function mayBeKorean(marked: string, { trie, surnames }: Spellings): boolean {
  return isDivisible(trie, marked) || surnames.has(marked);
}

const PLAIN = /^[a-z0-9]+$/;

/** One value serves all words that are not Korean. */
const NOT_KOREAN: WordReadings = { marked: '', manners: 0, read: [] };

const NOTHING_READ: ReadingsIn = {
  divisions: [],
  surname: undefined,
  divisionKeys: { keys: [], sizes: [] },
  surnameKeys: [],
  headKeys: { keys: [], sizes: [] },
};

/** Every way to read the word in one manner; read once. */
export function readingsIn(readings: WordReadings, manner: number): ReadingsIn {
  if ((readings.manners & (1 << manner)) === 0) return NOTHING_READ;
  return (readings.read[manner] ??= readIn(readings.marked, MANNERS[manner]!));
}

function readIn(marked: string, spellings: Spellings): ReadingsIn {
  const divisions = divideWordIn(marked, spellings);
  const surname = wholeSurname(marked, spellings, divisions);
  return {
    divisions,
    surname,
    divisionKeys: divisionKeysOf(divisions),
    surnameKeys: surname ? keysOf(surname, [surname.length]) : [],
    headKeys: headKeysOf(divisions, spellings),
  };
}

/** A word of a name, and what it can be within a Korean one. */
export type ReadWord = { readonly marked: string; readonly readings: WordReadings };

/** The manners in which the name may be read at all, as bits: most names of the world end here. */
export function mannersOf(words: readonly ReadWord[]): number {
  let manners = -1;
  for (const { readings } of words) manners &= readings.manners;
  return manners;
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

function divisionKeysOf(divisions: Divisions): SizedKeys {
  const [keys, sizes]: [number[], number[]] = [[], []];
  for (const syllables of divisions) {
    if (syllables.length > GIVEN_MAX) continue;
    for (const key of keysOf(syllables, [0])) {
      keys.push(key);
      sizes.push(syllables.length);
    }
  }
  return { keys, sizes };
}

/** The divisions with their first syllable, or their first two, taken for the family name. */
function headKeysOf(divisions: Divisions, spellings: Spellings): SizedKeys {
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

function surnameCharacter(character: string): SpeltSyllable | undefined {
  if (character.length > 1 || !readCharacter(character)) return undefined;
  const spelt = readCharacterAsSurname(character);
  return spelt && isSurname(spelt.readings[0]!.syllable) ? spelt : undefined;
}
