import type { Holder } from '../../src/batches/holder.ts';
import { aCompany, aHolder } from '../support/holders.ts';
import { readRows, readText } from './real-lists.ts';

/** People and companies who are on no list: what they raise is the price that the bank's staff pays. */
export type HonestGroup = { readonly group: string; readonly isKorean: boolean; readonly holders: readonly Holder[] };

/** Olympic codes of the countries whose athletes are a group of their own, as ISO 3166-1 alpha-2. */
const COUNTRIES: Readonly<Record<string, string>> = {
  KOR: 'KR',
  PRK: 'KP',
  CHN: 'CN',
  VIE: 'VN',
  CAM: 'KH',
  RUS: 'RU',
};

/** Every group of honest customers in the shared data, with and without birth dates where these are known. */
export function readHonestCustomers(shared: string): readonly HonestGroup[] {
  const koreans = readRows(shared, 'names/korean_people_wikidata_half_A.tsv', '\t');
  const members = readRows(shared, 'names/south_korea_assembly_members.csv');
  const athletes = Map.groupBy(
    readRows(shared, 'names/rio2016_athletes.csv.gz'),
    (it) => COUNTRIES[it['nationality']!] ?? 'other',
  );
  const named = (group: string, names: readonly (string | undefined)[], isKorean = false): HonestGroup => ({
    group,
    isKorean,
    holders: [...new Set(names)].filter((it) => it?.trim()).map((name) => aHolder({ name: name! })),
  });
  return [
    named(
      'Koreans, Latin',
      koreans.map((it) => it['latin']),
      true,
    ),
    named(
      'Koreans, Hangul',
      koreans.map((it) => it['hangul']),
      true,
    ),
    named(
      'South Korean members of parliament, Latin',
      members.map((it) => it['name_en']),
      true,
    ),
    named(
      'South Korean members of parliament, Hangul',
      members.map((it) => it['name_kr']),
      true,
    ),
    named(
      'South Korean members of parliament, Hanja',
      members.map((it) => it['name_hanja']),
      true,
    ),
    {
      group: 'South Korean members of parliament with birth date and nationality',
      isKorean: true,
      holders: members
        .filter((it) => it['birth'])
        .map((it) =>
          aHolder({
            name: it['name_en'] || it['name_kr']!,
            nativeName: it['name_kr'],
            birthDate: it['birth'],
            nationalities: ['KR'],
          }),
        ),
    },
    ...[...athletes].flatMap(([country, rows]) => {
      const isKorean = country === 'KR' || country === 'KP';
      return [
        named(
          `Athletes, ${country}`,
          rows.map((it) => it['name']),
          isKorean,
        ),
        {
          group: `Athletes, ${country}, with birth date`,
          isKorean,
          holders: rows
            .filter((it) => /^\d{4}-\d\d-\d\d$/.test(it['date_of_birth']!))
            .map((it) =>
              aHolder({
                name: it['name']!,
                birthDate: it['date_of_birth'],
                nationalities: country === 'other' ? undefined : [country],
              }),
            ),
        },
      ];
    }),
    named(
      'Cambodian members of parliament',
      readRows(shared, 'names/cambodia_national_assembly_members.csv').map((it) => it['name']),
    ),
    named(
      'Khmer names, Latin',
      khmer(shared).map((it) => `${it.romanizedSurname} ${it.romanizedGiven}`),
    ),
    named(
      'Khmer names, Khmer script',
      khmer(shared).map((it) => `${it.surname} ${it.givenName}`),
    ),
    named('Vietnamese', readText(shared, 'names/vietnamese_full_names.txt.gz').split('\n')),
    {
      group: 'US companies',
      isKorean: false,
      holders: companies(shared).map((name) => aCompany({ name })),
    },
  ];
}

function khmer(
  shared: string,
): readonly { surname: string; givenName: string; romanizedSurname: string; romanizedGiven: string }[] {
  return JSON.parse(readText(shared, 'names/khmer_names.json.gz'));
}

function companies(shared: string): readonly string[] {
  const rows = JSON.parse(readText(shared, 'names/us_companies_sec_tickers.json.gz')) as Record<
    string,
    { title: string }
  >;
  return [...new Set(Object.values(rows).map((it) => it.title))];
}
