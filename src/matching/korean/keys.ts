/**
 * The coarse sounds of a Korean name as one number: a sound is below 1024 and a name has five at the most. Two spellings
 * of one name have a number in common, whatever the systems.
 */
import { mannersOf, readingsOf, type WordReadings } from './word-readings.ts';
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
export function visitKoreanKeys(words: readonly { readonly marked: string }[], visit: (key: number) => void): void {
  if (words.length > WORDS_MAX) return;
  const readings = words.map((it) => readingsOf(it.marked));
  const manners = mannersOf(readings);
  for (let manner = 0; manners >> manner > 0; manner++) {
    if ((manners & (1 << manner)) === 0) continue;
    if (readings.length > 1) {
      visitGiven(readings, manner, { at: 1, end: readings.length }, readings[0]!.surnameKeys[manner]!, visit);
      visitGiven(readings, manner, { at: 0, end: readings.length - 1 }, readings.at(-1)!.surnameKeys[manner]!, visit);
    }
    visitGiven(readings, manner, { at: 1, end: readings.length }, readings[0]!.headKeys[manner]!, visit);
  }
}

/** True when the likeliest reading has none but usual syllables. Not more often than the whole reading would say so. */
export function isPlainlyKorean(words: readonly { readonly marked: string }[]): boolean {
  if (words.length < 2 || words.length > WORDS_MAX) return false;
  const readings = words.map((it) => readingsOf(it.marked));
  if (readings[0]!.surnames[0]) return areUsual(readings, 1, readings.length);
  return readings.at(-1)!.surnames[0] !== undefined && areUsual(readings, 0, readings.length - 1);
}

function areUsual(readings: readonly WordReadings[], from: number, to: number): boolean {
  let syllables = 0;
  for (let at = from; at < to; at++) {
    const [likeliest] = readings[at]!.divisions[0]!;
    if (!likeliest?.every((it) => it.isUsual)) return false;
    syllables += likeliest.length;
  }
  return syllables <= GIVEN_SYLLABLES_MAX;
}

type Stretch = { readonly at: number; readonly end: number };

/** Adds the words of the stretch to each head, in every way in which they divide into few enough syllables. */
function visitGiven(
  readings: readonly WordReadings[],
  manner: number,
  { at, end }: Stretch,
  heads: readonly number[],
  visit: (key: number) => void,
): void {
  for (const head of heads) visitFrom(readings, manner, at, end, head, GIVEN_SYLLABLES_MAX, visit);
}

function visitFrom(
  readings: readonly WordReadings[],
  manner: number,
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
  const { keys, sizes } = readings[at]!.divisionKeys[manner]!;
  for (let division = 0; division < keys.length; division++) {
    const size = sizes[division]!;
    if (size <= left)
      visitFrom(readings, manner, at + 1, end, head * POWERS[size]! + keys[division]!, left - size, visit);
  }
}

const POWERS = [1, 1024, 1024 ** 2, 1024 ** 3];
