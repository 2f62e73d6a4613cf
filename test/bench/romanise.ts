import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { readRows } from './real-lists.ts';

/** One published romanisation system, as a function from Hangul to Latin. */
export type RomanisationSystem = { readonly system: string; readonly romanise: (hangul: string) => string };

/**
 * The seven romanisation tables of the shared data, run as they stand: their plain substitutions in their own order.
 * They are independent of the matcher's own tables, which is the point of measuring with them. The rules with captures
 * were left out of the tables, so letters that no rule reached are written as the system's neighbours write them.
 */
export function readRomanisationSystems(shared: string): readonly RomanisationSystem[] {
  const folder = 'korean/romanisation_rules';
  return readdirSync(resolve(shared, folder)).map((file) => {
    const rules = readRows(shared, `${folder}/${file}`, '\t')
      .filter((it) => it['jamo'] && !/^[\d\u200B]/.test(it['jamo']))
      .map((it) => ({ pattern: patternOf(it['jamo']!, it['context'] ?? ''), latin: it['latin'] ?? '' }));
    return {
      system: file.replace('.tsv', ''),
      romanise: (hangul) => {
        let text = ` ${hangul.normalize('NFD')}`;
        for (const { pattern, latin } of rules) text = text.replace(pattern, latin);
        for (const [jamo, latin] of LEFT_OVER) text = text.replaceAll(jamo, latin);
        return text
          .replace(/\s-|^-/g, ' ')
          .replace(/\s+/g, ' ')
          .trim();
      },
    };
  });
}

function patternOf(jamo: string, context: string): RegExp {
  let before = '';
  let after = '';
  for (const [, side, what] of context.matchAll(
    /(not_before|not_after|before|after): ((?:(?!, (?:not_)?(?:after|before):).)*)/g,
  )) {
    const characters = charactersOf(what!);
    if (side === 'before') before += `(?<=${characters}|^)`;
    if (side === 'not_before') before += `(?<!${characters})`;
    if (side === 'after') after += `(?=${characters}|$)`;
    if (side === 'not_after') after += `(?!${characters})`;
  }
  return new RegExp(`${before}${jamo}${after}`, 'gu');
}

/** A class of characters in the tables' own words, as a class of a regular expression. */
function charactersOf(what: string): string {
  if (what.includes('unicode_hangul') || what.trim() === 'jamo') return '[\\u1100-\\u11ff]';
  const literal = [...what.matchAll(/any\("([^"]*)"\)|"([^"]*)"/g)].map((it) => it[1] ?? it[2]).join('');
  const words = `${/alpha|"A"/.test(what) ? 'A-Za-z' : ''}${/digit|"0"/.test(what) ? '0-9' : ''}${/jamo_vowel/.test(what) ? '\\u1161-\\u1175' : ''}${/space|line_start/.test(what) ? ' ' : ''}`;
  return `[${words}${literal.replace(/["\]\\-]/g, '\\$&')}]`;
}

const INITIALS = ['k', 'kk', 'n', 't', 'tt', 'r', 'm', 'p', 'pp', 's', 'ss', '', 'ch', 'tch', 'ch', 'k', 't', 'p', 'h'];
const VOWELS = 'a ae ya yae ŏ e yŏ ye o wa wae oe yo u wŏ we wi yu ŭ ŭi i'.split(' ');
const FINALS: Readonly<Record<string, string>> = {
  ᆨ: 'k',
  ᆫ: 'n',
  ᆮ: 't',
  ᆯ: 'l',
  ᆷ: 'm',
  ᆸ: 'p',
  ᆺ: 't',
  ᆼ: 'ng',
  ᆽ: 't',
  ᆾ: 't',
  ᆩ: 'k',
  ᇂ: 't',
};
const LEFT_OVER: readonly (readonly [string, string])[] = [
  ...INITIALS.map((latin, position) => [String.fromCodePoint(0x1100 + position), latin] as const),
  ...Object.entries(FINALS),
  ...VOWELS.map((latin, position) => [String.fromCodePoint(0x1161 + position), latin] as const),
];
