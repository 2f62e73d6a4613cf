import type { InputError } from '../errors.ts';
import { countryOfCode } from './country-names.ts';
import type { Alias, Authority, Designation, DesignationKind } from './designation.ts';
import { readFtmAddresses, readFtmDetermination, readFtmIdentifiers } from './ftm-parts.ts';
import { nestedIn, NATIONALITY_OF_KIND, TARGET_SCHEMAS, texts } from './ftm-schema.ts';
import type { FtmEntity } from './ftm-schema.ts';
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
  const kind = TARGET_SCHEMAS.get(entity.schema)!;
  const described = [...parts, ...nestedIn(entity)];
  const sanctions = described.filter((it) => it.schema === 'Sanction');
  const [name, ...otherNames] = readNames(entity);
  if (name === undefined) {
    throw refuse('ftm_name_missing', 'has no name. Give it a `name`, or `firstName` and `lastName`');
  }

  const birthDates = texts(entity, 'birthDate').map(readDate);
  if (birthDates.includes(undefined)) {
    throw refuse('ftm_date_invalid', 'has a birthDate that is no date. Write YYYY-MM-DD, YYYY-MM or YYYY');
  }
  const gender = texts(entity, 'gender').find((it) => it === 'female' || it === 'male');
  // Only the national register makes determinations; the same words in a file that somebody brought are no finding.
  const determination =
    authority === 'national' ? sanctions.map(readFtmDetermination).find((it) => it !== undefined) : undefined;
  const listedOn =
    daysOf(sanctions, 'listingDate')[0] ?? (determination ? undefined : daysOf(sanctions, 'startDate')[0]);
  const amendedOn = daysOf(sanctions, 'modifiedAt').at(-1);
  const [reference = entity.id] = ['authorityId', 'unscId', 'recordId'].flatMap((it) =>
    sanctions.flatMap((sanction) => texts(sanction, it)),
  );
  const unReference = sanctions.flatMap((it) => texts(it, 'unscId')).find((it) => it !== reference);
  return {
    id: entity.id,
    authority,
    reference,
    kind,
    programmes: readProgrammes(entity, sanctions),
    name,
    aliases: readAliases(entity, { name, otherNames }),
    birthDates: birthDates.filter((it) => it !== undefined),
    birthPlaces: texts(entity, 'birthPlace'),
    ...(gender === undefined ? {} : { gender }),
    nationalities: readNationalities(entity, kind),
    identifiers: readFtmIdentifiers(entity, described),
    addresses: readFtmAddresses(entity, addresses),
    ...(listedOn === undefined ? {} : { listedOn }),
    ...(amendedOn === undefined ? {} : { amendedOn }),
    linkedTo: sanctions.flatMap((it) => texts(it, 'namesMentioned')),
    ...(unReference === undefined ? {} : { unReference }),
    ...(determination === undefined ? {} : { determination }),
  };
}

/**
 * The primary name first: the caption where it is one of the names, as OpenSanctions marks it, else the first one. Where
 * there is none, the parts of a person's name make it, or the caption does.
 */
function readNames(entity: FtmEntity): string[] {
  const names = texts(entity, 'name');
  const captions = texts(entity, 'caption').filter((it) => names.includes(it));
  if (names.length > 0) return [...new Set([...captions, ...names])];
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
  for (const alias of [...texts(entity, 'weakAlias'), ...texts(entity, 'abbreviation')]) {
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

function readDate(text: string): string | undefined {
  const day = text.replace(/T.*$/, '');
  return isListedDate(day) ? day : readListedDate(day);
}

/** The earliest first. */
function daysOf(entities: readonly FtmEntity[], property: string): string[] {
  const values = entities.flatMap((it) => texts(it, property)).toSorted();
  return values.flatMap((it) => /^\d{4}-\d{2}-\d{2}/.exec(it)?.[0] ?? []);
}
