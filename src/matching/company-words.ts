import anyAscii from 'any-ascii';
import type { Word } from './normalise.ts';
import table from './tables/company-words.json' with { type: 'json' };

/** One word of a company's name and how much it says: 1 for `Ryonbong`, little for `Trading`. */
export type CompanyWord = {
  /** Words that mean the same are one word: `Trading`, `Muyok` and 무역 are `trade`. */
  readonly text: string;
  /** With the marks that tell Korean syllables apart. */
  readonly marked: string;
  readonly weight: number;
};

/** A word in no table is taken to be a name. */
const DISTINCTIVE = 1;

/** A single letter is an abbreviation of something, a single character (부, 국, 社) the tail of a word. */
const INITIAL = 0.3;

/** From this weight on a word says which company is meant. */
export const DISTINCTIVE_MIN = 0.6;

/** Words of less weight than this (`Trading`, `Bank`) do not even help to tell generic names apart. */
export const SIGNIFICANT_MIN = 0.13;

/** The words of a company's name without its legal form; all of them when nothing else is left. */
export function companyWords(words: readonly Word[]): readonly CompanyWord[] {
  const all = words.flatMap((it) =>
    it.script === 'hangul' || it.script === 'han' ? divideCompound(it) : [wordOf(it.text, it.marked)],
  );
  const named = withPhrases(withoutNumberSign(all)).filter((it) => !LEGAL_FORMS.has(it.text));
  return named.length === 0 ? all : named;
}

/** True for words that no person's name has: a legal form, `Trading`, `Bank`. */
export function isCompanyLike(words: readonly Word[]): boolean {
  return words.some(
    ({ text }) => text.length > 2 && (LEGAL_FORMS.has(text) || COMPANY_ONLY.has(SYNONYMS.get(text) ?? text)),
  );
}

const COMPANY_ONLY = new Set([
  'trade',
  'bank',
  'shipping',
  'export',
  'import',
  'industry',
  'enterprise',
  'holding',
  'technology',
  'insurance',
]);

/** True when at least one word says which company is meant. */
export function isDistinctive(words: readonly CompanyWord[]): boolean {
  return words.some((it) => it.weight >= DISTINCTIVE_MIN);
}

/** All words of a name as one text that is the same for every order of them. */
export function inAnyOrder(words: readonly CompanyWord[]): string {
  return words
    .map((it) => it.text)
    .toSorted()
    .join(' ');
}

/** The words of a generic name that say anything at all; the name of the country is not among them. */
export function significantWords(words: readonly CompanyWord[]): readonly CompanyWord[] {
  return words.filter((it) => it.weight >= SIGNIFICANT_MIN && it.text !== 'korea');
}

function wordOf(text: string, marked: string): CompanyWord {
  const meant = SYNONYMS.get(text) ?? text;
  const isSame = meant === text;
  return {
    text: meant,
    marked: isSame ? marked : meant,
    weight: WEIGHTS.get(meant) ?? (meant.length === 1 ? INITIAL : DISTINCTIVE),
  };
}

/** Several words that are one: of the Democratic People's Republic of Korea, Hong Kong; or that say nothing: joint venture. */
function withPhrases(words: readonly CompanyWord[]): readonly CompanyWord[] {
  if (!words.some((it) => PHRASE_HEADS.has(it.text))) return words;
  const rest: CompanyWord[] = [];
  for (let at = 0; at < words.length;) {
    const phrase = PHRASES.find((it) => it.words.every((word, offset) => words[at + offset]?.text === word));
    if (!phrase) rest.push(words[at]!);
    else if (phrase.meant !== '') rest.push(wordOf(phrase.meant, phrase.meant));
    at += phrase?.words.length ?? 1;
  }
  return rest.length === 0 ? words : rest;
}

/** `Office No. 39` is Office 39. */
function withoutNumberSign(words: readonly CompanyWord[]): readonly CompanyWord[] {
  return words.filter(
    (it, position) =>
      !((it.text === 'no' || it.text === 'number' || it.text === 'nr') && /^\d/.test(words[position + 1]?.text ?? '')),
  );
}

/** A Korean or Chinese company's name has no blanks: 조선남강무역회사 is Korea, Namgang, trade, company. */
function divideCompound({ marked }: Word): readonly CompanyWord[] {
  const words: CompanyWord[] = [];
  let name = '';
  const keepName = () => {
    if (name !== '')
      words.push({ text: latinOf(name), marked: name, weight: name.length === 1 ? INITIAL : DISTINCTIVE });
    name = '';
  };
  for (let at = 0; at < marked.length;) {
    const part = COMPOUNDS.find(([written]) => marked.startsWith(written, at));
    if (part) {
      keepName();
      for (const text of part[1].split(' ')) words.push(wordOf(text, text));
      at += part[0].length;
    } else {
      name += marked[at]!;
      at += 1;
    }
  }
  keepName();
  return words;
}

function latinOf(characters: string): string {
  return anyAscii(characters)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

const LEGAL_FORMS = new Set(table.legalForms.split(' '));
const SYNONYMS = new Map(
  Object.entries(table.synonyms).flatMap(([meant, words]) => words.split(' ').map((it) => [it, meant] as const)),
);
const WEIGHTS = new Map(
  Object.entries(table.weights).flatMap(([weight, words]) =>
    words.split(' ').map((it) => [it, Number(weight)] as const),
  ),
);

/** Phrases in the words that stand for their synonyms, the longest first. */
const PHRASES = Object.entries(table.phrases)
  .flatMap(([meant, phrases]) =>
    phrases.map((it) => ({ meant, words: it.split(' ').map((word) => SYNONYMS.get(word) ?? word) })),
  )
  .sort((a, b) => b.words.length - a.words.length);
const PHRASE_HEADS = new Set(PHRASES.map((it) => it.words[0]!));

/** The longest first, so that 총회사 is not read as 총 and 회사. */
const COMPOUNDS = Object.entries(table.compounds)
  .flatMap(([meant, words]) => words.split(' ').map((it) => [it, meant] as const))
  .sort((a, b) => b[0].length - a[0].length || (a[0] < b[0] ? -1 : 1));
