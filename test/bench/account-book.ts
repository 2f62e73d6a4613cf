import type { Holder } from '../../src/batches/holder.ts';
import { aCompany, aHolder } from '../support/holders.ts';
import { readRows, readText } from './real-lists.ts';

/** A made-up book of distinct holders: names put together from parts of real names, birth dates and nationalities. */
export type AccountBook = { readonly book: string; readonly holders: readonly Holder[] };

/** The ordinary mix of a bank in the region, and a book of Koreans alone; the same holders in every run. */
export function makeAccountBooks(shared: string, size: number): readonly AccountBook[] {
  const next = sequence();
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(next() * values.length)]!;
  const koreans = readRows(shared, 'names/korean_people_wikidata_half_A.tsv', '\t')
    .map((it) => it['latin']!.split(' '))
    .filter((it) => it.length === 2);
  const khmer = JSON.parse(readText(shared, 'names/khmer_names.json.gz')) as readonly {
    romanizedSurname: string;
    romanizedGiven: string;
  }[];
  const vietnamese = readText(shared, 'names/vietnamese_full_names.txt.gz')
    .split('\n')
    .map((it) => it.split(' '))
    .filter((it) => it.length >= 3);
  const athletes = readRows(shared, 'names/rio2016_athletes.csv.gz')
    .map((it) => it['name']!.split(' '))
    .filter((it) => it.length >= 2);
  const companies = Object.values(
    JSON.parse(readText(shared, 'names/us_companies_sec_tickers.json.gz')) as Record<string, { title: string }>,
  ).map((it) => it.title.split(' '));
  const birthDate = () =>
    `${1940 + Math.floor(next() * 65)}-${two(1 + Math.floor(next() * 12))}-${two(1 + Math.floor(next() * 28))}`;
  const person = (name: string, country: string) => aHolder({ name, birthDate: birthDate(), nationalities: [country] });

  const makers: readonly (readonly [share: number, make: () => Holder])[] = [
    [0.5, () => person(`${pick(khmer).romanizedSurname} ${pick(khmer).romanizedGiven}`, 'KH')],
    [0.15, () => person([pick(vietnamese)[0], ...pick(vietnamese).slice(1)].join(' '), 'VN')],
    [0.23, () => person(`${pick(athletes)[0]} ${pick(athletes).slice(1).join(' ')}`, 'FR')],
    [0.02, () => person(`${pick(koreans)[0]} ${pick(koreans)[1]}`, 'KR')],
    [
      0.1,
      () =>
        aCompany({
          name: [...pick(companies).slice(0, 1), ...pick(companies).slice(1)].join(' '),
          incorporationCountry: 'KH',
        }),
    ],
  ];
  const ordinary = () => {
    let at = next();
    return (makers.find(([share]) => (at -= share) < 0) ?? makers[0]!)[1]();
  };
  return [
    { book: 'ordinary mix', holders: Array.from({ length: size }, ordinary) },
    { book: 'Koreans alone', holders: Array.from({ length: size }, makers[3]![1]) },
  ];
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function sequence(): () => number {
  let state = 20261123;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}
