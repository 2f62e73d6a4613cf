import { IDENTIFIER_TYPES } from '../batches/holder.ts';
import type { IdentifierType } from '../batches/holder.ts';
import type { ListedIdentifier } from './designation.ts';

/**
 * What kind of document or register a label on a list speaks of. The first row that fits decides, so that a
 * "national passport" is a passport and a "Vessel Registration Identification IMO" an IMO number.
 */
const LABELS: readonly (readonly [RegExp, IdentifierType])[] = [
  [/passport|passeport|pasaporte/i, 'passport'],
  [/\bswift\b|\bbic\b/i, 'bic'],
  [/\bimo\b/i, 'imo'],
  [/legal entity (number|identifier)|\blei\b/i, 'lei'],
  [/tax|fiscal|\bv\.?a\.?t\.?\b|\br\.?f\.?c\b|\bruc\b|\bnit\b|\brif\b|\binn\b/i, 'tax'],
  [/residen/i, 'residencePermit'],
  [/licen[cs]e|permit/i, 'licence'],
  [
    /regist|company (number|id)|commerc|chamber|business|enterprise number|folio|matricula|\bc\.r\. no|social credit|gazette|d-u-n-s|tail number|\bogrn\b/i,
    'registration',
  ],
  [
    /national|identi|\bid\b|cedula|c\.?u\.?r\.?p|\bd\.?n\.?i|c\.u\.i|\bi\.f\.e|birth certificate|tazkira|elect|social security|\bs\.?s\.?n\b|ration card/i,
    'nationalId',
  ],
];

/** The type of an identifier by the label the list gives it; `other` where the label says nothing known. */
export function identifierType(label: string): IdentifierType {
  const known = IDENTIFIER_TYPES.find((type) => type === label);
  return known ?? LABELS.find(([pattern]) => pattern.test(label))?.[1] ?? 'other';
}

/**
 * Leaves one of several identifiers that differ in nothing but blanks, punctuation and an absent country: the UN
 * prints one passport up to three times, as Passport, Numéro de passeport and Número de pasaporte.
 */
export function withoutRepeats(identifiers: readonly ListedIdentifier[]): ListedIdentifier[] {
  const kept = new Map<string, ListedIdentifier>();
  for (const identifier of identifiers) {
    const key = `${identifier.type} ${bareNumber(identifier.number)}`;
    const earlier = kept.get(key);
    if (earlier === undefined || (earlier.country === undefined && identifier.country !== undefined)) {
      kept.set(key, identifier);
    } else if (identifier.country !== undefined && identifier.country !== earlier.country) {
      kept.set(`${key} ${identifier.country}`, identifier);
    }
  }
  return [...kept.values()];
}

function bareNumber(number: string): string {
  return number.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
