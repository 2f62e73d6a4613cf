/**
 * The spellings of one manner as a tree of letters in one array. Nearly all words of the world are no Korean syllables,
 * and the tree says so after a few letters, without cutting the word into pieces.
 */
export type SpellingTrie = { readonly children: Int32Array; readonly isSpelling: Uint8Array };

/** The letters that spellings are made of: Latin with the marks of McCune-Reischauer and the French é, and Cyrillic. */
const LETTERS = "abcdefghijklmnopqrstuvwxyz'ŏŭéабвгдежзийклмнопрстуфхцчшщъыьэюяё";
const WIDTH = 64;
const COLUMNS = new Map([...LETTERS].map((letter, column) => [letter.charCodeAt(0), column]));

/** Before a vowel a final is written as it sounds there: r for l, and the voiced for the voiceless. */
export const CARRIED: Readonly<Record<string, string>> = { r: 'l', g: 'k', b: 'p', d: 't' };
export const CARRYING = /[aeiouŏŭwyh]/;

/** Builds the tree. */
export function buildTrie(spellings: Iterable<string>): SpellingTrie {
  const children: number[] = Array.from({ length: WIDTH }, () => 0);
  const isSpelling: number[] = [0];
  for (const spelling of spellings) {
    let node = 0;
    for (let at = 0; at < spelling.length; at++) {
      const place = node * WIDTH + COLUMNS.get(spelling.charCodeAt(at))!;
      if (children[place] === 0) {
        children[place] = isSpelling.length;
        isSpelling.push(0);
        for (let column = 0; column < WIDTH; column++) children.push(0);
      }
      node = children[place]!;
    }
    isSpelling[node] = 1;
  }
  return { children: Int32Array.from(children), isSpelling: Uint8Array.from(isSpelling) };
}

/** False when the word cannot be divided into spellings, finals carried over included. */
export function isDivisible({ children, isSpelling }: SpellingTrie, word: string): boolean {
  if (word.length > LENGTH_MAX) return false;
  let reached = 1; // bit n: the first n letters can be divided
  for (let start = 0; start < word.length; start++) {
    if ((reached & (1 << start)) === 0) continue;
    let node = 0;
    for (let at = start; at < word.length; at++) {
      const column = columnOf(word.charCodeAt(at));
      if (at > start && at + 1 < word.length && CARRIED[word[at]!] !== undefined && CARRYING.test(word[at + 1]!)) {
        const plain = children[node * WIDTH + columnOf(CARRIED[word[at]!]!.charCodeAt(0))]!;
        if (plain > 0 && isSpelling[plain] === 1) reached |= 1 << (at + 1);
      }
      node = column < 0 ? 0 : children[node * WIDTH + column]!;
      if (node === 0) break;
      if (isSpelling[node] === 1) reached |= 1 << (at + 1);
    }
  }
  return (reached & (1 << word.length)) !== 0;
}

/** A longer word is no part of a Korean name, whatever its letters. */
const LENGTH_MAX = 30;

function columnOf(code: number): number {
  return code >= A && code <= Z ? code - A : (COLUMNS.get(code) ?? -1);
}

const [A, Z] = ['a'.charCodeAt(0), 'z'.charCodeAt(0)];
