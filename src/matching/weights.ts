/**
 * The table of weights: what raises a match, and what moves one. It is the whole argument, so every number has its
 * reason beside it.
 */
import type { Designation } from '../designations/designation.ts';
import * as features from './features.ts';

/** What each claim is worth when it is perfect. */
export const CLAIMS = {
  sameIdentifier: 0.97, // one document belongs to one holder: above every line, whatever the name says
  sameIdentifierSomewhere: 0.8, // register, tax and identity numbers run in every country; one side does not say which
  sameIdentifierOtherCountry: 0.72, // 123456 of Cambodia and 123456 of Malaysia: nothing, unless the name agrees as well
  personName: 0.8, // thousands are called Kim Yong Chol: a perfect name alone is possible, never a match
  companyName: 0.95, // two companies called Ryonbong General Corporation are one: a register would not enter a second
  genericCompanyName: 0.8, // "Foreign Trade Bank" may stand in any country
  mistypedCompanyName: 0.87, // MIRANG may be MIRANK mistyped, or another company: possible, never a match
  acronym: 0.72, // four letters may stand for anything: worth a look, no more
  vesselName: 0.8, // ships change and share their names; the IMO number decides
  kindsDiffer: 0.75, // a company that bears a person's name, or the other way round
} as const;

/** What else is known moves a match that a name has raised. Beside a shared number only what contradicts is reported. */
export const QUALIFIERS: readonly {
  readonly weight: number;
  readonly compare: (holder: features.Party, designation: Designation) => features.Statement | undefined;
}[] = [
  { weight: +0.15, compare: features.birthDate('sameDay') }, // name and day together: one in some ten thousand namesakes
  { weight: +0.08, compare: features.birthDate('sameMonth') },
  { weight: +0.08, compare: features.birthDate('swapped') }, // 03-08 and 08-03: most often a slip of the typist
  { weight: +0.04, compare: features.birthDate('sameYear') }, // one namesake in forty has it by chance
  { weight: 0, compare: features.birthDate('near') }, // ages are counted in two ways in Korea, and digits slip: says nothing either way
  { weight: -0.35, compare: features.birthDate('different') }, // sinks a name, not a shared passport
  { weight: +0.04, compare: features.nationalityAgrees }, // supports, never decides: all listed Koreans have it
  { weight: -0.06, compare: features.nationalityOfTheSouth }, // counters, and leaves a bare namesake just possible
  { weight: -0.04, compare: features.nationalityDiffers }, // many of them travel on bought passports
  { weight: +0.03, compare: features.birthPlaceAgrees }, // half of them were born in Pyongyang
  { weight: 0, compare: features.bornInTheNorth }, // who came from the North to the South is protected: told, never weighed
  { weight: -0.15, compare: features.genderDiffers }, // lists seldom err in it, books sometimes do
  { weight: -0.03, compare: features.documentRenewed }, // a passport of the DPRK lasts five years, then the number is new
  { weight: -0.15, compare: features.documentDiffers }, // another state vouches for another person
];

/** A weak alias agrees: supports what something else has raised, and raises nothing itself. */
export const WEAK_ALIAS = 0.05;

/** The same number and a close name: together they leave little doubt. */
export const NUMBER_BESIDE_NAME = 0.15;

/** A name that speaks against a shared number: reported, and taken off a little, for typists confuse numbers too. */
export const NAME_AGAINST_IDENTIFIER = -0.05;
