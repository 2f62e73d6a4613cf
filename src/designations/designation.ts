/**
 * A designation is one entry on a sanctions list, kept as its authority published it. Making a name fit
 * for comparison is the business of ../matching; what follows from a match, of ../recommendations.
 */
import type { IdentifierType } from '../batches/holder.ts';

/**
 * Whose list it is. `ofac` is the SDN list, whose entries are blocked, and `ofac-consolidated` OFAC's list of those that
 * are restricted otherwise; `csl` is the Consolidated Screening List in which the US repeats both with the lists of other
 * departments. `national` is the country's own register of determinations; `file` is a FollowTheMoney file that
 * somebody brought along.
 */
export const AUTHORITIES = [
  'un',
  'ofac',
  'ofac-consolidated',
  'csl',
  'eu',
  'uk',
  'au',
  'ch',
  'ca',
  'jp',
  'national',
  'file',
] as const;
export type Authority = (typeof AUTHORITIES)[number];

export type DesignationKind = 'person' | 'entity' | 'vessel' | 'aircraft';

export type Designation = {
  /** `un-KPi.033`, `ofac-20157`, `uk-DPR0001`, `national-...`: the same in every version of the list. */
  readonly id: string;
  readonly authority: Authority;
  /** The authority's own permanent reference: `KPi.033`, `20157`. */
  readonly reference: string;
  readonly kind: DesignationKind;
  /** The authority's programme tags: `DPRK` of the UN, `DPRK3` or `NPWMD` of OFAC. */
  readonly programmes: readonly string[];
  /** The primary name in the list's own order and punctuation: `KIM TONG-MYONG`, `KIM, Yong Chol`. */
  readonly name: string;
  readonly aliases: readonly Alias[];
  /** EDTF (ISO 8601-2): `1964`, `1964-08`, `1964-08-28`, circa `1947~`, between `1969/1970`. */
  readonly birthDates: readonly string[];
  readonly birthPlaces: readonly string[];
  readonly gender?: 'female' | 'male';
  /** ISO 3166-1 alpha-2. */
  readonly nationalities: readonly string[];
  readonly identifiers: readonly ListedIdentifier[];
  readonly addresses: readonly ListedAddress[];
  /** `YYYY-MM-DD`, where the list gives it. */
  readonly listedOn?: string;
  readonly amendedOn?: string;
  /** Names or references of the entries that the authority itself links this one to. */
  readonly linkedTo: readonly string[];
  /** The UN's reference of the same entry, `KPi.033`, where an authority that carries out a UN listing gives it. */
  readonly unReference?: string;
  /** Only on a national determination: what the working group found, when, and by which decision. */
  readonly determination?: Determination;
};

/**
 * The lists grade their aliases: OFAC writes strong and weak, the UN good and low quality.
 * A weak alias is a nickname, or a name too common to screen by. It may support a match that
 * something else has raised; it never raises one.
 */
export type Alias = { readonly name: string; readonly strength: 'strong' | 'weak' };

export type ListedIdentifier = {
  readonly type: IdentifierType;
  /** As printed, without prefixes in words, expiry notes and outer blanks: `PS 654310150`, `KUDBKPPY`. */
  readonly number: string;
  /** ISO 3166-1 alpha-2 of the issuing state. */
  readonly country?: string;
};

export type ListedAddress = { readonly text: string; readonly country?: string };

/** How the determined entity or person is linked to the DPRK, and on whose decision. */
export type Determination = {
  readonly relation: 'owner' | 'director' | 'jointVenture' | 'branch' | 'businessName' | 'person';
  readonly decision: string;
  readonly decidedOn: string;
  readonly effectiveOn: string;
  readonly status: 'active' | 'deregistered' | 'licenceWithdrawn';
};
