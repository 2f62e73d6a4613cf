import type { Evidence } from '../matching/evidence.ts';
import type { Match } from '../matching/match.ts';
import type { Configuration } from '../matching/screening.ts';

/** What can show that two are the same and is not a name. */
export type Corroboration = 'identifier' | 'birthDate';

/**
 * What confirms a match besides the names, strongest first; empty when it rests on names. Nationality, place and
 * sex are shared by millions and confirm nothing.
 */
export function corroborationOf({ evidence }: Match, { matchScore }: Configuration): readonly Corroboration[] {
  const found: Corroboration[] = [];
  // A number that makes a match by itself. The same digits issued by another country support one, and are a coincidence.
  if (evidence.some((it) => it.feature === 'identifier' && it.supports && it.weight >= matchScore))
    found.push('identifier');
  if (evidence.some(isSameBirthDay)) found.push('birthDate');
  return found;
}

/** Whether a name agrees as well, and not a number alone. */
export function hasSameName({ evidence }: Match): boolean {
  return evidence.some((it) => it.feature === 'name' && it.supports);
}

/** Whether it is a party related to the holder, and not the holder, who agrees with the designation. */
export function isOfRelatedParty({ evidence }: Match): boolean {
  return evidence.some((it) => it.feature === 'relatedParty' && it.supports);
}

/**
 * The same day of the same year. A year that agrees, or a day and a month that would agree the other way round, speaks for a
 * match but settles nothing: thousands of people share it.
 */
function isSameBirthDay({ feature, supports, holderValue, listValue }: Evidence): boolean {
  return feature === 'birthDate' && supports && /^\d{4}-\d{2}-\d{2}$/.test(holderValue) && holderValue === listValue;
}
