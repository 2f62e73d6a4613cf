/**
 * What a Latin spelling of one Korean syllable may stand for. Every syllable that occurs in names is spelt in every
 * system of tables/romanisation.json, and the result is turned round: `jong` reads as 정 and as 종, `jung` as 정 and 중.
 */
import names from '../tables/name-syllables.json' with { type: 'json' };
import romanisation from '../tables/romanisation.json' with { type: 'json' };
import surnames from '../tables/surnames.json' with { type: 'json' };
import { foldSyllable, readSyllable, splitSyllable, type Syllable } from './hangul.ts';

/** A syllable that a spelling may stand for, and from 0 to 1 how far that reading is to be believed. */
export type Reading = { readonly syllable: Syllable; readonly weight: number };

/** One spelt syllable with everything it may stand for, the most believable first. */
export type SpeltSyllable = {
  readonly spelling: string;
  readonly readings: readonly Reading[];
  /** The coarse sounds of its readings, for retrieval. */
  readonly folds: readonly number[];
  /** False for syllables that hardly occur in names: `척`, `칙`. */
  readonly isUsual: boolean;
};

/** A spelling that a system allows beside its first two is seldom seen. */
const SELDOM = 0.93;

/** A reading that hardly occurs in names is a poor guess at what a spelling stands for. */
const UNUSUAL = 0.9;

/** Surname spellings at the tail of the census table: `Papk`, `Kang` for 감. */
const SELDOM_SURNAME = 0.85;

type System = (typeof romanisation.systems)[number] & {
  readonly medialsAfterNothing?: Readonly<Record<string, string>>;
};

/** What the spelling of one syllable may stand for; marks count when they are there. Undefined when it is no Korean syllable. */
export function findSyllable(spelling: string): SpeltSyllable | undefined {
  return SYLLABLES.get(spelling);
}

/** What the spelling may stand for as a family name, `Lee` and `Park` included. */
export function findSurname(spelling: string): SpeltSyllable | undefined {
  return SURNAMES.get(spelling);
}

/** A syllable written in Hangul: one reading, beyond doubt. */
export function exactSyllable(character: string): SpeltSyllable | undefined {
  const syllable = readSyllable(character);
  if (syllable === undefined) return undefined;
  return {
    spelling: character,
    readings: [{ syllable, weight: 1 }],
    folds: [foldSyllable(syllable)],
    isUsual: USUAL.has(syllable),
  };
}

/** True for one syllable, or two, that the census knows as a family name. */
export function isSurname(...parts: readonly Syllable[]): boolean {
  return SURNAME_SYLLABLES.has(parts.join(' '));
}

/** The readings that are family names, with the spellings that are used for nothing else added. */
function surnameTable(): ReadonlyMap<string, SpeltSyllable> {
  const table = new Map<string, SpeltSyllable>();
  for (const [spelling, spelt] of SYLLABLES) {
    const readings = spelt.readings
      .filter((it) => isSurname(it.syllable))
      .map(({ syllable, weight }) => ({ syllable, weight: USUAL.has(syllable) ? weight : weight / UNUSUAL }));
    if (readings.length > 0) table.set(spelling, speltAs(spelling, readings));
  }
  for (const [spelling, spelt] of SURNAME_SPELLINGS) {
    const known = table.get(spelling)?.readings ?? [];
    table.set(spelling, speltAs(spelling, merge([...spelt.readings, ...known])));
  }
  return table;
}

/** Every way in which the systems write one Hangul character, each with the weight of the best system. */
function spell(character: string): ReadonlyMap<string, number> {
  const { initial, medial, final } = splitSyllable(character);
  const spellings = new Map<string, number>();
  for (const system of romanisation.systems as readonly System[]) {
    const medials =
      (initial === 'ㅇ' ? system.medialsAfterNothing?.[medial] : undefined) ?? part(system.medials, medial);
    for (const [onset, onsetWeight] of alternatives(part(system.initials, initial))) {
      for (const [vowel, vowelWeight] of alternatives(medials)) {
        for (const [coda, codaWeight] of alternatives(final === '' ? '' : part(system.finals, final))) {
          if (vowel.endsWith('h') && coda !== '') continue; // `ah` and `oh` stand only at the end
          const weight = system.weight * Math.min(onsetWeight, vowelWeight, codaWeight);
          const spelling = onset + vowel + coda;
          spellings.set(spelling, Math.max(weight, spellings.get(spelling) ?? 0));
        }
      }
    }
  }
  return spellings;
}

function part(table: Readonly<Record<string, string>>, jamo: string): string {
  return table[jamo] ?? table[PLAIN_FINAL[jamo] ?? ''] ?? '';
}

function alternatives(written: string): readonly (readonly [string, number])[] {
  return written.split('|').map((it, position) => [it, position < 2 ? 1 : SELDOM] as const);
}

function readAll(
  spelt: readonly (readonly [string, ReadonlyMap<string, number>])[],
  unusual: number,
): ReadonlyMap<string, SpeltSyllable> {
  const bySpelling = new Map<string, Reading[]>();
  for (const [character, spellings] of spelt) {
    const syllable = readSyllable(character)!;
    for (const [spelling, weight] of spellings) {
      const readings = bySpelling.get(spelling) ?? [];
      readings.push({ syllable, weight: USUAL.has(syllable) ? weight : weight * unusual });
      bySpelling.set(spelling, readings);
    }
  }
  return new Map([...bySpelling].map(([spelling, readings]) => [spelling, speltAs(spelling, merge(readings))]));
}

function speltAs(spelling: string, readings: readonly Reading[]): SpeltSyllable {
  return {
    spelling,
    readings,
    folds: [...new Set(readings.map((it) => foldSyllable(it.syllable)))],
    isUsual: readings.some((it) => USUAL.has(it.syllable)),
  };
}

function merge(readings: readonly Reading[]): readonly Reading[] {
  const best = new Map<Syllable, number>();
  for (const { syllable, weight } of readings) best.set(syllable, Math.max(weight, best.get(syllable) ?? 0));
  return [...best]
    .map(([syllable, weight]) => ({ syllable, weight }))
    .sort((a, b) => b.weight - a.weight || a.syllable - b.syllable);
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

const USUAL = new Set([...names.usual].map((it) => readSyllable(it)!));
const SYLLABLES = readAll(
  [...names.usual, ...names.rare].map((it) => [it, spell(it)] as const),
  UNUSUAL,
);
const SURNAME_SYLLABLES = new Set(surnames.surnames.map((it) => [...it.hangul].map((c) => readSyllable(c)!).join(' ')));
const SURNAME_SPELLINGS = readAll(
  surnames.surnames
    .filter((it) => it.hangul.length === 1)
    .map(({ hangul, usual, rare }) => {
      const written = new Map(usual.map((it) => [it, 1]));
      for (const it of rare) written.set(it, SELDOM_SURNAME);
      return [hangul, written] as const;
    }),
  1,
);
const SURNAMES = surnameTable();

/** The longest spelling of one syllable. */
export const SPELLING_LENGTH_MAX = Math.max(...[...SYLLABLES.keys()].map((it) => it.length));
