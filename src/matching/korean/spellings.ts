/**
 * What the spelling of one Korean syllable may stand for. Every syllable that occurs in names is spelt in every system
 * of the tables, and the result is turned round: `jong` reads as 정 and as 종, `jung` as 정 and 중.
 */
import chinese from '../tables/chinese-readings.json' with { type: 'json' };
import names from '../tables/name-syllables.json' with { type: 'json' };
import romanisation from '../tables/romanisation.json' with { type: 'json' };
import surnames from '../tables/surnames.json' with { type: 'json' };
import { foldSyllable, readSyllable, type Syllable } from './hangul.ts';
import { spellSyllable } from './spell.ts';
import { buildTrie, type SpellingTrie } from './spelling-trie.ts';

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

/**
 * The spellings that may stand together in one name. The Korean ones are mixed freely (`Kim Cheol-su`, `Kim Chol-soo`);
 * who writes Russian or Chinese sounds in Latin letters does so throughout.
 */
export type Spellings = {
  readonly manner: 'korean' | 'russian' | 'mandarin' | 'cantonese';
  readonly syllables: ReadonlyMap<string, SpeltSyllable>;
  readonly surnames: ReadonlyMap<string, SpeltSyllable>;
  /** The length of the longest one. */
  readonly longest: number;
  readonly trie: SpellingTrie;
};

/** A reading that hardly occurs in names is a poor guess at what a spelling stands for. */
const UNUSUAL = 0.9;

/** Surname spellings at the tail of the census table: `Papk`. */
const SELDOM_SURNAME = 0.85;

/** The Vietnamese reading of a family name (`Ly`, `Thoi`) is first of all the name of a Vietnamese or a Khmer. */
const VIETNAMESE = 0.7;

/** A syllable whose readings are known, from whatever table. */
export function speltSyllable(spelling: string, readings: readonly Reading[]): SpeltSyllable {
  const merged = merge(readings);
  return {
    spelling,
    readings: merged,
    folds: [...new Set(merged.map((it) => foldSyllable(it.syllable)))],
    isUsual: merged.some((it) => USUAL.has(it.syllable)),
  };
}

/** True for one syllable, or two, that the census knows as a family name. */
export function isSurname(...parts: readonly Syllable[]): boolean {
  return SURNAME_SYLLABLES.has(parts.join(' '));
}

function merge(readings: readonly Reading[]): readonly Reading[] {
  const best = new Map<Syllable, number>();
  for (const { syllable, weight } of readings) best.set(syllable, Math.max(weight, best.get(syllable) ?? 0));
  return [...best]
    .map(([syllable, weight]) => ({ syllable, weight }))
    .sort((a, b) => b.weight - a.weight || a.syllable - b.syllable);
}

/** Turns a list of Hangul with its spellings round, so that each spelling has its readings. */
function turnRound(spelt: Iterable<readonly [string, ReadonlyMap<string, number>]>): Map<string, Reading[]> {
  const bySpelling = new Map<string, Reading[]>();
  for (const [hangul, spellings] of spelt) {
    const syllable = readSyllable(hangul)!;
    for (const [spelling, weight] of spellings) {
      const readings = bySpelling.get(spelling) ?? [];
      readings.push({ syllable, weight });
      bySpelling.set(spelling, readings);
    }
  }
  return bySpelling;
}

function tableOf(
  manner: Spellings['manner'],
  given: Map<string, Reading[]>,
  family: Map<string, Reading[]>,
): Spellings {
  const asSurnames = new Map(family);
  for (const [spelling, readings] of given) {
    const possible = readings.filter((it) => isSurname(it.syllable));
    if (possible.length > 0) asSurnames.set(spelling, [...possible, ...(family.get(spelling) ?? [])]);
  }
  const asUsual = (it: Reading) => (USUAL.has(it.syllable) ? it : { ...it, weight: it.weight * UNUSUAL });
  const syllables = new Map(
    [...given].map(([spelling, readings]) => [spelling, speltSyllable(spelling, readings.map(asUsual))]),
  );
  return {
    manner,
    syllables,
    surnames: new Map([...asSurnames].map(([spelling, readings]) => [spelling, speltSyllable(spelling, readings)])),
    longest: Math.max(...[...syllables.keys()].map((it) => it.length)),
    trie: buildTrie(syllables.keys()),
  };
}

function spellAll(group: string): Map<string, Reading[]> {
  const systems = romanisation.systems.filter((it) => it.group === group);
  return turnRound([...names.usual, ...names.rare].map((it) => [it, spellSyllable(it, systems)] as const));
}

/** The family names in the spellings that the census, the lists and the Koreans of Russia use for nothing else. */
function surnameSpellings(): Map<string, Reading[]> {
  const single = surnames.surnames.filter((it) => it.hangul.length === 1);
  return turnRound(
    single.map(({ hangul, usual, rare, cyrillic = [], vietnamese = [] }) => {
      const weights = new Map(vietnamese.map((it) => [it, VIETNAMESE]));
      for (const it of rare) weights.set(it, SELDOM_SURNAME);
      for (const it of [...usual, ...cyrillic]) weights.set(it, 1);
      return [hangul, weights] as const;
    }),
  );
}

type ChineseReadings = Readonly<
  Record<string, { readonly mandarin: readonly string[]; readonly cantonese: readonly string[] }>
>;

function chineseSpellings(table: ChineseReadings, manner: 'mandarin' | 'cantonese'): Map<string, Reading[]> {
  return turnRound(
    Object.entries(table).map(
      ([hangul, it]) => [hangul, new Map(it[manner].map((spelling) => [spelling, 1]))] as const,
    ),
  );
}

const USUAL = new Set([...names.usual].map((it) => readSyllable(it)!));
const SURNAME_SYLLABLES = new Set(surnames.surnames.map((it) => [...it.hangul].map((c) => readSyllable(c)!).join(' ')));

/** Every way in which Koreans and those who write about them spell Korean, in Latin and Cyrillic letters. */
export const KOREAN_SPELLINGS = tableOf('korean', spellAll('korean'), surnameSpellings());

/** Russian spellings transliterated once more: `Tsoi`, `Khvan`, `Chkhol`. */
export const RUSSIAN_SPELLINGS = tableOf('russian', spellAll('russian'), surnameSpellings());

/** The characters of a Korean name read as Mandarin or as Cantonese: `Li Chenghe` is 리성혁. */
export const CHINESE_SPELLINGS = (['mandarin', 'cantonese'] as const).map((manner) =>
  tableOf(manner, chineseSpellings(chinese.given, manner), chineseSpellings(chinese.surnames, manner)),
);

/** How many bear a family name, of the readings that a spelling has the commonest: which of two is the likelier family name. */
export function bearersOf({ readings }: SpeltSyllable): number {
  return readings.reduce((most, it) => Math.max(most, BEARERS.get(it.syllable) ?? 0), 0);
}

const BEARERS = new Map<Syllable, number>();
for (const { hangul, bearers } of surnames.surnames) {
  const syllable = readSyllable(hangul)!;
  if (hangul.length === 1) BEARERS.set(syllable, bearers + (BEARERS.get(syllable) ?? 0));
}
