import { compareSyllables } from './korean/compare.ts';
import { segment } from './korean/korean-name.ts';
import { typingErrors } from './spelling-distance.ts';

/** Typing errors that two words of these lengths may have and still be taken for one: none in `Kim`, one in `Sergei`, two in `Abdulrahman`. */
export function errorsAllowed(shorter: number): number {
  if (shorter <= 3) return 0;
  return shorter < 8 ? 1 : 2;
}

/** How alike two words are, 0 to 1: 1 for the same letters, 0 where more than typing errors keeps them apart. Numbers must agree. */
export function wordSimilarity(one: string, other: string): number {
  if (one === other) return 1;
  if (isNumber(one) || isNumber(other)) return 0;
  const max = errorsAllowed(Math.min(one.length, other.length));
  if (max === 0) return 0;
  const errors = typingErrors(one, other, max);
  return errors === Infinity ? 0 : 1 - errors / Math.max(one.length, other.length);
}

/** True for a word with a digit in it: `39`, `3rd`, `jh86`. A number that differs by one digit is another number. */
export function isNumber(word: string): boolean {
  return /\d/.test(word);
}

/** A Korean word spelt by another system (`Taesong`, `Daesong`, `Daeseong`) is the same word. */
const OTHER_ROMANISATION = 0.99;

/** How alike two words of a company's name are, where Korean words may be spelt by any system. */
export function companyWordSimilarity(one: string, other: string): number {
  const plain = wordSimilarity(one, other);
  if (plain === 1) return 1;
  return Math.max(plain, koreanWordSimilarity(one, other));
}

function koreanWordSimilarity(one: string, other: string): number {
  let best = 0;
  for (const ours of segment(one)) {
    if (ours.length < 2) continue;
    for (const theirs of segment(other)) {
      if (theirs.length !== ours.length) continue;
      const agreement = Math.min(...ours.map((it, position) => compareSyllables(it, theirs[position]!)));
      best = Math.max(best, agreement * OTHER_ROMANISATION);
    }
  }
  return best < 0.8 ? 0 : best;
}
