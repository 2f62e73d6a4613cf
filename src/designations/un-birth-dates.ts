import { isListedDate, readListedDate } from './listed-date.ts';
import { childrenNamed, textAt } from './list-xml.ts';
import type { XmlElement } from './list-xml.ts';

/** All birth dates of a UN entry as EDTF, those that only an alias carries included: they are used with that name. */
export function readUnBirthDates(entry: XmlElement): string[] {
  const own = childrenNamed(entry, 'INDIVIDUAL_DATE_OF_BIRTH').map(readBirthDate);
  const ofAliases = childrenNamed(entry, 'INDIVIDUAL_ALIAS').map((it) => readText(textAt(it, 'DATE_OF_BIRTH')));
  return [...new Set([...own, ...ofAliases].filter((it) => it !== undefined))];
}

/** EXACT has a DATE or only a YEAR, BETWEEN two years; some have nothing but a note such as `Nov. 1973`. */
function readBirthDate(element: XmlElement): string | undefined {
  const from = textAt(element, 'FROM_YEAR');
  const to = textAt(element, 'TO_YEAR');
  const note = textAt(element, 'NOTE');
  if (from !== '' && to !== '') return readText(from === to ? from : `${from}/${to}`);

  const date = readText(textAt(element, 'DATE') || textAt(element, 'YEAR') || note);
  const isCirca = textAt(element, 'TYPE_OF_DATE') === 'APPROXIMATELY' || /^approximately$/i.test(note);
  return date !== undefined && isCirca ? `${date}~` : date;
}

/** Also takes the time zone off `1962-08-28-04:00`, as the files of 2017 have it. */
function readText(text: string): string | undefined {
  const date = text.replace(/^(\d{4}-\d{2}-\d{2}).+$/, '$1');
  return isListedDate(date) ? date : readListedDate(date);
}
