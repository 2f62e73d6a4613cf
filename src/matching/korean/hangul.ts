/**
 * Hangul syllables as numbers. The initial-sound rule of the South (리 becomes 이, 로 becomes 노, 녀 becomes 여) is
 * undone by giving both readings one number, so 리영철 and 이영철 are one name in here.
 */
const FIRST = 0xac00;
const LAST = 0xd7a3;
const MEDIALS = 21;
const FINALS = 28;

export const INITIAL_JAMO = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
export const MEDIAL_JAMO = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';

/** The finals that names have; the others are read as one of these. */
export const FINAL_JAMO = [
  '',
  'ㄱ',
  'ㄲ',
  'ㄳ',
  'ㄴ',
  'ㄵ',
  'ㄶ',
  'ㄷ',
  'ㄹ',
  'ㄺ',
  'ㄻ',
  'ㄼ',
  'ㄽ',
  'ㄾ',
  'ㄿ',
  'ㅀ',
  'ㅁ',
  'ㅂ',
  'ㅄ',
  'ㅅ',
  'ㅆ',
  'ㅇ',
  'ㅈ',
  'ㅊ',
  'ㅋ',
  'ㅌ',
  'ㅍ',
  'ㅎ',
] as const;

const NIEUN = INITIAL_JAMO.indexOf('ㄴ');
const RIEUL = INITIAL_JAMO.indexOf('ㄹ');
const IEUNG = INITIAL_JAMO.indexOf('ㅇ');

/** Vowels before which ㄹ and ㄴ fall silent at the head of a word. */
const IOTISED = new Set([...'ㅑㅒㅕㅖㅛㅠㅣ'].map((it) => MEDIAL_JAMO.indexOf(it)));

/** Sounds that one spelling or another confuses share a letter, so that candidates are found whatever the system. */
const INITIAL_FOLD = fold(INITIAL_JAMO, ['ㄱㄲㅋ', 'ㄴㄹ', 'ㄷㄸㅌ', 'ㅁ', 'ㅂㅃㅍ', 'ㅅㅆ', 'ㅇ', 'ㅈㅉㅊ', 'ㅎ']);
const MEDIAL_FOLD = fold(MEDIAL_JAMO, ['ㅏ', 'ㅐㅔㅒㅖ', 'ㅑ', 'ㅓㅗㅜㅡ', 'ㅕㅛㅠ', 'ㅘ', 'ㅙㅚㅞ', 'ㅝ', 'ㅟㅢㅣ']);
const FINAL_FOLD = FINAL_JAMO.map((it) =>
  '|ㄱㄲㄳㄺㅋ|ㄴㄵㄶ|ㄷㅅㅆㅈㅊㅌㅎ|ㄹㄼㄽㄾㅀ|ㅁㄻ|ㅂㅄㄿㅍ|ㅇ'
    .split('|')
    .findIndex((group) => (it === '' ? group === '' : group.includes(it))),
);

/** One Hangul syllable after the initial-sound rule is undone; what is heard the same in both states is equal. */
export type Syllable = number;

/** Reads one character; undefined unless it is a whole Hangul syllable. */
export function readSyllable(character: string): Syllable | undefined {
  const code = character.codePointAt(0) ?? 0;
  if (code < FIRST || code > LAST) return undefined;
  const offset = code - FIRST;
  const initial = Math.floor(offset / (MEDIALS * FINALS));
  const medial = Math.floor(offset / FINALS) % MEDIALS;
  return syllableOf(initial, medial, offset % FINALS);
}

/** The syllable as a supervisor reads it, in its southern form. */
export function writeSyllable(syllable: Syllable): string {
  return String.fromCodePoint(FIRST + syllable);
}

/** The coarse sound of a syllable, below 1024: every spelling of one syllable, in whatever system, has it. */
export function foldSyllable(syllable: Syllable): number {
  const initial = Math.floor(syllable / (MEDIALS * FINALS));
  const medial = Math.floor(syllable / FINALS) % MEDIALS;
  return (INITIAL_FOLD[initial]! * 10 + MEDIAL_FOLD[medial]!) * 8 + FINAL_FOLD[syllable % FINALS]!;
}

/** The initial, vowel and final of a Hangul character as it is written. */
export function splitSyllable(character: string): { initial: string; medial: string; final: string } {
  const offset = (character.codePointAt(0) ?? FIRST) - FIRST;
  return {
    initial: INITIAL_JAMO[Math.floor(offset / (MEDIALS * FINALS))]!,
    medial: MEDIAL_JAMO[Math.floor(offset / FINALS) % MEDIALS]!,
    final: FINAL_JAMO[offset % FINALS]!,
  };
}

function syllableOf(initial: number, medial: number, final: number): Syllable {
  let heard = initial;
  if ((initial === RIEUL || initial === NIEUN) && IOTISED.has(medial)) heard = IEUNG;
  else if (initial === RIEUL) heard = NIEUN;
  return (heard * MEDIALS + medial) * FINALS + final;
}

function fold(jamo: string, groups: readonly string[]): readonly number[] {
  return [...jamo].map((it) => groups.findIndex((group) => group.includes(it)));
}
