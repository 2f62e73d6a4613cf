/**
 * One holder beside one designation. A claim raises a match and sets its score; a qualifier moves it. The
 * numbers stand in ./weights.ts, and the evidence tells each of them in a sentence.
 */
import type { Designation } from '../designations/designation.ts';
import type { ComparableName } from './comparable-name.ts';
import type { MatchIndex } from './candidates.ts';
import type { Evidence } from './evidence.ts';
import { KIND_NAMES, type Party } from './features.ts';
import { isOtherCountry, isPlaced, type PlainIdentifier } from './identifiers.ts';
import type { ListedName } from './listed-names.ts';
import type { NameComparison } from './name-comparison.ts';
import { compareNames, nameWorth } from './name-claim.ts';
import { CLAIMS, NAME_AGAINST_IDENTIFIER, NUMBER_BESIDE_NAME, QUALIFIERS, WEAK_ALIAS } from './weights.ts';

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

/** A name closer than this speaks for the match, below it against. */
const NAME_AGREES = 0.7;

/** A weak alias must agree nearly letter by letter before it supports anything. */
const WEAK_ALIAS_AGREES = 0.95;

/** Weighs one claim with everything else that is known of the two. */
export function scoreMatch(index: MatchIndex, holder: Party, ours: readonly ComparableName[], claim: Claim): Match {
  const { designation } = claim;
  const identifier = identifierEvidence(claim);
  const name = nameEvidence(holder, claim, ours, identifier.length > 0);
  const qualifiers = QUALIFIERS.flatMap(({ weight, compare }) => {
    const statement = compare(holder, designation);
    return statement ? [{ ...statement, supports: weight >= 0, weight }] : [];
  });
  const weak = weakAliasEvidence(index, designation, ours);

  const parts = { identifier, name, moving: [...weak, ...qualifiers] };
  const byName = claim.name ? weighByName(parts) : undefined;
  const byIdentifier = identifier.length > 0 ? weighByIdentifier(parts, byName && scoreOf(byName)) : undefined;
  const evidence = better(byIdentifier, byName);
  return {
    designationId: designation.id,
    score: scoreOf(evidence),
    name: designation.name,
    matchedName: claim.name?.listed.name.written ?? designation.name,
    evidence,
  };
}

type Parts = {
  readonly identifier: readonly Evidence[];
  readonly name: readonly Evidence[];
  /** What moves a name, and is only reported beside a number. */
  readonly moving: readonly Evidence[];
};

/** The weights of a match add up to its score, within 0 and 1: whoever adds them on paper comes to the same. */
function scoreOf(evidence: readonly Evidence[]): number {
  return round(
    Math.min(
      1,
      Math.max(
        0,
        evidence.reduce((sum, it) => sum + it.weight, 0),
      ),
    ),
  );
}

/** A name, moved by all that is known; a number that does not decide alone supports it. */
function weighByName({ identifier, name, moving }: Parts): readonly Evidence[] {
  if (name.some((it) => !it.supports)) return [];
  const support = identifier.map((it, place) => ({ ...it, weight: place === 0 ? NUMBER_BESIDE_NAME : 0 }));
  return [...support, ...name, ...moving];
}

/**
 * A number decides whatever else is said, so all that is only reported: but a name that speaks against it takes a little
 * off, and one that agrees adds what the two are worth together.
 */
function weighByIdentifier({ identifier, name, moving }: Parts, scoreByName: number | undefined): readonly Evidence[] {
  const strongest = identifier.reduce((best, it) => (it.weight > best.weight ? it : best));
  const reported = (it: Evidence): Evidence => ({ ...it, weight: 0 });
  const together = Math.max(0, round((scoreByName ?? 0) - strongest.weight));
  return [
    strongest,
    ...identifier.filter((it) => it !== strongest).map(reported),
    ...name.map((it) => ({ ...it, weight: it.supports ? together : it.weight })),
    ...moving.map(reported),
  ];
}

/** A number that decides alone is told as such; else whatever comes to more. */
function better(byIdentifier: readonly Evidence[] | undefined, byName: readonly Evidence[] | undefined) {
  if (byIdentifier === undefined || byName === undefined) return byIdentifier ?? byName ?? [];
  const decides = byIdentifier[0]!.weight >= CLAIMS.sameIdentifier;
  return decides || scoreOf(byIdentifier) >= scoreOf(byName) ? byIdentifier : byName;
}

function identifierEvidence({ identifiers }: Claim): readonly Evidence[] {
  return identifiers.map(({ ours, theirs }) => {
    const isForeign = isOtherCountry(ours, theirs);
    const kind = KIND_NAMES[ours.type];
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
  holder: Party,
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
