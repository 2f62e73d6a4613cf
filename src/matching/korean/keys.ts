/**
 * The coarse sounds of a Korean name as one number: a sound is below 1024 and a name has five at the most. Two spellings
 * of one name have a number in common, whatever the systems.
 */
import { mannersOf, readingsIn, type ReadingsIn, type ReadWord } from './word-readings.ts';
import { GIVEN_SYLLABLES_MAX, WORDS_MAX, type KoreanName } from './korean-name.ts';

/** The numbers of one reading of a listed name. */
export function koreanKeys({ surname, given }: KoreanName): readonly number[] {
  let keys = [surname.length];
  for (const { folds } of [...surname, ...given])
    keys = keys.flatMap((key) => folds.map((fold) => key * 1024 + fold + 1));
  return keys;
}

/**
 * Tells the numbers of every reading of a holder's name without putting the readings together: most names of the world
 * read as Korean in no way, and most Korean names are on no list.
 */
export function visitKoreanKeys(words: readonly ReadWord[], visit: (key: number) => void): void {
  if (words.length > WORDS_MAX) return;
  const manners = mannersOf(words);
  if (manners === 0) return;
  for (let manner = 0; manners >> manner > 0; manner++) {
    if ((manners & (1 << manner)) === 0) continue;
    const readings = words.map((it) => readingsIn(it.readings, manner));
    if (readings.length > 1) {
      visitGiven(readings, { at: 1, end: readings.length }, readings[0]!.surnameKeys, visit);
      visitGiven(readings, { at: 0, end: readings.length - 1 }, readings.at(-1)!.surnameKeys, visit);
    }
    const heads = readings[0]!.headKeys;
    for (let head = 0; head < heads.keys.length; head++) {
      visitFrom(readings, 1, readings.length, heads.keys[head]!, GIVEN_SYLLABLES_MAX - heads.sizes[head]!, visit);
    }
  }
}

/** True when the likeliest reading has none but usual syllables. Not more often than the whole reading would say so. */
export function isPlainlyKorean(words: readonly ReadWord[]): boolean {
  if (words.length < 2 || words.length > WORDS_MAX) return false;
  if ((mannersOf(words) & 1) === 0) return false;
  if (readingsIn(words[0]!.readings, 0).surname) return areUsual(words, 1, words.length);
  return readingsIn(words.at(-1)!.readings, 0).surname !== undefined && areUsual(words, 0, words.length - 1);
}

function areUsual(words: readonly ReadWord[], from: number, to: number): boolean {
  let syllables = 0;
  for (let at = from; at < to; at++) {
    const likeliest = readingsIn(words[at]!.readings, 0).divisions[0];
    if (!likeliest?.every((it) => it.isUsual)) return false;
    syllables += likeliest.length;
  }
  return syllables <= GIVEN_SYLLABLES_MAX;
}

type Stretch = { readonly at: number; readonly end: number };

/** Adds the words of the stretch to each head, in every way in which they divide into few enough syllables. */
function visitGiven(
  readings: readonly ReadingsIn[],
  { at, end }: Stretch,
  heads: readonly number[],
  visit: (key: number) => void,
): void {
  for (const head of heads) visitFrom(readings, at, end, head, GIVEN_SYLLABLES_MAX, visit);
}

function visitFrom(
  readings: readonly ReadingsIn[],
  at: number,
  end: number,
  head: number,
  left: number,
  visit: (key: number) => void,
): void {
  if (at === end) {
    visit(head);
    return;
  }
  const { keys, sizes } = readings[at]!.divisionKeys;
  for (let division = 0; division < keys.length; division++) {
    const size = sizes[division]!;
    if (size <= left) visitFrom(readings, at + 1, end, head * POWERS[size]! + keys[division]!, left - size, visit);
  }
}

const POWERS = [1, 1024, 1024 ** 2, 1024 ** 3];
