import { aliasList } from './alias-list.ts';
import { countryOfCode } from './country-names.ts';
import type { Designation, ListedAddress, ListedIdentifier } from './designation.ts';
import { distinct } from './distinct.ts';
import { isEuDprkLinked } from './dprk.ts';
import { identifierType, withoutRepeats } from './identifiers.ts';
import { knownFields } from './known-fields.ts';
import type { ListContents } from './list-contents.ts';
import { emptyList, incompleteEntry, undatedList } from './list-label.ts';
import type { ListSource } from './list-text.ts';
import { childrenNamed, readXml } from './list-xml.ts';
import type { XmlElement } from './list-xml.ts';
import { isListedDate, isoDay } from './listed-date.ts';

/** Imports the EU's consolidated financial sanctions file (XML 1.1), all programmes. */
export function parseEuList(source: ListSource): ListContents {
  const entries: XmlElement[] = [];
  const { generationDate = '' } = readXml(source, { label: LABEL, root: 'export', depth: 1 }, (element) => {
    if (element.name === 'sanctionEntity') entries.push(element);
  });
  const datedOn = isoDay(generationDate);
  if (datedOn === undefined) throw undatedList(LABEL, 'generationDate on its root element');
  if (entries.length === 0) throw emptyList(LABEL);

  const designations = entries
    // An entry that is delisted may stay in the file for a while, with the day from which it is.
    .filter(({ attributes }) => !attributes['delistingDate'] || attributes['delistingDate'] > datedOn)
    .map(readEntry);
  return {
    authority: 'eu',
    datedOn,
    designations,
    dprkLinked: designations.filter((it) => isEuDprkLinked(it.programmes)),
  };
}

const LABEL = { code: 'eu', name: 'The EU list' } as const;

function readEntry(entry: XmlElement): Designation {
  const { euReferenceNumber, logicalId, unitedNationId, designationDate } = entry.attributes;
  const reference = euReferenceNumber || logicalId || '';
  const names = childrenNamed(entry, 'nameAlias').map(({ attributes }) => ({
    name: wholeName(attributes),
    strength: attributes['strong'] === 'false' ? ('weak' as const) : ('strong' as const),
  }));
  const main = names.find((it) => it.strength === 'strong' && it.name !== '') ?? names.find((it) => it.name !== '');
  if (reference === '' || main === undefined) {
    throw incompleteEntry(LABEL, `with the reference ${reference || '(none)'}`);
  }
  const [subject] = childrenNamed(entry, 'subjectType');
  const genders = new Set(childrenNamed(entry, 'nameAlias').map((it) => it.attributes['gender']));
  return knownFields<Designation>({
    id: `eu-${reference}`,
    authority: 'eu',
    reference,
    kind: subject?.attributes['classificationCode'] === 'P' ? 'person' : 'entity',
    programmes: [...new Set(childrenNamed(entry, 'regulation').map((it) => it.attributes['programme'] ?? ''))],
    name: main.name,
    aliases: aliasList(main.name, names),
    birthDates: distinct(childrenNamed(entry, 'birthdate').flatMap((it) => readBirthDate(it) ?? [])),
    birthPlaces: distinct(childrenNamed(entry, 'birthdate').flatMap((it) => placeWithCountry(it) || [])),
    gender: genders.has('F') ? 'female' : genders.has('M') ? 'male' : undefined,
    nationalities: distinct(childrenNamed(entry, 'citizenship').flatMap((it) => countryOf(it) ?? [])),
    identifiers: withoutRepeats(childrenNamed(entry, 'identification').flatMap(readIdentification)),
    addresses: childrenNamed(entry, 'address').flatMap(readAddress),
    listedOn: isoDay(designationDate ?? ''),
    amendedOn: lastPublication(entry),
    linkedTo: [],
    unReference: unitedNationId || undefined,
  });
}

/** The given name stands first here, and the whole name may be missing where its parts are given. */
function wholeName(attributes: XmlElement['attributes']): string {
  const { wholeName: whole = '', firstName = '', middleName = '', lastName = '' } = attributes;
  return (whole.trim() || [firstName, middleName, lastName].join(' ')).replaceAll(/\s+/g, ' ').trim();
}

function readBirthDate({ attributes }: XmlElement): string | undefined {
  if (attributes['calendarType'] !== 'GREGORIAN') return undefined;
  const { birthdate, year, monthOfYear, yearRangeFrom, yearRangeTo } = attributes;
  const mark = attributes['circa'] === 'true' ? '~' : '';
  const month = year && monthOfYear ? `${year}-${monthOfYear.padStart(2, '0')}` : undefined;
  const range = yearRangeFrom && yearRangeTo ? `${yearRangeFrom}${mark}/${yearRangeTo}` : undefined;
  const date = (birthdate || month || year || range || '') + mark;
  return isListedDate(date) ? date : undefined;
}

function readIdentification({ attributes }: XmlElement): ListedIdentifier[] {
  const number = (attributes['number'] || attributes['latinNumber'] || '').trim();
  if (!/\d/.test(number) && attributes['identificationTypeCode'] !== 'swiftbic') return [];
  const type = identifierType(
    `${attributes['identificationTypeCode'] ?? ''} ${attributes['identificationTypeDescription'] ?? ''}`,
  );
  return [knownFields({ type, number, country: countryOf({ attributes }) })];
}

/** The country stands in the text only where it has no code: nothing else would say it. */
function readAddress(element: XmlElement): ListedAddress[] {
  const country = countryOf(element);
  const place = placeParts(element).join(', ');
  const text = place === '' || country === undefined ? placeWithCountry(element) : place;
  return text === '' ? [] : [knownFields({ text, country })];
}

function placeWithCountry(element: XmlElement): string {
  const country = element.attributes['countryDescription'] ?? '';
  return [...placeParts(element), ...(country === '' || country === 'UNKNOWN' ? [] : [country])].join(', ');
}

/** From the street to the region. */
function placeParts({ attributes }: XmlElement): string[] {
  return ['street', 'poBox', 'zipCode', 'city', 'place', 'region'].flatMap((it) => {
    const part = attributes[it]?.trim() ?? '';
    return part === '' || part === '-' ? [] : [part];
  });
}

/** `00` stands for an unknown country. */
function countryOf({ attributes }: Pick<XmlElement, 'attributes'>): string | undefined {
  return countryOfCode(attributes['countryIso2Code'] ?? '');
}

/** The day of the latest regulation that touched the entry or any detail of it. */
function lastPublication(entry: XmlElement): string | undefined {
  const own = childrenNamed(entry, 'regulation');
  const ofDetails = entry.children.flatMap((it) => childrenNamed(it, 'regulationSummary'));
  return [...own, ...ofDetails]
    .flatMap((it) => isoDay(it.attributes['publicationDate'] ?? '') ?? [])
    .toSorted()
    .at(-1);
}
