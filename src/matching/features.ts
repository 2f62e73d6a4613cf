/**
 * The comparisons behind a match: each answers one sentence for or against, or nothing where one of the two sides is
 * silent. Absent is not different.
 */
import type { Holder, RelatedParty } from '../batches/holder.ts';
import type { Designation } from '../designations/designation.ts';
import { compareBirthDates, type BirthDateAgreement } from './birth-dates.ts';
import type { EvidenceFeature } from './evidence.ts';
import { identifiersOf, isDecisive, isOtherCountry, plainListedIdentifier } from './identifiers.ts';

/** What is said, before it is weighed. */
export type Statement = {
  readonly feature: EvidenceFeature;
  readonly holderValue: string;
  readonly listValue: string;
  readonly sentence: string;
};

export type Party = Holder | RelatedParty;

/** Birth dates that agree or not; the listed date that agrees best speaks. */
export function birthDate(
  agreement: BirthDateAgreement,
): (holder: Party, designation: Designation) => Statement | undefined {
  return (holder, designation) => {
    const compared = compareBirthDates(holder.birthDate, designation.birthDates);
    if (compared?.agreement !== agreement) return undefined;
    const [ours, theirs] = [holder.birthDate!, compared.listed];
    return {
      feature: 'birthDate',
      holderValue: ours,
      listValue: theirs,
      sentence: BIRTH_DATE_SENTENCES[agreement](ours, theirs),
    };
  };
}

const BIRTH_DATE_SENTENCES: Readonly<Record<BirthDateAgreement, (ours: string, theirs: string) => string>> = {
  sameDay: (ours, theirs) => `The holder's birth date ${ours} is the listed one, ${theirs}.`,
  sameMonth: (ours, theirs) => `The holder's birth date ${ours} falls into the listed month, ${theirs}.`,
  sameYear: (ours, theirs) => `The holder's birth date ${ours} falls into the listed year or years, ${theirs}.`,
  swapped: (ours, theirs) => `The holder's birth date ${ours} is the listed ${theirs} with day and month exchanged.`,
  near: (ours, theirs) => `The holder's birth date ${ours} is a year, or one digit, beside the listed ${theirs}.`,
  different: (ours, theirs) => `The holder was born ${ours}, the listed person ${theirs}.`,
};

/** A nationality that both have. */
export function nationalityAgrees(holder: Party, designation: Designation): Statement | undefined {
  const shared = holder.nationalities?.find((it) => designation.nationalities.includes(it));
  if (shared === undefined) return undefined;
  return nationality(holder, designation, `Both are nationals of ${shared}.`);
}

/** A national of the South beside a listed national of the North. */
export function nationalityOfTheSouth(holder: Party, designation: Designation): Statement | undefined {
  if (
    nationalityAgrees(holder, designation) ||
    !designation.nationalities.includes('KP') ||
    !holder.nationalities?.includes('KR')
  )
    return undefined;
  return nationality(
    holder,
    designation,
    'The holder is a national of the Republic of Korea (KR), the listed person of the DPRK (KP).',
  );
}

/** Nationalities that have nothing in common, the South aside. */
export function nationalityDiffers(holder: Party, designation: Designation): Statement | undefined {
  if (!holder.nationalities?.length || designation.nationalities.length === 0) return undefined;
  if (nationalityAgrees(holder, designation) || nationalityOfTheSouth(holder, designation)) return undefined;
  const [ours, theirs] = [holder.nationalities.join(', '), designation.nationalities.join(', ')];
  return nationality(holder, designation, `The holder's nationality is ${ours}, the listed person's ${theirs}.`);
}

function nationality(holder: Party, designation: Designation, sentence: string): Statement {
  return {
    feature: 'nationality',
    holderValue: holder.nationalities!.join(', '),
    listValue: designation.nationalities.join(', '),
    sentence,
  };
}

/** Man and woman are not one person. */
export function genderDiffers(holder: Party, designation: Designation): Statement | undefined {
  if (holder.gender === undefined || designation.gender === undefined || holder.gender === designation.gender)
    return undefined;
  return {
    feature: 'gender',
    holderValue: holder.gender,
    listValue: designation.gender,
    sentence: `The holder is ${holder.gender}, the listed person ${designation.gender}.`,
  };
}

/** A place of birth that names the listed one. */
export function birthPlaceAgrees(holder: Party, designation: Designation): Statement | undefined {
  const ours = holder.birthPlace;
  if (ours === undefined || bornInTheNorth(holder, designation)) return undefined;
  const theirs = designation.birthPlaces.find((it) => sharesPlace(ours, it));
  if (theirs === undefined) return undefined;
  return {
    feature: 'birthPlace',
    holderValue: ours,
    listValue: theirs,
    sentence: `The holder was born in ${ours}, the listed person in ${theirs}.`,
  };
}

/** A national of the Republic of Korea who was born in the North: the list's place of birth says nothing about him. */
export function bornInTheNorth(
  { birthPlace, nationalities }: Party,
  { birthPlaces }: Designation,
): Statement | undefined {
  if (birthPlace === undefined || !nationalities?.includes('KR') || nationalities.includes('KP')) return undefined;
  const theirs = birthPlaces.find((it) => sharesPlace(birthPlace, it));
  if (theirs === undefined && !NORTH.test(birthPlace)) return undefined;
  return {
    feature: 'birthPlace',
    holderValue: birthPlace,
    listValue: theirs ?? '',
    sentence: `The holder is a national of the Republic of Korea (KR) born in ${birthPlace}; such a person is protected, and the place is not weighed.`,
  };
}

const NORTH =
  /north korea|dprk|democratic people|pyongyang|p'yŏngyang|hamhung|hamhŭng|chongjin|ch'ŏngjin|wonsan|wŏnsan|sinuiju|kaesong|nampo|hyesan|hamgyong|pyongan|ryanggang|jagang/i;

function sharesPlace(one: string, other: string): boolean {
  const words = new Set(placeWords(other));
  return placeWords(one).some((it) => words.has(it));
}

/** The words of a place that say where; the name of a whole country says too little. */
function placeWords(place: string): readonly string[] {
  return place
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((it) => it.length > 3 && !COUNTRY_WORDS.has(it));
}

const COUNTRY_WORDS = new Set([
  'korea',
  'north',
  'south',
  'democratic',
  'people',
  'peoples',
  'republic',
  'dprk',
  'china',
  'province',
  'city',
  'county',
  'russia',
]);

/** A document of the same kind under another number, where the holder's was issued by the same state: people renew them. */
export function documentRenewed(holder: Party, designation: Designation): Statement | undefined {
  return otherDocument(holder, designation, false);
}

/** A document of the same kind under another number, issued by another state. */
export function documentDiffers(holder: Party, designation: Designation): Statement | undefined {
  return otherDocument(holder, designation, true);
}

function otherDocument(holder: Party, designation: Designation, isForeign: boolean): Statement | undefined {
  const listed = designation.identifiers.map(plainListedIdentifier).filter((it) => PERSONAL.has(it.type));
  const ours = identifiersOf(holder).filter((it) => PERSONAL.has(it.type) && isDecisive(it));
  if (listed.some((it) => ours.some((our) => our.type === it.type && our.number === it.number))) return undefined;
  for (const our of ours) {
    const theirs = listed.filter((it) => it.type === our.type);
    if (theirs.length === 0 || theirs.every((it) => isOtherCountry(our, it)) !== isForeign) continue;
    const written = theirs.map((it) => it.written).join(', ');
    const issuer = isForeign ? `, issued by ${our.country},` : '';
    return {
      feature: 'identifier',
      holderValue: our.written,
      listValue: written,
      sentence: `The holder's ${KIND_NAMES[our.type]} ${our.written}${issuer} is none of the listed ones (${written}).`,
    };
  }
  return undefined;
}

const PERSONAL: ReadonlySet<string> = new Set(['passport', 'nationalId']);

/** What a supervisor calls each kind of number. */
export const KIND_NAMES = {
  passport: 'passport',
  nationalId: 'national identity number',
  residencePermit: 'residence permit',
  tax: 'tax number',
  registration: 'registration number',
  licence: 'licence',
  lei: 'LEI',
  bic: 'BIC',
  imo: 'IMO number',
  other: 'number',
} as const;
