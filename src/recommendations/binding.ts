import type { Institution } from '../batches/institution.ts';
import type { Authority, Designation } from '../designations/designation.ts';
import { EU_MEMBERS } from './eu-members.ts';

type PublishedList = {
  /** As one says it in a sentence. */
  readonly name: string;
  /** ISO 3166-1 alpha-2 codes of the states whose law makes the list binding by itself. */
  readonly bindsIn: 'everywhere' | readonly string[];
};

const LISTS: Readonly<Record<Authority, PublishedList>> = {
  un: { name: 'the 1718 list of the UN Security Council', bindsIn: 'everywhere' },
  ofac: { name: 'the SDN list of OFAC', bindsIn: ['US'] },
  // Restricted in one way or another, and not blocked: nothing is frozen on it by itself.
  'ofac-consolidated': { name: 'the consolidated non-SDN list of OFAC', bindsIn: [] },
  // It repeats other lists. What it holds of the DPRK-linked is the SDN list's part, which binds wherever it was read.
  csl: { name: 'the Consolidated Screening List of the United States', bindsIn: ['US'] },
  eu: { name: 'the financial sanctions list of the European Union', bindsIn: EU_MEMBERS },
  uk: { name: 'the UK Sanctions List', bindsIn: ['GB'] },
  au: { name: 'the Consolidated List of Australia', bindsIn: ['AU'] },
  ch: { name: 'the sanctions list of Switzerland (SECO)', bindsIn: ['CH'] },
  ca: { name: 'the Consolidated Autonomous Sanctions List of Canada', bindsIn: ['CA'] },
  jp: { name: 'the asset freeze list of Japan', bindsIn: ['JP'] },
  // The register is that of the country whose working group made it (docs/decision-table.md): Cambodia's.
  national: { name: 'the register of national determinations', bindsIn: ['KH'] },
  file: { name: 'the designation file', bindsIn: [] },
};

/**
 * Whether the institution must act on this designation by law, or has declared that it will. A hit on any
 * other list is something to look at and nothing more: unilateral lists do not reach beyond their state.
 */
export function isBinding({ authority }: Designation, { country, declaredBinding }: Institution): boolean {
  const { bindsIn } = LISTS[authority];
  return bindsIn === 'everywhere' || bindsIn.includes(country) || declaredBinding.includes(authority);
}

/**
 * Which of several lists that name a holder is cited first: the Security Council's, which binds everybody, then
 * those that bind this institution, then the others. Smaller comes first.
 */
export function precedenceOf(designation: Designation, institution: Institution): number {
  if (designation.authority === 'un') return 0;
  return isBinding(designation, institution) ? 1 : 2;
}

/** The name of the list that a designation stands on. */
export function listNameOf({ authority }: Designation): string {
  return LISTS[authority].name;
}
