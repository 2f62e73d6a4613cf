import anyAscii from 'any-ascii';
import { readingsOf, type WordReadings } from './korean/word-readings.ts';

/**
 * One word of a name, made fit for comparison. `text` is plain Latin in small letters whatever the script was;
 * `marked` keeps what tells Korean syllables apart: Hangul, Hanja and Cyrillic as they are, the breve of ŏ and ŭ, the
 * apostrophe of an aspirate.
 */
export type Word = {
  readonly text: string;
  readonly marked: string;
  readonly script: 'latin' | 'hangul' | 'han' | 'other';
  /** What it can be within a Korean name. */
  readonly readings: WordReadings;
};

/**
 * The words of a name, in order. No words at all means that the name comes to nothing (`???`, `---`), and that
 * nobody can be screened by it.
 */
export function readWords(written: string): readonly Word[] {
  const plain = readPlainWords(written);
  if (plain) return plain;
  const name = written.includes('-') ? written.replace(ARTICLE, '$1') : written;
  if (HAS_APOSTROPHE.test(name)) return withOneApostrophe(name).split(SEPARATORS).flatMap(readRun);
  const words: Word[] = [];
  for (const chunk of name.split(PLAIN_SEPARATORS)) {
    if (chunk !== '') for (const word of readChunk(chunk)) words.push(word);
  }
  return words;
}

/** Names of plain letters, digits and blanks are most of all names: their words are cut out in one go. Undefined for any other. */
function readPlainWords(name: string): readonly Word[] | undefined {
  const words: Word[] = [];
  let start = 0;
  for (let at = 0; at <= name.length; at++) {
    const code = at === name.length ? BLANK : name.charCodeAt(at);
    if (code === BLANK) {
      if (at > start) words.push(readChunk(name.slice(start, at))[0]!);
      start = at + 1;
    } else if (!isPlainCode(code)) return undefined;
  }
  return words;
}

const BLANK = 0x20;

/** A to Z, a to z, 0 to 9. */
function isPlainCode(code: number): boolean {
  const small = code | 0x20;
  return (small >= 0x61 && small <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

/** The Arabic article is part of the word that it stands before: `al-Rahman`. */
const ARTICLE = /(?<!\p{L})([ae]l)-(?=\p{L}{3})/giu;

/** What stands between two blanks. It always reads in the same way, so remembering changes no answer; and it is bounded. */
function readChunk(chunk: string): readonly Word[] {
  const known = REMEMBERED.get(chunk);
  if (known) return known;
  const words = PLAIN.test(chunk)
    ? [plainWord(chunk.toLowerCase())]
    : withOneApostrophe(chunk).split(SEPARATORS).flatMap(readRun);
  if (REMEMBERED.size >= REMEMBERED_MAX) REMEMBERED.clear();
  REMEMBERED.set(chunk, words);
  return words;
}

function plainWord(text: string): Word {
  return { text, marked: text, script: 'latin', readings: readingsOf(text) };
}

const PLAIN = /^[A-Za-z0-9]+$/;
const REMEMBERED = new Map<string, readonly Word[]>();
const REMEMBERED_MAX = 200_000;
const PLAIN_SEPARATORS = /[\s,.&/()_-]+/;

/** An apostrophe joins; everything else that is no letter, mark or digit divides. */
const SEPARATORS = /[^\p{L}\p{M}\p{N}']+/u;
const APOSTROPHES = /['‘’‛ʻʼʹʽ`´′＇ʿʾ]/gu;
const HAS_APOSTROPHE = /['‘’‛ʻʼʹʽ`´′＇ʿʾ]/u;

/**
 * Small letters with one kind of apostrophe. The US spelling `Yo'ng` writes an apostrophe for the breve, so `o'` and `u'`
 * become ŏ and ŭ; after a consonant it stays, for there it means an aspirate: `ch'`. Lists also print it with a blank
 * beside it (`Cho 'n`, `Myo' ng`), and write the breve as a caron, a circumflex or, for ŭ, a diaeresis.
 */
function withOneApostrophe(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(APOSTROPHES, "'")
    .replace(/(?<=[a-z][ou]) ?' (?=(?:ng|n|l|k|m|p)(?![a-z]))/g, "'")
    .replace(/(?<=[a-z][ou]) '(?=(?:ng|n|l|k|m|p)(?![a-z]))/g, "'")
    .replace(/(?<=[a-z])o'|[ǒô]/g, 'ŏ')
    .replace(/(?<=[a-z])u'|[ǔûü]/g, 'ŭ')
    .replace(/(?<![a-z])([ou])'(?=[nkml](?![a-z]))/g, (_, vowel: string) => (vowel === 'o' ? 'ŏ' : 'ŭ'));
}

/** Scripts that touch are words of their own. */
const SCRIPTS = /\p{Script=Hangul}+|\p{Script=Han}+|[^\p{Script=Hangul}\p{Script=Han}]+/gu;

function readRun(run: string): readonly Word[] {
  return (run.match(SCRIPTS) ?? []).flatMap((part) => {
    if (/^\p{Script=Hangul}/u.test(part)) return wordOf(part, 'hangul');
    if (/^\p{Script=Han}/u.test(part)) return wordOf(part, 'han');
    if (/^[a-z0-9ŏŭ']*$/.test(part)) return wordOf(trimApostrophes(part), 'latin');
    if (/[^\p{Script=Latin}\p{M}\p{N}']/u.test(part)) return wordOf(part, 'other');
    return wordOf(trimApostrophes(withoutAccents(part)), 'latin');
  });
}

/** A word of one script, as it stands in a name; nothing where no letter is left of it. */
export function wordOf(marked: string, script: Word['script']): readonly Word[] {
  const text = anyAscii(marked)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  return text === '' ? [] : [{ text, marked, script, readings: readingsOf(marked) }];
}

/** Drops every accent but the breve of ŏ and ŭ: `Nguyễn` becomes `nguyen`. */
function withoutAccents(text: string): string {
  const bare = text
    .normalize('NFD')
    .replace(/(?<![ou])\p{M}+|(?<=[ou])(?!\u0306(?!\p{M}))\p{M}+/gu, '')
    .normalize('NFC');
  return /^[a-z0-9ŏŭ']*$/.test(bare) ? bare : anyAscii(bare).toLowerCase();
}

function trimApostrophes(text: string): string {
  return text.replace(/^'+|'+$/g, '');
}
