import { companyWords, type CompanyWord } from './company-words.ts';
import { readKoreanName, type KoreanName } from './korean/korean-name.ts';
import { readWords, wordOf, type Word } from './normalise.ts';
import table from './tables/titles.json' with { type: 'json' };

/** A name divided into words: what candidates are found by. */
export type NameWords = {
  /** As it was written. */
  readonly written: string;
  readonly words: readonly Word[];
  /** The words of a company's name; none in a person's. */
  readonly company: readonly CompanyWord[];
};

/** A name made fit for comparison: its words, and every way to read them as a Korean name, in Korean or Chinese sounds. */
export type ComparableName = NameWords & {
  readonly korean: readonly KoreanName[];
  readonly chinese: readonly KoreanName[];
};

/** The names that one written name holds: two where it stands in two scripts (`PAK Kwang Hun 박광훈`), none where it comes to nothing. */
export function nameWords(written: string, kind: 'person' | 'entity'): readonly NameWords[] {
  const words = readWords(written);
  if (words.length === 0) return NO_NAME;
  if (words.every(isLatin)) {
    const whole = namedBy(written, words, kind);
    const rest = kind === 'entity' ? withoutAcronym(written) : undefined;
    return rest === undefined ? [whole] : [whole, namedBy(written, readWords(rest), kind)];
  }
  return splitByScript(words)
    .map((it) => namedBy(written, it, kind))
    .filter((it) => it.words.length > 0);
}

/** Reads the words as Korean, if they can be read so. */
export function comparableName(name: NameWords): ComparableName {
  return { ...name, ...(name.company.length > 0 ? NOT_KOREAN : readKoreanName(name.words)) };
}

/** `Foreign Trade Bank (FTB)` is a name and its acronym; undefined where there is none, or nothing besides. */
function withoutAcronym(written: string): string | undefined {
  if (!written.includes('(')) return undefined;
  const rest = written.replace(/\s*\([A-Z]{2,8}\)/g, '').trim();
  return rest === '' || rest === written ? undefined : rest;
}

const NO_NAME: readonly NameWords[] = [];
const NO_COMPANY: readonly CompanyWord[] = [];
const NOT_KOREAN = { korean: [], chinese: [] };

function isLatin({ script }: Word): boolean {
  return script === 'latin';
}

function namedBy(written: string, words: readonly Word[], kind: 'person' | 'entity'): NameWords {
  if (kind === 'entity') return { written, words, company: companyWords(words) };
  return {
    written,
    words: withoutTitles(words.every(isLatin) ? words : words.flatMap(readCharacters)),
    company: NO_COMPANY,
  };
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
  if (words.length < 3 || !words.some(isTitle)) return words;
  const rest = words.filter((it) => !isTitle(it));
  return rest.length < 2 ? words : rest;
}

function isTitle({ text }: Word): boolean {
  return TITLES.has(text);
}

const TITLES = new Set(table.titles);
