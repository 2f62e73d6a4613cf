import { aliasList } from './alias-list.ts';
import { countryCode } from './country-names.ts';
import type { Alias, Designation, ListedIdentifier } from './designation.ts';
import { documentNumbers } from './document-text.ts';
import { withoutRepeats } from './identifiers.ts';
import { knownFields } from './known-fields.ts';
import type { CsvRow } from './list-csv.ts';
import { incompleteEntry } from './list-label.ts';
import type { ListLabel } from './list-label.ts';
import { isListedDate } from './listed-date.ts';

/** Reads one row: the name in Latin letters where there is one, and the Japanese one, in kana or kanji, as an alias. */
export function jpDesignation(row: CsvRow, label: ListLabel): Designation {
  const reference = row('番号');
  const names = [row('氏名（英語）'), row('氏名（日本語）')].map(withoutNotes).filter((it) => it !== '');
  const [name] = names;
  if (reference === '' || name === undefined) throw incompleteEntry(label, reference || '(without a number)');

  const country = row('国籍（英語）') || row('国籍（日本語）');
  const place = row('住所・所在地（都市その他の情報）（英語）') || row('住所・所在地（都市その他の情報）（日本語）');
  const addressCountry = countryCode(row('住所・所在地（国）（英語）'));
  return knownFields<Designation>({
    id: `jp-${reference}`,
    authority: 'jp',
    reference,
    kind: row('個人・団体') === '個人' ? 'person' : 'entity',
    programmes: [row('区分')],
    name,
    aliases: aliasList(name, [
      ...names.map((it) => ({ name: it, strength: 'strong' as const })),
      ...aliasesIn(row, ['別名・別称（英語）', '別名・別称（日本語）', '旧称（英語）', '旧称（日本語）'], 'strong'),
      ...aliasesIn(row, ['確定に十分でない別名（英語）', '確定に十分でない別名（日本語）'], 'weak'),
    ]),
    birthDates: [...new Set(values(row('生年月日')).flatMap((it) => readJapaneseDate(it) ?? []))],
    birthPlaces: values(row('出生地（英語）') || row('出生地（日本語）')),
    nationalities: [...new Set(values(country).flatMap((it) => countryCode(it) ?? []))],
    identifiers: withoutRepeats([
      ...documentsIn(row('旅券番号'), 'passport'),
      ...documentsIn(row('身分証番号'), 'nationalId'),
    ]),
    addresses: values(place).map((text) => knownFields({ text, country: addressCountry })),
    listedOn: readJapaneseDate(row('告示日付')),
    linkedTo: [],
    unReference: /^[A-Z]{2}[ie]\.\d{3}$/.test(row('国連参照番号')) ? row('国連参照番号') : undefined,
  });
}

function aliasesIn(row: CsvRow, columns: readonly string[], strength: Alias['strength']): Alias[] {
  return columns.flatMap((column) => values(row(column))).map((it) => ({ name: withoutNotes(it), strength }));
}

function documentsIn(text: string, type: ListedIdentifier['type']): ListedIdentifier[] {
  return documentNumbers(text).map((number) => ({ type, number }));
}

/**
 * The values of a cell stand between semicolons, full-width ones mostly. Inside brackets a semicolon parts nothing:
 * `ムハマド・マッカウィ(生年月日1960/4/11； 1963/4/11、国籍エジプト)` is one name.
 */
function values(cell: string): string[] {
  const found: string[] = [''];
  let depth = 0;
  for (const character of cell) {
    if ('(（'.includes(character)) depth += 1;
    else if (')）'.includes(character)) depth = Math.max(0, depth - 1);
    if (depth === 0 && ';；\n'.includes(character)) found.push('');
    else found[found.length - 1] += character;
  }
  return found.map((it) => it.trim()).filter((it) => it !== '' && it !== '不明');
}

/** Takes off the brackets that describe who bears a name; those that belong to it stay: `SAMPLE BANK (SOB)`. */
function withoutNotes(name: string): string {
  return name.replace(/\s*[(（][^()（）]*(?:生年月日|出生地|国籍|DOB|POB|born)[^()（）]*[)）]\s*$/i, '').trim();
}

/** `1963/4/11`, `2001.9.22`, `1963年4月11日`, `1963年`, `1958年から1964年までの間`; `1970年頃` is circa. */
function readJapaneseDate(text: string): string | undefined {
  const [, from, to] = /^(\d{4})年?(?:から|-|～|~)(\d{4})年(?:頃|までの間|の間)?$/.exec(text) ?? [];
  if (from !== undefined) return `${from}/${to}`;
  const parts = /^(\d{4})(?:[./年](\d{1,2})(?:[./月](\d{1,2}))?)?[年月日]?(頃)?$/.exec(text.replaceAll(/\s/g, ''));
  if (!parts) return undefined;
  const [, year, month, day, circa] = parts;
  const numbers = [month, day].flatMap((it) => (it === undefined ? [] : [it.padStart(2, '0')]));
  const date = [year, ...numbers].join('-') + (circa === undefined ? '' : '~');
  return isListedDate(date) ? date : undefined;
}
