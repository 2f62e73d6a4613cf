import { readKoreanName, type KoreanName } from './korean/korean-name.ts';
import { readWords, type Word } from './normalise.ts';
import { companyWords, type CompanyWord } from './company-words.ts';

/** A name made fit for comparison, once: as words, as Korean readings, and as the words of a company. */
export type ComparableName = {
  /** As it was written. */
  readonly written: string;
  readonly words: readonly Word[];
  /** Every way to read it as a Korean person's name. */
  readonly korean: readonly KoreanName[];
  readonly company: readonly CompanyWord[];
};

/** Undefined when the name comes to nothing. */
export function comparableName(written: string, kind: 'person' | 'entity'): ComparableName | undefined {
  const words = readWords(written);
  if (words.length === 0) return undefined;
  if (kind === 'entity') return { written, words, korean: [], company: companyWords(words) };
  return { written, words: withoutTitles(words), korean: readKoreanName(withoutTitles(words)), company: [] };
}

/** Forms of address stand before a name and say nothing about whose it is. */
function withoutTitles(words: readonly Word[]): readonly Word[] {
  const rest = words.filter((it) => !TITLES.has(it.text));
  return rest.length === 0 ? words : rest;
}

const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'prof', 'sir', 'madam', 'mme', 'mlle']);
