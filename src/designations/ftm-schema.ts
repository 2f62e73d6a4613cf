/**
 * The part of FollowTheMoney that a designation is written in and read from. Everything of the standard form is
 * understood; where a designation knows more than the standard has a place for, this is the convention:
 *
 * - An identifier whose issuing country is known, or whose kind has no property of its own, is a Passport or
 *   Identification entity inside `identification`; its `type` is our word for the kind (`nationalId`, `other` ...).
 * - An address whose country is known is an Address entity inside `addressEntity`.
 * - The listing is one Sanction entity inside `sanctions`: `authorityId` (reference), `programId`, `listingDate`,
 *   `modifiedAt` (amended), `namesMentioned` (the entries it is linked to), `unscId` (the UN's reference of it). A national determination adds `provisions`
 *   (relation), `reason` (decision), `date` (decided), `startDate` (effective) and `status`.
 * - `birthDate` may be a year with a tilde (circa) or two dates with a slash (between), as EDTF has it.
 * - The nationality of an entity is its `jurisdiction`, of a vessel its `flag`, of an aircraft its `country`.
 */
import type { IdentifierType } from '../batches/holder.ts';
import type { DesignationKind } from './designation.ts';

/** An entity as a line holds it. In the nested form a property may hold whole entities; else it holds their ids. */
export type FtmEntity = {
  readonly id: string;
  readonly schema: string;
  readonly properties: { readonly [property: string]: readonly (string | FtmEntity)[] };
};

/** The schemas that can be designated. A LegalEntity may be a person too; what it is, the publisher did not know. */
export const TARGET_SCHEMAS: ReadonlyMap<string, DesignationKind> = new Map([
  ['Person', 'person'],
  ['LegalEntity', 'entity'],
  ['Organization', 'entity'],
  ['Company', 'entity'],
  ['PublicBody', 'entity'],
  ['Vessel', 'vessel'],
  ['Airplane', 'aircraft'],
]);

/** What a designation of each kind is written as. An Organization has an IMO number, a Company may be one's asset. */
export const SCHEMA_OF_KIND: Readonly<Record<DesignationKind, string>> = {
  person: 'Person',
  entity: 'Organization',
  vessel: 'Vessel',
  aircraft: 'Airplane',
};

export const NATIONALITY_OF_KIND: Readonly<Record<DesignationKind, string>> = {
  person: 'nationality',
  entity: 'jurisdiction',
  vessel: 'flag',
  aircraft: 'country',
};

/** Schemas that describe a target, connect two, or are things that hold no account, as of FollowTheMoney 4. */
export const OTHER_SCHEMAS: ReadonlySet<string> = new Set(
  `Address Agency Analyzable Article Assessment Asset Associate Audio BankAccount Call CallForTenders Concession Contract
  ContractAward ContractLot Control CourtCase CourtCaseParty CryptoWallet Debt Directorship Document Documentation
  EconomicActivity Email Employment Event Family Folder HyperText Identification Image Interest Interval Land License
  Membership Mention Message Note Occupancy Ownership Package Page Pages Party Passport Payment PlainText Position
  PositionHeld Post Project ProjectParticipant Proxy RealEstate Record RelatedTo Relationship Representation Risk Sanction
  Security Shares Similar Succession Table TaxRoll Territory Thing Trip UnknownLink UserAccount Value Vehicle Video
  Workbook`.split(/\s+/),
);

/** Properties that hold identifiers without a country, and what they hold. The first of a type is the one we write. */
export const IDENTIFIER_PROPERTIES: readonly (readonly [string, IdentifierType])[] = [
  ['passportNumber', 'passport'],
  ['idNumber', 'nationalId'],
  ['socialSecurityNumber', 'nationalId'],
  ['taxNumber', 'tax'],
  ['innCode', 'tax'],
  ['vatCode', 'tax'],
  ['kppCode', 'tax'],
  ['registrationNumber', 'registration'],
  ['ogrnCode', 'registration'],
  ['uscCode', 'registration'],
  ['okpoCode', 'registration'],
  ['dunsCode', 'registration'],
  ['licenseNumber', 'licence'],
  ['leiCode', 'lei'],
  ['swiftBic', 'bic'],
  ['imoNumber', 'imo'],
  ['mmsi', 'other'],
  ['serialNumber', 'other'],
];

/** Which of those properties the schema that we write for a kind really has. */
export function hasProperty(kind: DesignationKind, property: string): boolean {
  const properties: Readonly<Record<DesignationKind, RegExp>> = {
    person: /^(passportNumber|idNumber|taxNumber|registrationNumber|licenseNumber|leiCode|swiftBic)$/,
    entity: /^(idNumber|taxNumber|registrationNumber|licenseNumber|leiCode|swiftBic|imoNumber)$/,
    vessel: /^(registrationNumber|imoNumber)$/,
    aircraft: /^registrationNumber$/,
  };
  return properties[kind].test(property);
}

/** The texts of a property; entities that are nested in it are left out. */
export function texts(entity: FtmEntity, property: string): string[] {
  return (entity.properties[property] ?? []).filter((it) => typeof it === 'string');
}

/** The entities that are nested in an entity, whatever the property. */
export function nestedIn(entity: FtmEntity): FtmEntity[] {
  return Object.values(entity.properties).flatMap((values) => values.filter((it) => typeof it !== 'string'));
}
