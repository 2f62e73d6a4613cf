import { KOREAN_SPELLINGS, type SpeltSyllable } from './korean/spellings.ts';
import { divideWord } from './korean/syllables.ts';
import { CONSONANTS_MIN, consonantsOf, soundOf } from './sound.ts';
import { COMPANY_TYPED_LENGTH_MIN, errorsAllowed, TYPED_LENGTH_MAX, type Comparison } from './word-similarity.ts';

/**
 * Traits are what two words must share to count as the same word, each as a number of 32 bits: a rest after typing
 * errors, a sound, a skeleton of consonants, the coarse sound of Korean syllables. Two words without a common trait are
 * never similar (a property test holds this); two with one are compared.
 */
export type Trait = number;

type Spelt = { readonly text: string; readonly marked: string };

/** Every trait of a word: two words that ./word-similarity.ts takes for one share at least one. */
export function traitsOf({ text, marked }: Spelt, { compares }: { readonly compares: Comparison }): readonly Trait[] {
  const isShort = compares === 'companies' && text.length < COMPANY_TYPED_LENGTH_MIN;
  const traits = isShort ? [hash(text, REST)] : restsOf(text);
  if (compares !== 'koreans' && !isShort) {
    const sound = soundOf(text);
    const consonants = consonantsOf(sound);
    traits.push(hash(sound, SOUND));
    if (consonants.length >= CONSONANTS_MIN) traits.push(hash(consonants, CONSONANTS));
  }
  if (compares !== 'others') addKoreanSounds(marked, traits);
  return traits;
}

/** The traits of `count` words from `at` on written as one: letter by letter, or in whatever Korean spelling when all of them are Korean. */
export function traitsOfJoined(words: readonly Spelt[], at: number, count: number): readonly Trait[] {
  let letters = REST;
  let areKorean = true;
  for (let word = at; word < at + count; word++) {
    letters = hash(words[word]!.text, letters);
    areKorean &&= divideWord(words[word]!.marked).length > 0;
  }
  const traits = [letters];
  if (areKorean) {
    let joined = '';
    for (let word = at; word < at + count; word++) joined += words[word]!.marked;
    for (const syllables of divideWord(joined)) addSounds(syllables, 0, KOREAN, traits);
  }
  return traits;
}

/** The one trait of two words written as one without a typing error. */
export function traitOfJoined(one: string, other: string): Trait {
  return hash(other, hash(one, REST));
}

const [REST, SOUND, CONSONANTS, KOREAN] = [0x811c9dc5, 0x2545f491, 0x1b873593, 0x27d4eb2f];
const PRIME = 0x01000193;

/** The word, and the word with as many letters dropped as it may have typing errors. */
function restsOf(text: string): Trait[] {
  const rests = [hash(text, REST)];
  const errors = text.length > TYPED_LENGTH_MAX || /\d/.test(text) ? 0 : errorsAllowed(text.length);
  if (errors === 0) return rests;
  for (let first = 0; first < text.length; first++) {
    rests.push(hashWithout(text, first, -1));
    const end = errors > 1 ? text.length : 0;
    for (let second = first + 1; second < end; second++) rests.push(hashWithout(text, first, second));
  }
  return rests;
}

/** Every way to hear the word as Korean, and as a Korean family name. */
function addKoreanSounds(marked: string, traits: Trait[]): void {
  for (const syllables of divideWord(marked)) addSounds(syllables, 0, KOREAN, traits);
  const surname = KOREAN_SPELLINGS.surnames.get(marked);
  if (surname) addSounds([surname], 0, KOREAN, traits);
}

function addSounds(syllables: readonly SpeltSyllable[], at: number, sound: number, traits: Trait[]): void {
  const syllable = syllables[at];
  if (!syllable) {
    traits.push(sound);
    return;
  }
  for (const fold of syllable.folds)
    addSounds(syllables, at + 1, Math.imul(sound ^ (fold + 1), PRIME) ^ (sound >>> 15), traits);
}

/** FNV-1a over the letters. */
function hash(text: string, seed: number): Trait {
  let value = seed | 0;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), PRIME);
  return value;
}

function hashWithout(text: string, first: number, second: number): Trait {
  let value = REST | 0;
  for (let at = 0; at < text.length; at++) {
    if (at !== first && at !== second) value = Math.imul(value ^ text.charCodeAt(at), PRIME);
  }
  return value;
}
