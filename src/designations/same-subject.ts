import type { IdentifierType } from '../batches/holder.ts';
import type { Designation, ListedIdentifier } from './designation.ts';

/**
 * The other entries, of whatever list, that are about the same subject beyond doubt: those that carry the same reference
 * of the UN, or an identical identifier. They stand beside each other and are never made one: each authority's entry is
 * its own, and a likeness of names links nothing here.
 */
export function otherEntriesOfSubject(subject: Designation, all: readonly Designation[]): Designation[] {
  const references = unReferenceOf(subject);
  const identifiers = keysOf(subject);
  return all.filter(
    (it) =>
      it.id !== subject.id &&
      ((references !== undefined && unReferenceOf(it) === references) ||
        [...keysOf(it)].some((key) => identifiers.has(key))),
  );
}

function unReferenceOf({ authority, reference, unReference }: Designation): string | undefined {
  return authority === 'un' ? reference : unReference;
}

/** Kinds of numbers that one issuer gives to one subject only; a register's or a tax number says little without its country. */
const ALONE: ReadonlySet<IdentifierType> = new Set(['lei', 'bic', 'imo']);
const WITH_COUNTRY: ReadonlySet<IdentifierType> = new Set([
  'passport',
  'nationalId',
  'residencePermit',
  'tax',
  'registration',
]);

function keysOf({ identifiers }: Designation): ReadonlySet<string> {
  return new Set(identifiers.flatMap((it) => keyOf(it) ?? []));
}

function keyOf({ type, number, country }: ListedIdentifier): string | undefined {
  const plain = number.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  if (plain.length < 5) return undefined;
  if (ALONE.has(type)) return `${type} ${plain}`;
  return WITH_COUNTRY.has(type) && country !== undefined ? `${type} ${country} ${plain}` : undefined;
}
