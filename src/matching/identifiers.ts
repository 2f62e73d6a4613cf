import type { Holder, IdentifierType, RelatedParty } from '../batches/holder.ts';
import type { ListedIdentifier } from '../designations/designation.ts';

/** A document or register number made fit for comparison. */
export type PlainIdentifier = {
  readonly type: IdentifierType;
  /** Capitals and digits only; a passport of the DPRK without its prefix of letters. */
  readonly number: string;
  readonly country: string | undefined;
  /** As it was written. */
  readonly written: string;
};

/** A number shorter than this is shared by too many registers to say who somebody is. */
const DECISIVE_LENGTH_MIN = 5;

/** Kinds that the whole world numbers alike: the country adds nothing. */
const WORLDWIDE: ReadonlySet<IdentifierType> = new Set(['lei', 'bic', 'imo']);

/** Every number that the holder gives, those in fields of their own included. */
export function identifiersOf(party: Holder | RelatedParty): readonly PlainIdentifier[] {
  if (!party.identifiers && !party.lei && !party.bic && !party.registrationNumber) return NO_IDENTIFIERS;
  const all = (party.identifiers ?? []).map((it) => plainIdentifier(it));
  if (party.lei !== undefined) all.push(plainIdentifier({ type: 'lei', number: party.lei }));
  if (party.bic !== undefined) all.push(plainIdentifier({ type: 'bic', number: party.bic }));
  if (party.registrationNumber !== undefined) {
    all.push(
      plainIdentifier({ type: 'registration', number: party.registrationNumber, country: party.incorporationCountry }),
    );
  }
  return all.filter((it) => it.number !== '');
}

const NO_IDENTIFIERS: readonly PlainIdentifier[] = [];

/** The number as it is compared: `PS 654310150` and `654310150` are one passport, `KUDBKPPYXXX` is the bank `KUDBKPPY`. */
export function plainIdentifier({
  type,
  number,
  country,
}: {
  type: IdentifierType;
  number: string;
  country?: string | undefined;
}): PlainIdentifier {
  let plain = number.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (type === 'bic') plain = plain.slice(0, 8);
  if (type === 'imo') plain = plain.replace(/^IMO/, '');
  if (type === 'passport') plain = plain.replace(/^[A-Z]{1,2}(?=\d{9}$)/, '');
  return { type, number: plain, country: WORLDWIDE.has(type) ? undefined : country, written: number };
}

/** What two kinds must have in common to be compared at all: a passport never equals a tax number. */
export function identifierKey({ type, number }: PlainIdentifier): string {
  return `${TYPE_GROUP[type]}:${number}`;
}

/** True when the number alone says who somebody is: long enough, with digits in it, and of a kind that is issued once. */
export function isDecisive({ type, number }: PlainIdentifier): boolean {
  if (type === 'bic') return number.length === 8;
  if (type === 'other') return false;
  return number.length >= DECISIVE_LENGTH_MIN && /\d{3}/.test(number) && !/^(.)\1*$/.test(number);
}

/** True when both name a country and the countries differ. */
export function isOtherCountry(one: PlainIdentifier, other: PlainIdentifier): boolean {
  return one.country !== undefined && other.country !== undefined && one.country !== other.country;
}

/** True when the number says by itself where it was issued, both sides name the country, or it is a passport, which few numbers are alike of. */
export function isPlaced(one: PlainIdentifier, other: PlainIdentifier): boolean {
  return (
    WORLDWIDE.has(one.type) || one.type === 'passport' || (one.country !== undefined && one.country === other.country)
  );
}

/** The listed number as it is compared. */
export function plainListedIdentifier(identifier: ListedIdentifier): PlainIdentifier {
  return plainIdentifier({ type: identifier.type, number: identifier.number, country: identifier.country });
}

const TYPE_GROUP: Readonly<Record<IdentifierType, string>> = {
  passport: 'passport',
  nationalId: 'person',
  residencePermit: 'person',
  tax: 'tax',
  registration: 'register',
  licence: 'register',
  lei: 'lei',
  bic: 'bic',
  imo: 'imo',
  other: 'other',
};
