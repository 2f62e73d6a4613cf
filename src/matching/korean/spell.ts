import { splitSyllable } from './hangul.ts';

/** How one system writes the consonant before, the vowel and the consonant after. */
export type RomanisationSystem = {
  readonly weight: number;
  readonly initials: Spelt;
  readonly medials: Spelt;
  readonly finals: Spelt;
  readonly medialsAfterNothing?: Spelt;
};

/** From a letter of Hangul to its spellings, divided by bars. */
type Spelt = Readonly<Record<string, string | undefined>>;

/** A spelling that a system allows beside its first two is seldom seen. */
const SELDOM = 0.93;

/** A spelling that follows the ear rather than the letter: 림 as `Nim` after a consonant, as `Im` at the head of a name. */
const HEARD = 0.95;

/** Every way in which the systems write one Hangul character, each with the weight of the best system. */
export function spellSyllable(character: string, systems: readonly RomanisationSystem[]): ReadonlyMap<string, number> {
  const { initial, medial, final } = splitSyllable(character);
  const spellings = new Map<string, number>();
  for (const system of systems) {
    for (const [sound, heard] of soundsOf(initial, medial)) {
      const medials =
        (sound === 'ㅇ' ? system.medialsAfterNothing?.[medial] : undefined) ?? part(system.medials, medial);
      for (const [onset, onsetWeight] of alternatives(part(system.initials, sound))) {
        for (const [vowel, vowelWeight] of alternatives(medials)) {
          for (const [coda, codaWeight] of alternatives(final === '' ? '' : part(system.finals, final))) {
            if (vowel.endsWith('h') && coda !== '') continue; // `ah` and `oh` stand only at the end
            const weight = system.weight * heard * Math.min(onsetWeight, vowelWeight, codaWeight);
            const spelling = onset + vowel + coda;
            spellings.set(spelling, Math.max(weight, spellings.get(spelling) ?? 0));
          }
        }
      }
    }
  }
  return spellings;
}

/** The initial as it is written, and as it is heard in the South, where ㄹ and ㄴ change or fall silent. */
function soundsOf(initial: string, medial: string): readonly (readonly [string, number])[] {
  if (initial !== 'ㄹ' && initial !== 'ㄴ') return [[initial, 1]];
  const sounds: (readonly [string, number])[] = [[initial, 1]];
  if (initial === 'ㄹ') sounds.push(['ㄴ', HEARD]);
  if ('ㅑㅕㅖㅛㅠㅣ'.includes(medial)) sounds.push(['ㅇ', 1]);
  return sounds;
}

function part(table: Spelt, jamo: string): string {
  return table[jamo] ?? table[PLAIN_FINAL[jamo] ?? ''] ?? '';
}

function alternatives(written: string): readonly (readonly [string, number])[] {
  return written.split('|').map((it, position) => [it, position < 2 ? 1 : SELDOM] as const);
}

/** Finals that are heard as another one, and are spelt as they are heard. */
const PLAIN_FINAL: Readonly<Record<string, string>> = {
  ㄲ: 'ㄱ',
  ㄶ: 'ㄴ',
  ㅅ: 'ㄷ',
  ㅆ: 'ㄷ',
  ㅈ: 'ㄷ',
  ㅊ: 'ㄷ',
  ㅋ: 'ㄱ',
  ㅌ: 'ㄷ',
  ㅍ: 'ㅂ',
  ㅎ: 'ㄷ',
  ㄻ: 'ㅁ',
  ㄺ: 'ㄱ',
  ㄼ: 'ㄹ',
  ㅀ: 'ㄹ',
  ㅄ: 'ㅂ',
};
