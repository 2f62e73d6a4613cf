import { companyWords, type CompanyWord } from './company-words.ts';
import { readChineseReading, readKoreanName, type KoreanName } from './korean/korean-name.ts';
import { readWords, type Word } from './normalise.ts';
import table from './tables/titles.json' with { type: 'json' };

/** A name made fit for comparison, once: as words, as Korean readings, and as the words of a company. */
export type ComparableName = {
  /** As it was written. */
  readonly written: string;
  readonly words: readonly Word[];
  /** Every way to read it as a Korean person's name. */
  readonly korean: readonly KoreanName[];
  /** Every way to read it as a Korean name in Chinese sounds. */
  readonly chinese: readonly KoreanName[];
  readonly company: readonly CompanyWord[];
};

/** The names that one written name holds: two where it stands in two scripts (`PAK Kwang Hun 박광훈`), none where it comes to nothing. */
export function comparableNames(written: string, kind: 'person' | 'entity'): readonly ComparableName[] {
  const words = readWords(written);
  if (words.length === 0) return [];
  const parts = words.every((it) => it.script === 'latin') ? [words] : splitByScript(words);
  return parts.map((it) => (kind === 'entity' ? companyName(written, it) : personName(written, it)));
}

function companyName(written: string, words: readonly Word[]): ComparableName {
  return { written, words, korean: [], chinese: [], company: companyWords(words) };
}

function personName(written: string, words: readonly Word[]): ComparableName {
  const named = withoutTitles(words);
  return { written, words: named, korean: readKoreanName(named), chinese: readChineseReading(named), company: [] };
}

/** Latin beside Hangul or Hanja is the same name once more; mixed within one name (`Kim 영철`) it stays together. */
function splitByScript(words: readonly Word[]): readonly (readonly Word[])[] {
  const parts = [...Map.groupBy(words, (it) => (it.script === 'other' ? 'latin' : it.script)).values()];
  if (
    parts.length > 1 &&
    parts.every((it) => it.length === 1 && it[0]!.marked.length < 4) &&
    readKoreanName(words).length > 0
  )
    return [words];
  return parts;
}

/** Forms of address and ranks say nothing about whose name it is; at least two words are left. */
function withoutTitles(words: readonly Word[]): readonly Word[] {
  if (words.length < 3 && !TITLES.has(words[0]!.text)) return words;
  const rest = words.filter((it) => !TITLES.has(it.text));
  return rest.length < Math.min(2, words.length) ? words : rest;
}

const TITLES = new Set(table.titles);
