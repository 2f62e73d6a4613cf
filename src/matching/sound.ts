/**
 * What is left of a word when the habits of transliteration are taken away, so that `Aleksey` and `Alexei`, `Gaevoi` and
 * `Gayevoy`, `Yusuf` and `Yousef` meet. This is for names that are not Korean; Korean ones have a room of their own.
 */

/**
 * The word with letters that alphabets exchange made one: kh and h, x and ks, y and i, w and v; doubled ones are single.
 * A word always sounds alike, so remembering changes no answer; and it is bounded.
 */
export function soundOf(word: string): string {
  const known = REMEMBERED.get(word);
  if (known !== undefined) return known;
  const sound = hear(word);
  if (REMEMBERED.size >= REMEMBERED_MAX) REMEMBERED.clear();
  REMEMBERED.set(word, sound);
  return sound;
}

const REMEMBERED = new Map<string, string>();
const REMEMBERED_MAX = 100_000;

function hear(word: string): string {
  let sound = '';
  for (let at = 0; at < word.length;) {
    const [heard, length] = heardAt(word, at);
    for (const letter of heard) if (!sound.endsWith(letter)) sound += letter;
    at += length;
  }
  return sound.length > 2 && sound.endsWith('h') && VOWELS.includes(sound.at(-2)!) ? sound.slice(0, -1) : sound;
}

/** The consonants of that, for vowels are what Arabic leaves out and everybody else writes as he hears them. */
export function consonantsOf(sound: string): string {
  let consonants = sound.slice(0, 1);
  for (let at = 1; at < sound.length; at++) if (!VOWELS.includes(sound[at]!)) consonants += sound[at]!;
  return consonants;
}

/** Shorter skeletons are shared by too many words: `mr` is Mara, Moore and Amir. */
export const CONSONANTS_MIN = 3;

const VOWELS = 'aeiou';

type Heard = readonly [letters: string, length: number];

/** The letters heard from a place on, and how many are written for them. The q stands for the sounds of ч and ц. */
function heardAt(word: string, at: number): Heard {
  const groups = GROUPS[word[at]!];
  if (groups !== undefined) {
    for (const group of groups) if (word.startsWith(group[0], at)) return [group[1], group[0].length];
  }
  return [word[at]!, 1];
}

/** By their first letter, the longer groups first. */
const GROUPS: Readonly<Record<string, readonly (readonly [written: string, heard: string])[]>> = {
  c: [
    ['ck', 'k'],
    ['ch', 'q'],
    ['ce', 'qe'],
    ['ci', 'qi'],
    ['cy', 'qi'],
    ['c', 'k'],
  ],
  d: [
    ['dzh', 'z'],
    ['dj', 'z'],
    ['dh', 'd'],
  ],
  e: [['ee', 'e']],
  g: [
    ['gha', 'ha'],
    ['ghe', 'he'],
    ['ghi', 'hi'],
    ['gho', 'ho'],
    ['ghu', 'hu'],
  ],
  i: [
    ['ie', 'e'],
    ['ia', 'a'],
    ['iu', 'u'],
    ['iy', 'i'],
    ['ij', 'i'],
  ],
  j: [
    ['je', 'e'],
    ['ja', 'a'],
    ['ju', 'u'],
    ['j', 'i'],
  ],
  k: [['kh', 'h']],
  o: [
    ['ou', 'u'],
    ['oo', 'u'],
  ],
  p: [['ph', 'f']],
  q: [['q', 'k']],
  s: [
    ['shch', 's'],
    ['sch', 's'],
    ['sh', 's'],
  ],
  t: [
    ['tch', 'q'],
    ['ts', 'q'],
    ['tz', 'q'],
    ['th', 't'],
  ],
  w: [['w', 'v']],
  x: [['x', 'ks']],
  y: [
    ['ye', 'e'],
    ['ya', 'a'],
    ['yu', 'u'],
    ['yi', 'i'],
    ['y', 'i'],
  ],
  z: [['zh', 'z']],
};
