import type { InputError } from '../errors.ts';
import { countryOfCode } from './country-names.ts';
import type {
  Alias,
  Authority,
  Designation,
  DesignationKind,
  Determination,
  ListedAddress,
  ListedIdentifier,
} from './designation.ts';
import { IDENTIFIER_PROPERTIES, NATIONALITY_OF_KIND, TARGET_SCHEMAS } from './ftm-schema.ts';
import type { FtmEntity } from './ftm-schema.ts';
import { identifierType, withoutRepeats } from './identifiers.ts';
import { isListedDate, readListedDate } from './listed-date.ts';

/** What stands around an entity: who vouches for it, and the entities of the file that describe it. */
export type FtmSurroundings = {
  readonly authority: Authority;
  readonly parts: readonly FtmEntity[];
  readonly addresses: ReadonlyMap<string, FtmEntity>;
  readonly refuse: (code: string, complaint: string) => InputError;
};

/** Reads one entity that can be designated, together with the entities that describe it. */
export function readFtmDesignation(
  entity: FtmEntity,
  { authority, parts, addresses, refuse }: FtmSurroundings,
): Designation {
  const kind = TARGET_SCHEMAS[entity.schema]!;
  const described = [...parts, ...nested(entity)];
  const sanctions = described.filter((it) => it.schema === 'Sanction');
  const [name, ...otherNames] = readNames(entity);
  if (name === undefined)
    throw refuse('ftm_name_missing', 'has no name. Give it a `name`, or `firstName` and `lastName`');

  const gender = texts(entity, 'gender').find((it) => it === 'female' || it === 'male');
  // Only the national register makes determinations; the same words in a file that somebody brought are no finding.
  const determination =
    authority === 'national' ? sanctions.map(readDetermination).find((it) => it !== undefined) : undefined;
  const listedOn =
    daysOf(sanctions, 'listingDate')[0] ?? (determination ? undefined : daysOf(sanctions, 'startDate')[0]);
  const amendedOn = daysOf(sanctions, 'modifiedAt').at(-1);
  const reference = ['authorityId', 'unscId', 'recordId'].flatMap((it) =>
    sanctions.flatMap((sanction) => texts(sanction, it)),
  );
  return {
    id: entity.id,
    authority,
    reference: reference[0] ?? entity.id,
    kind,
    programmes: readProgrammes(entity, sanctions),
    name,
    aliases: readAliases(entity, { name, otherNames }),
    birthDates: texts(entity, 'birthDate').map((text) => {
      const date = readDate(text);
      if (date === undefined)
        throw refuse('ftm_date_invalid', 'has a birthDate that is no date. Write YYYY-MM-DD, YYYY-MM or YYYY');
      return date;
    }),
    birthPlaces: texts(entity, 'birthPlace'),
    ...(gender === undefined ? {} : { gender }),
    nationalities: readNationalities(entity, kind),
    identifiers: readIdentifiers(entity, described),
    addresses: readAddresses(entity, addresses),
    ...(listedOn === undefined ? {} : { listedOn }),
    ...(amendedOn === undefined ? {} : { amendedOn }),
    linkedTo: sanctions.flatMap((it) => texts(it, 'namesMentioned')),
    ...(determination === undefined ? {} : { determination }),
  };
}

/** The first name is the primary one. Where there is none, the parts of a person's name make it, or the caption. */
function readNames(entity: FtmEntity): string[] {
  const names = texts(entity, 'name');
  if (names.length > 0) return names;
  const parts = ['firstName', 'secondName', 'middleName', 'fatherName', 'lastName'].flatMap((it) =>
    texts(entity, it).slice(0, 1),
  );
  return parts.length > 0 ? [parts.join(' ')] : texts(entity, 'caption');
}

function readAliases(
  entity: FtmEntity,
  { name, otherNames }: { name: string; otherNames: readonly string[] },
): Alias[] {
  const strong = [...otherNames, ...texts(entity, 'alias'), ...texts(entity, 'previousName')];
  const aliases = new Map<string, Alias>();
  for (const alias of strong) aliases.set(alias, { name: alias, strength: 'strong' });
  for (const alias of texts(entity, 'weakAlias')) {
    if (!aliases.has(alias)) aliases.set(alias, { name: alias, strength: 'weak' });
  }
  aliases.delete(name);
  return [...aliases.values()];
}

/** OpenSanctions names programmes by ids of its own in `programId`; older files have words in `program`. */
function readProgrammes(entity: FtmEntity, sanctions: readonly FtmEntity[]): string[] {
  const all = [entity, ...sanctions];
  const ids = all.flatMap((it) => texts(it, 'programId'));
  return [...new Set(ids.length > 0 ? ids : all.flatMap((it) => texts(it, 'program')))];
}

/** A person's `country` is any tie to it, residence included; it is no nationality, and counts against nobody. */
function readNationalities(entity: FtmEntity, kind: DesignationKind): string[] {
  const properties = kind === 'person' ? ['nationality', 'citizenship'] : [NATIONALITY_OF_KIND[kind], 'mainCountry'];
  return [...new Set(properties.flatMap((it) => texts(entity, it)).flatMap((it) => countryOfCode(it) ?? []))];
}

function readIdentifiers(entity: FtmEntity, described: readonly FtmEntity[]): ListedIdentifier[] {
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
function readAddresses(entity: FtmEntity, known: ReadonlyMap<string, FtmEntity>): ListedAddress[] {
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

function readDetermination(sanction: FtmEntity): Determination | undefined {
  const [relation, decision, decidedOn, effectiveOn, status] = [
    'provisions',
    'reason',
    'date',
    'startDate',
    'status',
  ].map((it) => texts(sanction, it)[0]);
  if (relation === undefined || !RELATIONS.has(relation) || status === undefined || !STATUSES.has(status))
    return undefined;
  if (decision === undefined || decidedOn === undefined || effectiveOn === undefined) return undefined;
  return { relation, decision, decidedOn, effectiveOn, status } as Determination;
}

function readDate(text: string): string | undefined {
  const day = text.replace(/T.*$/, '');
  return isListedDate(day) ? day : readListedDate(day);
}

/** The earliest first. */
function daysOf(entities: readonly FtmEntity[], property: string): string[] {
  const values = entities.flatMap((it) => texts(it, property)).toSorted();
  return values.flatMap((it) => /^\d{4}-\d{2}-\d{2}/.exec(it)?.[0] ?? []);
}

function texts(entity: FtmEntity, property: string): string[] {
  return (entity.properties[property] ?? []).filter((it) => typeof it === 'string');
}

function nested(entity: FtmEntity): FtmEntity[] {
  return Object.values(entity.properties).flatMap((values) => values.filter((it) => typeof it !== 'string'));
}
