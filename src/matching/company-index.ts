import { JOINED_MAX, joinsAt, SHARED_MIN } from './company-names.ts';
import { DISTINCTIVE_MIN, inAnyOrder, isDistinctive, significantWords, type CompanyWord } from './company-words.ts';
import type { NameWords } from './comparable-name.ts';
import type { ListedName } from './listed-names.ts';
import { push } from './push.ts';
import { indexWords, namesWithJoinedSound, namesWithWord, type WordIndex } from './word-index.ts';

/** The names of listed companies, vessels and aircraft, found by their distinctive words. */
export type CompanyIndex = {
  readonly names: readonly ListedName[];
  readonly words: WordIndex;
  /** The names without a distinctive word, by each word of theirs that says anything. */
  readonly byGenericWord: ReadonlyMap<string, readonly number[]>;
  /** The same names, by all of their words: `Korea Trade Bank` has none that says anything, and is a listed name. */
  readonly byAllWords: ReadonlyMap<string, readonly number[]>;
  /** What the words of each name weigh, all of them and the generic ones. */
  readonly all: Float64Array;
  readonly generic: Float64Array;
  /** Room to count in, empty between two screenings. */
  readonly counts: Uint32Array;
  readonly touched: Int32Array;
};

/** Builds the index. */
export function indexCompanies(names: readonly ListedName[]): CompanyIndex {
  const [byGenericWord, byAllWords] = [new Map<string, number[]>(), new Map<string, number[]>()];
  names.forEach(({ name }, number) => {
    if (isDistinctive(name.company)) return;
    push(byAllWords, inAnyOrder(name.company), number);
    for (const text of new Set(significantWords(name.company).map((it) => it.text))) push(byGenericWord, text, number);
  });
  const words = indexWords(
    names.map(({ name: { company } }) => ({
      words: company.filter((it) => isDistinctive([it])),
      joined: company.flatMap((_, at) => joinsAt(company, at).map((it) => it.word)),
    })),
    { compares: 'companies' },
  );
  const weights = names.map(({ name }) => weighWords(name.company));
  return {
    names,
    words,
    byGenericWord,
    byAllWords,
    all: Float64Array.from(weights, (it) => it.all),
    generic: Float64Array.from(weights, (it) => it.generic),
    counts: new Uint32Array(names.length),
    touched: new Int32Array(names.length),
  };
}

/**
 * Every listed company's or vessel's name that shares enough distinctive words with the holder's, or all of its generic
 * ones. Words written as one change the weights, so a name found by those is always looked at.
 */
export function findCompanies(companies: CompanyIndex, { company }: NameWords): ReadonlySet<ListedName> | undefined {
  const { counts, touched, names } = companies;
  let found: Set<ListedName> | undefined;
  let [size, hasName] = [0, false];
  for (let at = 0; at < company.length; at++) {
    if (company[at]!.weight >= DISTINCTIVE_MIN) {
      hasName = true;
      for (const it of namesWithWord(companies.words, company[at]!)) {
        const name = it >> 1;
        if (counts[name] === 0) touched[size++] = name;
        counts[name]! += (it & 1) === 1 ? ALWAYS : 1;
      }
    }
    for (let count = 2; count <= JOINED_MAX && at + count <= company.length; count++) {
      for (const it of namesWithJoinedSound(companies.words, company, at, count))
        (found ??= new Set()).add(names[it >> 1]!);
    }
  }
  const ours = weighWords(company);
  for (let place = 0; place < size; place++) {
    const name = touched[place]!;
    const shared = counts[name]! + Math.min(ours.generic, companies.generic[name]!);
    if (counts[name]! >= ALWAYS || 2 * shared >= SHARED_MIN * (ours.all + companies.all[name]!))
      (found ??= new Set()).add(names[name]!);
    counts[name] = 0;
  }
  if (!hasName) found = addByGenericWords(companies, company, found);
  return found;
}

/** Names without a distinctive word share at least one significant one, or are the same to the last word. */
function addByGenericWords(
  { byGenericWord, byAllWords, names }: CompanyIndex,
  company: readonly CompanyWord[],
  before: Set<ListedName> | undefined,
) {
  let found = before;
  for (const { text } of significantWords(company)) {
    for (const it of byGenericWord.get(text) ?? []) (found ??= new Set()).add(names[it]!);
  }
  for (const it of byAllWords.get(inAnyOrder(company)) ?? []) (found ??= new Set()).add(names[it]!);
  return found;
}

/** So many shared words never occur. */
const ALWAYS = 10_000;

function weighWords(company: readonly CompanyWord[]): { readonly all: number; readonly generic: number } {
  let [all, generic] = [0, 0];
  for (const { weight } of company) {
    all += weight;
    if (weight < DISTINCTIVE_MIN) generic += weight;
  }
  return { all, generic };
}
