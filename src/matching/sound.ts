/**
 * What is left of a word when the habits of transliteration are taken away, so that `Aleksey` and `Alexei`, `Gaevoi` and
 * `Gayevoy`, `Yusuf` and `Yousef` meet. This is for names that are not Korean; Korean ones have a room of their own.
 */

/** The word with letters that alphabets exchange made one: kh and h, x and ks, y and i, w and v. */
export function soundOf(word: string): string {
  const known = REMEMBERED.get(word);
  if (known !== undefined) return known;
  let sound = word;
  for (const [pattern, letter] of EXCHANGED) sound = sound.replace(pattern, letter);
  if (REMEMBERED.size >= REMEMBERED_MAX) REMEMBERED.clear();
  REMEMBERED.set(word, sound);
  return sound;
}

/** A word always sounds the same, so remembering changes no answer. It is bounded. */
const REMEMBERED = new Map<string, string>();
const REMEMBERED_MAX = 100_000;

/** The consonants of that, for vowels are what Arabic leaves out and everybody else writes as he hears them. */
export function consonantsOf(sound: string): string {
  return sound.slice(0, 1) + sound.slice(1).replace(/[aeiou]/g, '');
}

/** Shorter skeletons are shared by too many words: `mr` is Mara, Moore and Amir. */
export const CONSONANTS_MIN = 3;

/** In the order in which they are applied; `q` stands for the sounds of ч and ц, once it is no letter any more. */
const EXCHANGED: readonly (readonly [RegExp, string])[] = [
  [/ck|q/g, 'k'],
  [/shch|sch|sh/g, 's'],
  [/dzh|zh|dj/g, 'z'],
  [/tch|ch|ts|tz|c(?=[eiy])/g, 'q'],
  [/c/g, 'k'],
  [/kh|gh(?=[aeiou])/g, 'h'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/ou|oo/g, 'u'],
  [/[jy]/g, 'i'],
  [/ie|ee/g, 'e'],
  [/iu/g, 'u'],
  [/ia/g, 'a'],
  [/(.)\1+/g, '$1'],
  [/(?<=[aeou])h$/g, ''],
];
