import { countryOfCode } from './country-names.ts';
import type { Determination, ListedAddress, ListedIdentifier } from './designation.ts';
import { IDENTIFIER_PROPERTIES, texts } from './ftm-schema.ts';
import type { FtmEntity } from './ftm-schema.ts';
import { identifierType, withoutRepeats } from './identifiers.ts';

/** The identifiers that an entity itself lists, and those of the passports and identifications that it holds. */
export function readFtmIdentifiers(entity: FtmEntity, described: readonly FtmEntity[]): ListedIdentifier[] {
  const flat = IDENTIFIER_PROPERTIES.flatMap(([property, type]) =>
    texts(entity, property).map((number) => ({ type, number })),
  );
  const documents = described
    .filter((it) => it.schema === 'Passport' || it.schema === 'Identification')
    .flatMap((document): ListedIdentifier[] => {
      const country = texts(document, 'country').flatMap((it) => countryOfCode(it) ?? [])[0];
      const type = document.schema === 'Passport' ? 'passport' : identifierType(texts(document, 'type')[0] ?? '');
      const numbers = [...texts(document, 'number'), ...texts(document, 'passportNumber')];
      return [...new Set(numbers)].map((number) => ({ type, number, ...(country === undefined ? {} : { country }) }));
    });
  return withoutRepeats([...flat, ...documents]);
}

/** Addresses as text, and as entities of their own; an exporter that writes both means the same place. */
export function readFtmAddresses(entity: FtmEntity, known: ReadonlyMap<string, FtmEntity>): ListedAddress[] {
  const places = (entity.properties['addressEntity'] ?? [])
    .map((it) => (typeof it === 'string' ? known.get(it) : it))
    .filter((it) => it !== undefined)
    .flatMap((place): ListedAddress[] => {
      const country = texts(place, 'country').flatMap((it) => countryOfCode(it) ?? [])[0];
      const parts = ['street', 'postalCode', 'city', 'region', 'state'].flatMap((it) => texts(place, it));
      const text = texts(place, 'full')[0] ?? (parts.join(', ') || undefined);
      return text === undefined ? [] : [{ text, ...(country === undefined ? {} : { country }) }];
    });
  const told = new Set(places.map((it) => it.text));
  return [
    ...texts(entity, 'address')
      .filter((it) => !told.has(it))
      .map((text) => ({ text })),
    ...places,
  ];
}

const RELATIONS: ReadonlySet<string> = new Set([
  'owner',
  'director',
  'jointVenture',
  'branch',
  'businessName',
  'person',
]);
const STATUSES: ReadonlySet<string> = new Set(['active', 'deregistered', 'licenceWithdrawn']);

/** The national determination in a sanction that is written as one; undefined for any other. */
export function readFtmDetermination(sanction: FtmEntity): Determination | undefined {
  const read = (property: string) => texts(sanction, property)[0] ?? '';
  const determination = {
    relation: read('provisions'),
    decision: read('reason'),
    decidedOn: read('date'),
    effectiveOn: read('startDate'),
    status: read('status'),
  };
  const isWhole = Object.values(determination).every((it) => it !== '');
  const isOurs = RELATIONS.has(determination.relation) && STATUSES.has(determination.status);
  return isWhole && isOurs ? (determination as Determination) : undefined;
}
