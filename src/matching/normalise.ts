import anyAscii from 'any-ascii';

/**
 * One word of a name, made fit for comparison. `text` is plain Latin in small letters whatever the script was;
 * `marked` keeps what tells Korean syllables apart: Hangul as it is, the breve of ŏ and ŭ, the apostrophe of an aspirate.
 */
export type Word = { readonly text: string; readonly marked: string };

/**
 * The words of a name, in order. No words at all means that the name comes to nothing (`???`, `---`), and that
 * nobody can be screened by it.
 */
export function readWords(name: string): readonly Word[] {
  const plain = PLAIN.test(name) ? name.toLowerCase() : undefined;
  if (plain !== undefined)
    return plain
      .split(SEPARATORS)
      .filter(isWord)
      .map((it) => ({ text: it, marked: it }));
  return markedText(name).split(MARKED_SEPARATORS).flatMap(readWord);
}

/** Letters, digits and separators of ASCII alone: the fast road, which nearly every holder takes. */
const PLAIN = /^[A-Za-z0-9 ,.&/()_-]*$/;
const SEPARATORS = /[^a-z0-9]+/;

/** An apostrophe joins, whatever stands round it; everything else that is no letter, mark or digit divides. */
const MARKED_SEPARATORS = /[^\p{L}\p{M}\p{N}']+/u;
const APOSTROPHES = /['‘’ʻʼʹ`´′＇]/gu;
const HANGUL = /^\p{Script=Hangul}+$/u;

function isWord(text: string): boolean {
  return text !== '';
}

/**
 * Small letters with one kind of apostrophe. The US spelling `Yo'ng` writes an apostrophe for the breve, so `o'`
 * and `u'` become ŏ and ŭ; after a consonant it stays, for there it means an aspirate: `ch'`.
 */
function markedText(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(APOSTROPHES, "'")
    .replace(/(?<=\p{L})o'/gu, 'ŏ')
    .replace(/(?<=\p{L})u'|\bu'(?=n)/gu, 'ŭ')
    .replace(/\bo'(?=[kmnlp])/gu, 'ŏ');
}

/** A run of Hangul and a run of letters that touch are two words. */
function readWord(run: string): readonly Word[] {
  return (run.match(/\p{Script=Hangul}+|[^\p{Script=Hangul}]+/gu) ?? []).flatMap((part) => {
    const marked = HANGUL.test(part) ? part : withoutOtherMarks(part);
    const text = anyAscii(marked)
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '');
    return text === '' ? [] : [{ text, marked }];
  });
}

/** Drops every accent but the breve over o and u: `Yŏngch’ŏl` stays, `Nguyễn` becomes `nguyen`. */
function withoutOtherMarks(text: string): string {
  if (!/[^a-z0-9']/.test(text)) return trimApostrophes(text);
  const bare = text
    .normalize('NFD')
    .replace(/(?<![ou])\p{M}+|(?<=[ou])(?!\u0306)\p{M}+/gu, '')
    .normalize('NFC');
  return trimApostrophes(/^[a-z0-9ŏŭ']*$/.test(bare) ? bare : anyAscii(text).toLowerCase());
}

function trimApostrophes(text: string): string {
  return text.replace(/^'+|'+$/g, '');
}
