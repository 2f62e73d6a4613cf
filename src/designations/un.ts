import { countryCode } from './country-names.ts';
import type { Designation } from './designation.ts';
import { isUnDprkLinked } from './dprk.ts';
import type { ListContents } from './list-contents.ts';
import { incompleteEntry, undatedList } from './list-label.ts';
import type { ListSource } from './list-text.ts';
import { childrenNamed, textAt } from './list-xml.ts';
import type { XmlElement } from './list-xml.ts';
import { isoDay } from './listed-date.ts';
import { readUnBirthDates } from './un-birth-dates.ts';
import { readUnIdentifiers } from './un-identifiers.ts';
import { readUnAliases } from './un-aliases.ts';
import { readUnAddresses, readUnBirthPlaces } from './un-places.ts';
import { readUnXml, UN_LABEL } from './un-xml.ts';

/** Imports the UN Security Council's consolidated list (XML), all programmes, in every layout seen since 2017. */
export function parseUnList(source: ListSource): ListContents {
  const { dateGenerated, entries } = readUnXml(source);
  const datedOn = isoDay(dateGenerated);
  if (datedOn === undefined) throw undatedList(UN_LABEL, 'dateGenerated on its root element');
  const designations = entries.map(readEntry);
  return {
    authority: 'un',
    datedOn,
    designations,
    dprkLinked: designations.filter((it) => it.programmes.some(isUnDprkLinked)),
  };
}

/** A person's family name stands in FIRST_NAME, in capitals; an entity's whole name stands there. */
const NAME_PARTS = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'];

function readEntry(entry: XmlElement): Designation {
  const reference = textAt(entry, 'REFERENCE_NUMBER');
  const name = NAME_PARTS.map((part) => textAt(entry, part))
    .filter((part) => part !== '')
    .join(' ');
  if (reference === '' || name === '') {
    throw incompleteEntry(UN_LABEL, `with DATAID ${textAt(entry, 'DATAID') || '(none)'}`);
  }
  const gender = textAt(entry, 'GENDER').toLowerCase();
  const listedOn = isoDay(textAt(entry, 'LISTED_ON'));
  const amendedOn = childrenNamed(entry, 'LAST_DAY_UPDATED')
    .flatMap((it) => it.children)
    .flatMap((it) => isoDay(it.text) ?? [])
    .toSorted()
    .at(-1);
  return {
    id: `un-${reference}`,
    authority: 'un',
    reference,
    kind: entry.name === 'INDIVIDUAL' ? 'person' : 'entity',
    programmes: [textAt(entry, 'UN_LIST_TYPE')],
    name,
    ...readUnAliases(entry, { name, reference }),
    birthDates: readUnBirthDates(entry),
    birthPlaces: readUnBirthPlaces(entry),
    ...(gender === 'male' || gender === 'female' ? { gender } : {}),
    nationalities: readNationalities(entry),
    identifiers: readUnIdentifiers(entry),
    addresses: readUnAddresses(entry),
    ...(listedOn === undefined ? {} : { listedOn }),
    ...(amendedOn === undefined ? {} : { amendedOn }),
  };
}

function readNationalities(entry: XmlElement): string[] {
  const names = childrenNamed(entry, 'NATIONALITY').flatMap((it) => it.children);
  return [...new Set(names.flatMap((it) => countryCode(it.text) ?? []))];
}
