import { isListedDate } from './listed-date.ts';
import { childrenNamed, elementsAt, textAt } from './list-xml.ts';
import type { XmlElement } from './list-xml.ts';

/**
 * The reference value sets at the head of SDN_ADVANCED.XML: by the name of the set (`AliasType`) and the number that the
 * rest of the file points with. The numbers are OFAC's own and are not fixed by the schema, so only the texts are relied on.
 */
export type ValueSets = ReadonlyMap<string, ReadonlyMap<string, XmlElement>>;

/** One value set, ready to stand in the map: `AliasTypeValues` with its `AliasType` elements. */
export function readValueSet(element: XmlElement): readonly [string, ReadonlyMap<string, XmlElement>] {
  const name = element.name.replace(/Values$/, '');
  return [name, new Map(childrenNamed(element, name).map((it) => [it.attributes['ID'] ?? '', it]))];
}

/** The text that a number stands for; empty where the set has no such number. */
export function valueText(values: ValueSets, set: string, id: string | undefined): string {
  return values.get(set)?.get(id ?? '')?.text ?? '';
}

/** A place of the file's own register: its parts by their type in capitals (`CITY`), and its country as a name. */
export type AdvancedLocation = { readonly parts: ReadonlyMap<string, string>; readonly country: string };

export function readLocation(location: XmlElement, values: ValueSets): AdvancedLocation {
  const parts = childrenNamed(location, 'LocationPart').map((part) => {
    const type = valueText(values, 'LocPartType', part.attributes['LocPartTypeID']).toUpperCase();
    return [type, elementsAt(part, 'LocationPartValue/Value')[0]?.text ?? ''] as const;
  });
  const [country] = childrenNamed(location, 'LocationCountry').map((it) =>
    valueText(values, 'Country', it.attributes['CountryID']),
  );
  const [area] = childrenNamed(location, 'LocationAreaCode').map(
    (it) => values.get('AreaCode')?.get(it.attributes['AreaCodeID'] ?? '')?.attributes['Description'] ?? '',
  );
  return { parts: new Map(parts), country: country || area || '' };
}

/**
 * A period as EDTF: `1964-08-28`, `1964-08`, `1964`, `1969/1970`, circa `1947~`. OFAC writes a year of which it knows no
 * more as the days from its first to its last. Undefined for a date that is of no calendar of ours.
 */
export function readPeriod(period: XmlElement, values: ValueSets): string | undefined {
  const calendar = valueText(values, 'CalendarType', period.attributes['CalendarTypeID']);
  if (calendar !== '' && calendar !== 'Gregorian') return undefined;
  const [start] = childrenNamed(period, 'Start');
  const [end] = childrenNamed(period, 'End');
  const from = start && (dayAt(start, 'From') ?? dayAt(start, 'To'));
  const to = (end && (dayAt(end, 'To') ?? dayAt(end, 'From'))) ?? from;
  if (from === undefined || to === undefined) return undefined;

  const isCirca = [start, end].some((it) => it?.attributes['Approximate'] === 'true');
  const [first, last] = shortened(from, to);
  const mark = isCirca ? '~' : '';
  const date = first === last ? first + mark : `${first}${mark}/${last}${mark}`;
  return isListedDate(date) ? date : undefined;
}

/** A whole day of three elements, as everything else in the file that has a date. */
export function readDay(element: XmlElement): string | undefined {
  const [year, month, day] = ['Year', 'Month', 'Day'].map((it) => textAt(element, it));
  if (!year || !month || !day) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function dayAt(boundary: XmlElement, name: string): string | undefined {
  const [point] = childrenNamed(boundary, name);
  return point && readDay(point);
}

function shortened(from: string, to: string): [string, string] {
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) return [from.slice(0, 4), to.slice(0, 4)];
  const month = from.slice(0, 7);
  // No month has a day 32, so the last of the month is the one after which the calendar knows none.
  const isWholeMonth = from.endsWith('-01') && to.startsWith(month) && !isListedDate(dayAfter(to));
  return isWholeMonth ? [month, month] : [from, to];
}

function dayAfter(day: string): string {
  return day.slice(0, 8) + String(Number(day.slice(8)) + 1).padStart(2, '0');
}
