import type { Word } from './normalise.ts';
import table from './tables/company-words.json' with { type: 'json' };

/** One word of a company's name and how much it says: 1 for `Ryonbong`, little for `Trading`. */
export type CompanyWord = { readonly text: string; readonly weight: number };

/** A word in no table is taken to be a name. */
const DISTINCTIVE = 1;

/** From this weight on a word says which company is meant. */
export const DISTINCTIVE_MIN = 0.6;

/** The words of a company's name without its legal form; all of them when nothing else is left. */
export function companyWords(words: readonly Word[]): readonly CompanyWord[] {
  const named = words.filter((it) => !LEGAL_FORMS.has(it.text));
  return (named.length === 0 ? words : named).map(({ text }) => ({ text, weight: weightOf(text) }));
}

/** True when at least one word says which company is meant. */
export function isDistinctive(words: readonly CompanyWord[]): boolean {
  return words.some((it) => it.weight >= DISTINCTIVE_MIN);
}

function weightOf(text: string): number {
  return GENERIC.get(text) ?? (text.length === 1 ? 0.3 : DISTINCTIVE);
}

const LEGAL_FORMS = new Set(table.legalForms.split(' '));
const GENERIC = new Map(
  Object.entries(table.generic).flatMap(([weight, words]) =>
    words.split(' ').map((it) => [it, Number(weight)] as const),
  ),
);
