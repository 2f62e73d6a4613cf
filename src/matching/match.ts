/**
 * One holder beside one designation. A claim raises a match and sets its score; a qualifier moves it. This table is
 * the whole argument: every number in it has its reason beside it.
 */
import type { Designation } from '../designations/designation.ts';
import type { ComparableName } from './comparable-name.ts';
import type { MatchIndex } from './candidates.ts';
import { compareCompanyNames } from './company-names.ts';
import type { Evidence } from './evidence.ts';
import * as features from './features.ts';
import { isOtherCountry, isPlaced, type PlainIdentifier } from './identifiers.ts';
import type { ListedName } from './listed-names.ts';
import { APART, type NameComparison } from './name-comparison.ts';
import { comparePersonNames } from './person-names.ts';

/** One holder beside one designation, with everything that was said for and against. */
export type Match = {
  readonly designationId: string;
  /** 0 to 1. */
  readonly score: number;
  /** The designation's primary name. */
  readonly name: string;
  /** The listed name or alias that came closest; the primary name where an identifier alone decided. */
  readonly matchedName: string;
  readonly evidence: readonly Evidence[];
};

/** What raised a designation for comparison: a shared number, a close name, or both. */
export type Claim = {
  readonly designation: Designation;
  readonly identifiers: readonly { readonly ours: PlainIdentifier; readonly theirs: PlainIdentifier }[];
  readonly name?: { readonly ours: ComparableName; readonly listed: ListedName; readonly comparison: NameComparison };
};

/** What each claim is worth when it is perfect. */
const CLAIMS = {
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
const QUALIFIERS: readonly {
  readonly weight: number;
  readonly compare: (holder: features.Party, designation: Designation) => features.Statement | undefined;
}[] = [
  { weight: +0.15, compare: features.birthDate('sameDay') }, // name and day together: one in some ten thousand namesakes
  { weight: +0.08, compare: features.birthDate('sameMonth') },
  { weight: +0.08, compare: features.birthDate('swapped') }, // 03-08 and 08-03: most often a slip of the typist
  { weight: +0.04, compare: features.birthDate('sameYear') }, // one namesake in forty has it by chance
  { weight: 0, compare: features.birthDate('near') }, // ages are counted in two ways in Korea: says nothing either way
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
const WEAK_ALIAS = 0.05;

/** The same number and a close name: together they leave little doubt. */
const NUMBER_BESIDE_NAME = 0.15;

/** A name that speaks against a shared number: reported, and taken off a little, for typists confuse numbers too. */
const NAME_AGAINST_IDENTIFIER = -0.05;

/** A name closer than this speaks for the match, below it against. */
const NAME_AGREES = 0.7;

/** A weak alias must agree nearly letter by letter before it supports anything. */
const WEAK_ALIAS_AGREES = 0.95;

/** Weighs one claim with everything else that is known of the two. */
export function scoreMatch(
  index: MatchIndex,
  holder: features.Party,
  ours: readonly ComparableName[],
  claim: Claim,
): Match {
  const { designation } = claim;
  const identifier = identifierEvidence(claim);
  const name = nameEvidence(holder, claim, ours, identifier.length > 0);
  const qualifiers = QUALIFIERS.flatMap(({ weight, compare }) => {
    const statement = compare(holder, designation);
    return statement ? [{ ...statement, supports: weight >= 0, weight }] : [];
  });
  const weak = weakAliasEvidence(index, designation, ours);

  const byName = claim.name ? name.reduce((sum, it) => sum + Math.max(0, it.weight), 0) : 0;
  // A number that does not decide alone still supports a name that has been raised.
  const supported = byName > 0 && identifier.length > 0 ? NUMBER_BESIDE_NAME : 0;
  const moved = byName > 0 ? byName + [...qualifiers, ...weak].reduce((sum, it) => sum + it.weight, supported) : 0;
  const byIdentifier = identifier.reduce((best, it) => Math.max(best, it.weight), 0);
  const against = byIdentifier > 0 ? name.reduce((sum, it) => sum + Math.min(0, it.weight), 0) : 0;
  return {
    designationId: designation.id,
    score: round(Math.min(1, Math.max(0, moved, byIdentifier + against))),
    name: designation.name,
    matchedName: claim.name?.listed.name.written ?? designation.name,
    evidence: [...identifier, ...name, ...weak, ...qualifiers],
  };
}

/** What the name claim alone is worth. */
export function nameWorth(holder: features.Party, listed: ListedName, comparison: NameComparison): number {
  return nameClaim(holder, listed, comparison) * comparison.similarity;
}

/** Compares a holder's name with a listed one in the manner of the listed one. */
export function compareNames(ours: ComparableName, listed: ListedName): NameComparison {
  const { kind } = listed.designation;
  if (kind === 'person') return comparePersonNames(ours, listed.name);
  if (listed.isAcronym) return isAlone(ours, listed.name) ? SAME : APART;
  const comparison = compareCompanyNames(ours, listed.name);
  return kind === 'entity' || comparison.similarity >= VESSEL_NAME_MIN ? comparison : APART;
}

/** Ships are called Gold Star and Orion: less than the whole name says nothing about who owns an account. */
const VESSEL_NAME_MIN = 0.98;

const SAME: NameComparison = { similarity: 1, differences: [], isCertain: false, isMistyped: false };

function isAlone({ company }: ComparableName, acronym: ComparableName): boolean {
  return company.length === 1 && company[0]!.text === acronym.company[0]?.text;
}

function nameClaim(holder: features.Party, listed: ListedName, comparison: NameComparison): number {
  const { kind } = listed.designation;
  if ((kind === 'person') !== (holder.kind === 'person')) return CLAIMS.kindsDiffer;
  if (kind === 'person') return CLAIMS.personName;
  if (kind === 'vessel' || kind === 'aircraft') return CLAIMS.vesselName;
  if (listed.isAcronym) return CLAIMS.acronym;
  if (!comparison.isCertain) return CLAIMS.genericCompanyName;
  return comparison.isMistyped ? CLAIMS.mistypedCompanyName : CLAIMS.companyName;
}

function identifierEvidence({ identifiers }: Claim): readonly Evidence[] {
  return identifiers.map(({ ours, theirs }) => {
    const isForeign = isOtherCountry(ours, theirs);
    const kind = features.KIND_NAMES[ours.type];
    const sentence = isForeign
      ? `The holder's ${kind} ${ours.written} of ${ours.country} has the number of the listed ${theirs.written} of ${theirs.country}.`
      : `The holder's ${kind} ${ours.written} is the listed ${theirs.written}.`;
    return {
      feature: 'identifier' as const,
      supports: true,
      weight: isForeign
        ? CLAIMS.sameIdentifierOtherCountry
        : isPlaced(ours, theirs)
          ? CLAIMS.sameIdentifier
          : CLAIMS.sameIdentifierSomewhere,
      holderValue: ours.written,
      listValue: theirs.written,
      sentence,
    };
  });
}

function nameEvidence(
  holder: features.Party,
  { name, designation }: Claim,
  ours: readonly ComparableName[],
  isShared: boolean,
): readonly Evidence[] {
  if (name && (name.comparison.similarity >= NAME_AGREES || !isShared)) {
    const { similarity, differences } = name.comparison;
    const [holderValue, listValue] = [name.ours.written, name.listed.name.written];
    const close =
      similarity >= 0.99
        ? 'is the listed name'
        : `is close to the listed name (${Math.round(similarity * 100)} of 100)`;
    const but = differences.length > 0 ? `, but ${differences.join(' and ')}` : '';
    const sentence = `"${holderValue}" ${close} "${listValue}"${but}.`;
    return [
      {
        feature: 'name',
        supports: true,
        weight: round(nameWorth(holder, name.listed, name.comparison)),
        holderValue,
        listValue,
        sentence,
      },
    ];
  }
  const [written] = ours;
  if (!written) return [];
  const sentence = `"${written.written}" is not a name that the list gives for "${designation.name}".`;
  return [
    {
      feature: 'name',
      supports: false,
      weight: NAME_AGAINST_IDENTIFIER,
      holderValue: written.written,
      listValue: designation.name,
      sentence,
    },
  ];
}

function weakAliasEvidence(
  index: MatchIndex,
  designation: Designation,
  ours: readonly ComparableName[],
): readonly Evidence[] {
  for (const listed of index.weakNames.get(designation.id) ?? []) {
    for (const name of ours) {
      if (compareNames(name, listed).similarity < WEAK_ALIAS_AGREES) continue;
      const [holderValue, listValue] = [name.written, listed.name.written];
      const sentence = `"${holderValue}" is the weak alias "${listValue}" of the list.`;
      return [{ feature: 'weakAlias', supports: true, weight: WEAK_ALIAS, holderValue, listValue, sentence }];
    }
  }
  return [];
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
