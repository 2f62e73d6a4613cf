import { aliasList } from './alias-list.ts';
import { countryCode, countryOfCode } from './country-names.ts';
import type { Alias, Designation, DesignationKind, ListedAddress, ListedIdentifier } from './designation.ts';
import { distinct } from './distinct.ts';
import { registersInText } from './document-text.ts';
import { identifierType, withoutRepeats } from './identifiers.ts';
import { knownFields } from './known-fields.ts';
import { incompleteEntry } from './list-label.ts';
import type { ListLabel } from './list-label.ts';
import { childrenNamed, elementsAt, textAt, textsAt } from './list-xml.ts';
import type { XmlElement } from './list-xml.ts';
import { isListedDate } from './listed-date.ts';

/** What the targets of SECO's list point at, by their numbers. */
export type ChRegisters = {
  readonly programmes: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<string, XmlElement>;
};

/** Reads one target. Undefined for one that is delisted: the file keeps those with their whole history. */
export function chDesignation(target: XmlElement, registers: ChRegisters, label: ListLabel): Designation | undefined {
  const modifications = childrenNamed(target, 'modification');
  if (isDelisted(modifications)) return undefined;

  const reference = target.attributes['ssid'] ?? '';
  const [subject] = ['individual', 'entity', 'object'].flatMap((it) => childrenNamed(target, it));
  // Earlier states of a target stand inside its modifications under the same names: only its own children count.
  const identities = subject === undefined ? [] : childrenNamed(subject, 'identity');
  const [main, ...others] = identities.toSorted(byMain).flatMap(namesOf);
  if (reference === '' || subject === undefined || main === undefined) {
    throw incompleteEntry(label, `with the number ${reference || '(none)'}`);
  }
  const days = datesOf(modifications);
  const sets = [...textsAt(target, 'sanctions-set-id'), target.attributes['sanctions-set-id'] ?? ''];
  const { sex } = subject.attributes;
  return knownFields<Designation>({
    id: `ch-${reference}`,
    authority: 'ch',
    reference,
    kind: kindOf(subject),
    programmes: [...new Set(sets.flatMap((it) => registers.programmes.get(it) ?? []))],
    name: main.name,
    aliases: aliasList(main.name, others),
    birthDates: distinct(identities.flatMap((it) => childrenNamed(it, 'day-month-year')).flatMap(readBirthDate)),
    birthPlaces: distinct(
      identities.flatMap((it) => childrenNamed(it, 'place-of-birth')).flatMap((it) => placeText(it, registers, 'all')),
    ),
    gender: sex === 'male' || sex === 'female' ? sex : undefined,
    nationalities: distinct(
      identities.flatMap((it) => elementsAt(it, 'nationality/country')).flatMap((it) => countryOf(it) ?? []),
    ),
    identifiers: withoutRepeats([
      ...identities.flatMap((it) => childrenNamed(it, 'identification-document')).flatMap(readDocument),
      ...textsAt(subject, 'other-information').flatMap(registersInText),
    ]),
    addresses: identities
      .flatMap((it) => childrenNamed(it, 'address'))
      .flatMap((it): ListedAddress[] => {
        const country = placeCountry(it, registers);
        const [place] = placeText(it, registers, country === undefined ? 'all' : 'place');
        const [text = place] = place === undefined ? placeText(it, registers, 'all') : [];
        return text === undefined ? [] : [knownFields({ text, country })];
      }),
    listedOn: days[0],
    amendedOn: days.at(-1),
    linkedTo: distinct(childrenNamed(subject, 'relation').flatMap((it) => it.attributes['target-id'] ?? [])),
    unReference: textsAt(target, 'foreign-identifier').find((it) => /^[A-Z]{2}[ie]\.\d{3}$/.test(it)),
  });
}

/** The latest modification decides; of several of one day the first in the file, which has the newest on top. */
function isDelisted(modifications: readonly XmlElement[]): boolean {
  const dayOf = (it: XmlElement) => it.attributes['effective-date'] ?? it.attributes['publication-date'] ?? '';
  const [latest] = modifications.toSorted((a, b) => (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : 0));
  return latest?.attributes['modification-type'] === 'de-listed';
}

function datesOf(modifications: readonly XmlElement[]): string[] {
  return modifications
    .flatMap((it) => it.attributes['effective-date'] ?? it.attributes['publication-date'] ?? [])
    .filter((it) => /^\d{4}-\d{2}-\d{2}$/.test(it))
    .toSorted();
}

function kindOf(subject: XmlElement): DesignationKind {
  if (subject.name === 'individual') return 'person';
  if (subject.name === 'entity') return 'entity';
  return subject.attributes['object-type'] === 'aircraft' ? 'aircraft' : 'vessel';
}

function byMain(a: XmlElement, b: XmlElement): number {
  return Number(b.attributes['main'] === 'true') - Number(a.attributes['main'] === 'true');
}

/** The names of an identity, the primary one first, each with its spellings in other languages and scripts behind it. */
function namesOf(identity: XmlElement): Alias[] {
  const isPrimary = (it: XmlElement) => it.attributes['name-type'] === 'primary-name';
  return childrenNamed(identity, 'name')
    .toSorted((a, b) => Number(isPrimary(b)) - Number(isPrimary(a)))
    .flatMap((element) => {
      const strength = element.attributes['quality'] === 'low' ? ('weak' as const) : ('strong' as const);
      return spellingsOf(element).map((name) => ({ name, strength }));
    });
}

function spellingsOf(name: XmlElement): string[] {
  const parts = childrenNamed(name, 'name-part')
    .filter((it) => it.attributes['name-part-type'] !== 'title')
    .toSorted((a, b) => Number(a.attributes['order']) - Number(b.attributes['order']))
    .map((part) => ({ value: textAt(part, 'value'), variants: childrenNamed(part, 'spelling-variant') }));
  const keyOf = (it: XmlElement) => `${it.attributes['lang'] ?? ''} ${it.attributes['script'] ?? ''}`;
  const keys = distinct(parts.flatMap((it) => it.variants.map(keyOf)));
  const variants = keys.flatMap((key) => {
    const spelt = parts.map(({ value, variants: all }) => ({ value, of: all.filter((it) => keyOf(it) === key) }));
    const count = Math.max(...spelt.map((it) => it.of.length));
    // A part that has no spelling of that number keeps its own.
    return Array.from({ length: count }, (_, index) => spelt.map((it) => it.of[index]?.text ?? it.value).join(' '));
  });
  return [parts.map((it) => it.value).join(' '), ...variants].map((it) => it.trim()).filter((it) => it !== '');
}

function readBirthDate({ attributes }: XmlElement): string[] {
  const { calendar = 'Gregorian', year = '', month = '', day = '' } = attributes;
  if (calendar !== 'Gregorian') return [];
  const parts = [year, month.padStart(2, '0'), day.padStart(2, '0')];
  const known = month === '' ? parts.slice(0, 1) : day === '' ? parts.slice(0, 2) : parts;
  const date = known.join('-');
  return isListedDate(date) ? [date] : [];
}

function readDocument(element: XmlElement): ListedIdentifier[] {
  const number = textAt(element, 'number');
  if (!/\d/.test(number)) return [];
  const [issuer] = childrenNamed(element, 'issuer');
  const country = issuer && (countryOfCode(issuer.attributes['code'] ?? '') ?? countryOf(issuer));
  return [knownFields({ type: identifierType(element.attributes['document-type'] ?? ''), number, country })];
}

/** What the element says itself, then what the place says that it points at. */
function placeText(element: XmlElement, { places }: ChRegisters, parts: 'place' | 'all'): string[] {
  const place = places.get(element.attributes['place-id'] ?? '');
  const own = ['c-o', 'address-details', 'p-o-box', 'zip-code'].map((it) => textAt(element, it));
  const ofPlace = place === undefined ? [] : ['location', 'area'].map((it) => textAt(place, it));
  const country = parts === 'place' || place === undefined ? [] : [textAt(place, 'country')];
  const text = [...own, ...ofPlace, ...country].filter((it) => it !== '').join(', ');
  return text === '' ? [] : [text];
}

function placeCountry(element: XmlElement, { places }: ChRegisters): string | undefined {
  const place = places.get(element.attributes['place-id'] ?? '');
  const [country] = place === undefined ? [] : childrenNamed(place, 'country');
  return country && countryOf(country);
}

function countryOf(element: XmlElement): string | undefined {
  return countryOfCode(element.attributes['iso-code'] ?? '') ?? countryCode(element.text);
}
