/** What raises a designation for comparison: a shared number, or a name that is close enough to ask further. */
import { findCompanyCandidates, findPersonCandidates, type MatchIndex } from './candidates.ts';
import { isCompanyLike } from './company-words.ts';
import { comparableName, nameWords, type ComparableName, type NameWords } from './comparable-name.ts';
import type { Party } from './features.ts';
import { identifierKey, identifiersOf, isDecisive } from './identifiers.ts';
import { BY_NATIVE_NAME, narrowReadings } from './korean/narrow.ts';
import type { ListedName } from './listed-names.ts';
import type { Claim } from './match.ts';
import { compareNames, nameWorth } from './name-claim.ts';

/**
 * A name must be worth this much by itself before anything else is asked. The best that birth date, nationality and
 * place can add is 0.22, so nothing below could become a hit by default.
 */
const CLAIM_MIN = 0.5;

/** A company that bears a person's name, or a person with a company's: only the whole name counts. */
const OTHER_KIND_MIN = 0.97;

/** The holder's names that come to something: the name, the native name and all others, former ones included. */
export function namesOf({ name, nativeName, otherNames, kind }: Party): readonly NameWords[] {
  if (nativeName === undefined && otherNames === undefined) return nameWords(name, kind);
  const written = [name, ...(nativeName === undefined ? [] : [nativeName]), ...(otherNames ?? [])];
  return written.flatMap((it) => nameWords(it, kind));
}

/** Every designation that a shared number or a close name raises, once, with the best of both. */
export function findClaims(index: MatchIndex, party: Party, names: readonly NameWords[]): readonly Claim[] {
  const claims = new Map<string, Claim>();
  claimByNumbers(index, party, claims);
  names.forEach((words, position) => {
    const candidates =
      party.kind === 'entity' ? findCompanyCandidates(index, words) : findPersonCandidates(index, words);
    if (candidates.size > 0) claimByName(party, comparableNamesOf(names)[position]!, candidates, 0, claims);
    for (const other of asOtherKind(words, party.kind)) {
      const others = party.kind === 'entity' ? findPersonCandidates(index, other) : findCompanyCandidates(index, other);
      if (others.size > 0) claimByName(party, comparableName(other), others, OTHER_KIND_MIN, claims);
    }
  });
  return claims.size === 0 ? NO_CLAIMS : [...claims.values()];
}

const NO_CLAIMS: readonly Claim[] = [];

/** The names read as Korean where they can be, the Latin ones narrowed by the native one. */
export function comparableNamesOf(names: readonly NameWords[]): readonly ComparableName[] {
  const comparable = names.map(comparableName);
  const readings = comparable.flatMap((it) => it.korean);
  const narrowed = narrowReadings(readings, BY_NATIVE_NAME);
  if (narrowed === readings) return comparable;
  let at = 0;
  return comparable.map((it) => ({ ...it, korean: narrowed.slice(at, (at += it.korean.length)) }));
}

function claimByNumbers(index: MatchIndex, party: Party, claims: Map<string, Claim>): void {
  for (const ours of identifiersOf(party)) {
    if (!isDecisive(ours)) continue;
    for (const { designation, identifier } of index.identifiers.get(identifierKey(ours)) ?? []) {
      const claim = claims.get(designation.id) ?? { designation, identifiers: [] };
      claims.set(designation.id, { ...claim, identifiers: [...claim.identifiers, { ours, theirs: identifier }] });
    }
  }
}

function claimByName(
  party: Party,
  ours: ComparableName,
  candidates: Iterable<ListedName>,
  similarityMin: number,
  claims: Map<string, Claim>,
): void {
  for (const listed of candidates) {
    const comparison = compareNames(ours, listed);
    const worth = nameWorth(party, listed, comparison);
    if (worth <= CLAIM_MIN || comparison.similarity < similarityMin) continue;
    const claim = claims.get(listed.designation.id) ?? { designation: listed.designation, identifiers: [] };
    const known = claim.name ? nameWorth(party, claim.name.listed, claim.name.comparison) : 0;
    if (worth > known) claims.set(listed.designation.id, { ...claim, name: { ours, listed, comparison } });
  }
}

/** Books mistake companies for persons and persons for companies; the words show it. */
function asOtherKind({ written, words }: NameWords, kind: 'person' | 'entity'): readonly NameWords[] {
  if (isCompanyLike(words) !== (kind === 'person')) return NO_NAMES;
  if (kind === 'entity' && (words.length < 2 || words.length > 4)) return NO_NAMES;
  return nameWords(written, kind === 'person' ? 'entity' : 'person');
}

const NO_NAMES: readonly NameWords[] = [];
