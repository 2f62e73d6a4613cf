import { writeSyllable } from './hangul.ts';
import type { KoreanName } from './korean-name.ts';
import type { SpeltSyllable } from './spellings.ts';

/** How close two Korean readings are, 0 to 1, and which syllables the two spellings tell apart. */
export type KoreanComparison = { readonly similarity: number; readonly apart: readonly string[] };

/** A syllable that the two spellings tell apart (정 and 종): one of them is enough to make another person of two. */
const APART = 0.25;

/** A family name told apart weighs a little more, for there is only one. */
const SURNAME_APART = 0.3;

/** What a doubtful reading takes off: `chul` read as 절 rather than 철. */
const DOUBT = 0.3;

/** With one given syllable there is less that could agree, so a doubt weighs more. */
const DOUBT_SINGLE = 0.6;

/** A name in Chinese sounds is borne by Chinese people first, and by a great many when it has one given syllable. */
const CHINESE = 0.1;
const CHINESE_SINGLE = 0.25;

/** Compares two names of the same number of syllables; undefined when they have not, or when one syllable does not even sound alike. */
export function compareKoreanNames(holder: KoreanName, listed: KoreanName): KoreanComparison | undefined {
  if (holder.surname.length !== listed.surname.length || holder.given.length !== listed.given.length) return undefined;
  let lost = 0;
  const apart: string[] = [];
  for (const [part, cost] of [
    ['surname', SURNAME_APART],
    ['given', APART],
  ] as const) {
    for (let position = 0; position < holder[part].length; position++) {
      const ours = holder[part][position]!;
      const theirs = listed[part][position]!;
      const agreement = compareSyllables(ours, theirs);
      if (agreement === 0 && !ours.folds.some((it) => theirs.folds.includes(it))) return undefined;
      if (agreement === 0) apart.push(`${describe(ours)} is not ${describe(theirs)}`);
      lost += agreement === 0 ? cost : (1 - agreement) * (holder.given.length === 1 ? DOUBT_SINGLE : DOUBT);
    }
  }
  if (holder.manner === 'mandarin' || holder.manner === 'cantonese')
    lost += holder.given.length === 1 ? CHINESE_SINGLE : CHINESE;
  return { similarity: Math.max(0, 1 - lost), apart };
}

/** 1 when both are spelt alike and nothing else is known of either, or when both may stand for the same Hangul, 0 when nothing that one may stand for is in the other. */
export function compareSyllables(one: SpeltSyllable, other: SpeltSyllable): number {
  if (one.readings === other.readings) return 1;
  let best = 0;
  for (const { syllable, weight } of one.readings) {
    for (const reading of other.readings) {
      if (reading.syllable === syllable) best = Math.max(best, Math.min(weight, reading.weight));
    }
  }
  return best;
}

function describe({ spelling, readings }: SpeltSyllable): string {
  const hangul = readings
    .slice(0, 3)
    .map((it) => writeSyllable(it.syllable))
    .join(' or ');
  return spelling === hangul ? spelling : `${spelling} (${hangul})`;
}
