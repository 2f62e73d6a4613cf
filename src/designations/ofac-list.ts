import type { Authority } from './designation.ts';

/**
 * OFAC publishes two lists in the same formats: those whose property is blocked, and the consolidated list of those that
 * are restricted otherwise. Their entries are numbered together, and an entry may stand on both.
 */
export type OfacList = 'sdn' | 'consolidated';

export const OFAC_AUTHORITY: Readonly<Record<OfacList, Authority>> = {
  sdn: 'ofac',
  consolidated: 'ofac-consolidated',
};

/** A person's family name first, `KIM, Jong Un`, as OFAC writes it in all its formats; other entries have one name. */
export function ofacName(lastName: string, firstName: string): string {
  return firstName === '' ? lastName : `${lastName}, ${firstName}`;
}
