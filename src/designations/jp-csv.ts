import { InputError } from '../errors.ts';
import type { Designation } from './designation.ts';
import { jpDesignation } from './jp-entry.ts';
import type { ListContents } from './list-contents.ts';
import { readCsv } from './list-csv.ts';
import { wholeText } from './list-text.ts';

/**
 * Imports Japan's list of those whose assets are frozen (Ministry of Finance), in the CSV form with Japanese headings that
 * is published since 2026. The file carries no date; its name does (`shisantouketsu20260828.csv`).
 */
export function parseJapaneseList(source: string | Uint8Array): ListContents {
  const { rows } = readCsv(wholeText(source), { label: LABEL, columns: COLUMNS });
  const designations = rows.map((row) => jpDesignation(row, LABEL));
  const dprkLinked = designations.filter(isOfDprkCategory);
  checkCategories(designations);
  return { authority: 'jp', designations, dprkLinked };
}

const LABEL = { code: 'jp', name: 'The Japanese list' } as const;
const COLUMNS = [
  '区分',
  '番号',
  '告示日付',
  '個人・団体',
  '氏名（日本語）',
  '氏名（英語）',
  '生年月日',
  '国連参照番号',
];

/**
 * The categories of those linked to North Korea: 13 to 15 carry out UN listings, 16 and 17 are Japan's own. A category is
 * a number only, and the numbers shift when the ministry puts a new one in between.
 */
const DPRK_CATEGORIES: ReadonlySet<string> = new Set(['13', '14', '15', '16', '17']);

function isOfDprkCategory({ programmes }: Designation): boolean {
  return programmes.some((it) => DPRK_CATEGORIES.has(it));
}

/** The UN references tell whether the numbers still mean what they meant: the wrong people would be taken for the DPRK's. */
function checkCategories(designations: readonly Designation[]): void {
  const strayed = designations.filter(
    (it) => it.unReference !== undefined && /^KP[ie]\./.test(it.unReference) !== isOfDprkCategory(it),
  );
  if (strayed.length === 0) return;
  throw new InputError(
    'jp_categories_renumbered',
    `${strayed.length} entries of the Japanese list stand in a category that does not go with their UN reference: the ministry has renumbered its categories. The last good version stays in use until the new numbers are known.`,
  );
}
