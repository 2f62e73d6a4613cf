import type { Designation, DesignationKind, Determination, ListedIdentifier } from './designation.ts';
import { hasProperty, IDENTIFIER_PROPERTIES, NATIONALITY_OF_KIND, SCHEMA_OF_KIND } from './ftm-schema.ts';
import type { FtmEntity } from './ftm-schema.ts';

/**
 * Writes a designation as one line of FollowTheMoney in the nested form, without a line end. `readFtm` reads it back
 * as it was, but for the order in which strong and weak aliases, and identifiers of different kinds, follow each other.
 * The authority is not in it: who reads the line knows whom it came from, and must not take the line's word for it.
 */
export function writeFtm(designation: Designation): string {
  const { id, kind } = designation;
  const properties: FtmEntity['properties'] = {
    name: [designation.name],
    alias: designation.aliases.filter((it) => it.strength === 'strong').map((it) => it.name),
    weakAlias: designation.aliases.filter((it) => it.strength === 'weak').map((it) => it.name),
    birthDate: designation.birthDates,
    birthPlace: designation.birthPlaces,
    gender: designation.gender === undefined ? [] : [designation.gender],
    [NATIONALITY_OF_KIND[kind]]: designation.nationalities.map((it) => it.toLowerCase()),
    ...flatIdentifiers(designation),
    identification: designation.identifiers
      .filter((it) => flatProperty(kind, it) === undefined)
      .map((it, index) => identificationEntity(`${id}-identification-${index + 1}`, it)),
    address: designation.addresses.filter((it) => it.country === undefined).map((it) => it.text),
    addressEntity: designation.addresses
      .filter((it) => it.country !== undefined)
      .map(({ text, country }, index) => ({
        id: `${id}-address-${index + 1}`,
        schema: 'Address',
        properties: { full: [text], country: [country!.toLowerCase()] },
      })),
    sanctions: [sanctionEntity(designation)],
  };
  return JSON.stringify({ id, schema: SCHEMA_OF_KIND[kind], properties: withoutEmpty(properties) });
}

function flatIdentifiers({ kind, identifiers }: Designation): Record<string, string[]> {
  const properties = IDENTIFIER_PROPERTIES.map(([property]) => property);
  return Object.fromEntries(
    properties.map((property) => [
      property,
      identifiers.filter((it) => flatProperty(kind, it) === property).map((it) => it.number),
    ]),
  );
}

/** The property of its own that an identifier has; undefined for one that must say its country, or has none. */
function flatProperty(kind: DesignationKind, { type, country }: ListedIdentifier): string | undefined {
  if (country !== undefined) return undefined;
  const property = IDENTIFIER_PROPERTIES.find(([, holds]) => holds === type)?.[0];
  return property !== undefined && hasProperty(kind, property) ? property : undefined;
}

function identificationEntity(id: string, { type, number, country }: ListedIdentifier): FtmEntity {
  return {
    id,
    schema: type === 'passport' ? 'Passport' : 'Identification',
    properties: withoutEmpty({
      type: type === 'passport' ? [] : [type],
      number: [number],
      country: country === undefined ? [] : [country.toLowerCase()],
    }),
  };
}

function sanctionEntity({
  id,
  reference,
  programmes,
  listedOn,
  amendedOn,
  linkedTo,
  unReference,
  determination,
}: Designation): FtmEntity {
  return {
    id: `${id}-sanction`,
    schema: 'Sanction',
    properties: withoutEmpty({
      authorityId: [reference],
      programId: programmes,
      listingDate: listedOn === undefined ? [] : [listedOn],
      modifiedAt: amendedOn === undefined ? [] : [amendedOn],
      namesMentioned: linkedTo,
      unscId: unReference === undefined ? [] : [unReference],
      ...(determination === undefined ? {} : determinationProperties(determination)),
    }),
  };
}

function determinationProperties(determination: Determination): FtmEntity['properties'] {
  return {
    provisions: [determination.relation],
    reason: [determination.decision],
    date: [determination.decidedOn],
    startDate: [determination.effectiveOn],
    status: [determination.status],
  };
}

function withoutEmpty(properties: FtmEntity['properties']): FtmEntity['properties'] {
  return Object.fromEntries(Object.entries(properties).filter(([, values]) => values.length > 0));
}
