import countries from 'i18n-iso-countries';

/**
 * The ISO 3166-1 alpha-2 code of a country as a sanctions list names it; undefined when the name is of no country, of
 * two of them, or of one that the list itself doubts ("undetermined", bare "Korea", "Sudan/South Sudan").
 */
export function countryCode(name: string): string | undefined {
  const key = nameKey(name);
  return LISTED_NAMES[key] ?? ISO_NAMES.get(key);
}

/**
 * The country of a FollowTheMoney value: a code in either case (`kp`), one with a region (`gb-sct`), or a name. Lists are
 * read by name alone, for there `na` stands for "not available" and not for Namibia.
 */
export function countryOfCode(text: string): string | undefined {
  const code = text.split('-')[0]!.trim().toUpperCase();
  return code.length === 2 && countries.isValid(code) ? code : countryCode(text);
}

/**
 * Names that lists print and that i18n-iso-countries 7.14 does not know, as found in the lists of 2017 to 2026; the
 * United Kingdom, Australia and the UN name nationals where others name states. The keys are upper case, without full
 * stops and outer blanks.
 */
const LISTED_NAMES: Readonly<Record<string, string>> = {
  "DEMOCRATIC PEOPLE'S REPUBLIC OF KOREA": 'KP',
  DPRK: 'KP',
  'KOREA, NORTH': 'KP',
  'NORTH KOREAN': 'KP',
  RPDC: 'KP', // the French and Spanish abbreviation, on passports of the UN list
  ROK: 'KR',
  'KOREA, SOUTH': 'KR',
  'SOUTH KOREAN': 'KR',
  AFGHAN: 'AF',
  ALGERIAN: 'DZ',
  'BAHAMAS, THE': 'BS',
  'BRITISH VIRGIN ISLANDS': 'VG',
  BRITISH: 'GB',
  BRUNEI: 'BN',
  BURMA: 'MM',
  'CABO VERDE': 'CV',
  CAMBODIAN: 'KH',
  'CHINA, HONG KONG SPECIAL ADMINISTRATIVE REGION': 'HK',
  'CHINA, MACAO SPECIAL ADMINISTRATIVE REGION': 'MO',
  CHINESE: 'CN',
  'CONGO (DEMOCRATIC REPUBLIC)': 'CD',
  'CONGO, DEMOCRATIC REPUBLIC OF THE': 'CD',
  'CONGO, REPUBLIC OF THE': 'CG',
  'COTE D IVOIRE': 'CI',
  DRC: 'CD',
  EGYPTIAN: 'EG',
  EMIRATI: 'AE',
  FILIPINO: 'PH',
  FRENCH: 'FR',
  GERMAN: 'DE',
  'HONG KONG SPECIAL ADMINISTRATIVE REGION': 'HK',
  INDIAN: 'IN',
  INDONESIAN: 'ID',
  'IRAN (ISLAMIC REPUBLIC OF)': 'IR',
  IRANIAN: 'IR',
  IRAQI: 'IQ',
  JAPANESE: 'JP',
  JORDANIAN: 'JO',
  KUWAITI: 'KW',
  LAOS: 'LA',
  LEBANESE: 'LB',
  'LIBYAN ARAB JAMAHIRIYA': 'LY',
  LIBYAN: 'LY',
  MACAU: 'MO',
  MALAYSIAN: 'MY',
  MALIAN: 'ML',
  'MAN, ISLE OF': 'IM',
  MAURITANIAN: 'MR',
  MOLDOVA: 'MD',
  MOROCCAN: 'MA',
  'NORTH MACEDONIA, THE REPUBLIC OF': 'MK',
  PAKISTANI: 'PK',
  'PALESTINIAN AUTHORITY': 'PS',
  'PALESTINIAN TERRITORIES': 'PS',
  'OCCUPIED PALESTINIAN TERRITORIES': 'PS',
  PALESTINIAN: 'PS',
  QATARI: 'QA',
  RDC: 'CD',
  RUSSIAN: 'RU',
  RWANDAN: 'RW',
  'SAUDI ARABIAN': 'SA',
  SINGAPOREAN: 'SG',
  SOMALI: 'SO',
  'ST KITTS & NEVIS': 'KN',
  'ST LUCIA': 'LC',
  'ST KITTS AND NEVIS': 'KN',
  'ST VINCENT AND THE GRENADINES': 'VC',
  SUDANESE: 'SD',
  'SULTANATE OF OMAN': 'OM',
  SWEDISH: 'SE',
  SYRIA: 'SY',
  SYRIAN: 'SY',
  TAIWANESE: 'TW',
  THAI: 'TH',
  'THE GAMBIA': 'GM',
  TUNISIAN: 'TN',
  TURKISH: 'TR',
  UGANDAN: 'UG',
  UKRAINIAN: 'UA',
  'UNION OF THE COMOROS': 'KM',
  'UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND': 'GB',
  'VIET NAM': 'VN',
  VIETNAMESE: 'VN',
  YEMENI: 'YE',
};

/** Every English name of the library, looked up once: its own search walks all countries at each call. */
const ISO_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(countries.getNames('en', { select: 'all' })).flatMap(([code, names]) =>
    names.map((name) => [nameKey(name), code] as const),
  ),
);

function nameKey(name: string): string {
  return name.replaceAll('’', "'").replaceAll('.', '').replaceAll(/\s+/g, ' ').trim().toUpperCase();
}
