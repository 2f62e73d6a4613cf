import { countryCode } from './country-names.ts';
import type { ListedAddress } from './designation.ts';
import type { OfacRemarks } from './ofac-remarks.ts';
import { readStatements } from './ofac-remarks.ts';

/**
 * The facts of an entry in OFAC's XML forms. They say in fields what the CSV form packs into one text of statements, so
 * they are put as those statements and read by the same rules: an entry is the same designation from whichever form.
 */
export type OfacFacts = {
  readonly birthDates: readonly string[];
  readonly birthPlaces: readonly string[];
  readonly nationalities: readonly string[];
  readonly citizenships: readonly string[];
  /** Documents and everything else that has a label: `Gender` `Male`, `SWIFT/BIC` `KUDBKPPY`. */
  readonly labelled: readonly { readonly label: string; readonly value: string; readonly country: string }[];
  readonly remarks: string;
};

/** Reads the facts, and answers the text in which the rules of dprk.ts look for North Korea. */
export function readFacts(facts: OfacFacts, { isPerson }: { isPerson: boolean }): OfacRemarks & { text: string } {
  const statements = [
    ...facts.birthDates.map((it) => `DOB ${it}`),
    ...facts.birthPlaces.map((it) => `POB ${it}`),
    ...facts.nationalities.map((it) => `nationality ${it}`),
    ...facts.citizenships.map((it) => `citizen ${it}`),
    ...facts.labelled.map(({ label, value, country }) => `${label} ${value}${country === '' ? '' : ` (${country})`}`),
    ...linksIn(facts.remarks),
  ];
  return { ...readStatements(statements, { isPerson }), text: [...statements, facts.remarks].join('; ') };
}

/** Street, then city with region and postcode, as the CSV form has them in its two columns. */
export function ofacAddress(parts: {
  readonly street: readonly string[];
  readonly city: string;
  readonly region: string;
  readonly postcode: string;
  readonly country: string;
}): ListedAddress[] {
  const city = [joined([parts.city, parts.region], ', '), parts.postcode].filter((it) => it !== '').join(' ');
  const place = joined([...parts.street, city], ', ');
  const country = countryCode(parts.country);
  const text = place === '' || country === undefined ? joined([place, parts.country], ', ') : place;
  return text === '' ? [] : [{ text, ...(country === undefined ? {} : { country }) }];
}

/** `(Linked To: PANGATES INTERNATIONAL CORPORATION LIMITED; Linked To: ABDULKARIM GROUP)` */
function linksIn(remarks: string): string[] {
  const start = remarks.indexOf('Linked To: ');
  if (start < 0) return [];
  return remarks
    .slice(start)
    .replace(/\)\.?$/, '')
    .split(/\)?;?\s*\(?(?=Linked To: )/)
    .filter((it) => it !== '');
}

function joined(parts: readonly string[], separator: string): string {
  return parts.filter((it) => it !== '').join(separator);
}
