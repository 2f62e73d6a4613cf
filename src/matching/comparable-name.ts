import { companyWords, type CompanyWord } from './company-words.ts';
import { readKoreanName, type KoreanName } from './korean/korean-name.ts';
import { readWords, wordOf, type Word } from './normalise.ts';
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

const NO_COMPANY: readonly CompanyWord[] = [];
const NO_PERSON: readonly KoreanName[] = [];

function companyName(written: string, words: readonly Word[]): ComparableName {
  return { written, words, korean: NO_PERSON, chinese: NO_PERSON, company: companyWords(words) };
}

function personName(written: string, words: readonly Word[]): ComparableName {
  const named = withoutTitles(words.some((it) => it.script === 'han') ? words.flatMap(readCharacters) : words);
  return { written, words: named, ...readKoreanName(named), company: NO_COMPANY };
}

/** A person's name in characters: the first is the family name. A longer run is left whole. */
function readCharacters(word: Word): readonly Word[] {
  const { marked, script } = word;
  if (script !== 'han' || marked.length < 2 || marked.length > 4) return [word];
  return [...wordOf(marked.slice(0, 1), script), ...wordOf(marked.slice(1), script)];
}

/** Latin beside Hangul or Hanja is the same name once more; mixed within one name (`Kim 영철`) it stays together. */
function splitByScript(words: readonly Word[]): readonly (readonly Word[])[] {
  const parts = [...Map.groupBy(words, (it) => (it.script === 'other' ? 'latin' : it.script)).values()];
  if (
    parts.length > 1 &&
    parts.every((it) => it.length === 1 && it[0]!.marked.length < 4) &&
    readKoreanName(words).korean.length > 0
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
