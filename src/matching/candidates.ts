/**
 * Which listed names are worth comparing with a holder's name at all. Whatever the comparison would raise is among
 * them: retrieval may only leave out what scoring would throw away.
 */
import type { Designation } from '../designations/designation.ts';
import { findCompanies, indexCompanies, type CompanyIndex } from './company-index.ts';
import type { NameWords } from './comparable-name.ts';
import { identifierKey, isDecisive, plainListedIdentifier, type PlainIdentifier } from './identifiers.ts';
import { listedNames, type ListedName } from './listed-names.ts';
import { findPersons, indexPersons, type PersonIndex } from './person-index.ts';
import { push } from './push.ts';

/** An immutable index over the designations of one set of list versions, built once and shared by all screenings. */
export type MatchIndex = {
  readonly designations: readonly Designation[];
  /** Listed persons whose names read as Korean, and all others: two manners of comparing, two indexes. */
  readonly koreans: PersonIndex;
  readonly others: PersonIndex;
  readonly companies: CompanyIndex;
  readonly identifiers: ReadonlyMap<string, readonly ListedNumber[]>;
  readonly weakNames: ReadonlyMap<string, readonly ListedName[]>;
};

export type ListedNumber = { readonly designation: Designation; readonly identifier: PlainIdentifier };

/** Builds the index. */
export function buildIndex(designations: readonly Designation[]): MatchIndex {
  const listed = designations.flatMap(listedNames);
  const strong = listed.filter((it) => it.strength === 'strong');
  const persons = Map.groupBy(strong, ({ designation, name }) =>
    designation.kind !== 'person' ? 'company' : name.korean.length > 0 ? 'korean' : 'other',
  );
  return {
    designations,
    koreans: indexPersons(persons.get('korean') ?? [], 'koreans'),
    others: indexPersons(persons.get('other') ?? [], 'others'),
    companies: indexCompanies(persons.get('company') ?? []),
    identifiers: indexIdentifiers(designations),
    weakNames: Map.groupBy(
      listed.filter((it) => it.strength === 'weak'),
      (it) => it.designation.id,
    ),
  };
}

function indexIdentifiers(designations: readonly Designation[]): ReadonlyMap<string, readonly ListedNumber[]> {
  const numbers = new Map<string, ListedNumber[]>();
  for (const designation of designations) {
    for (const identifier of designation.identifiers.map(plainListedIdentifier)) {
      if (isDecisive(identifier)) push(numbers, identifierKey(identifier), { designation, identifier });
    }
  }
  return numbers;
}

/** Every listed person's name that may be the holder's, whatever the system, the order or the typing errors. */
export function findPersonCandidates({ koreans, others }: MatchIndex, name: NameWords): ReadonlySet<ListedName> {
  return findPersons({ koreans, others }, name) ?? NO_CANDIDATES;
}

/** Every listed company's or vessel's name that may be the holder's. */
export function findCompanyCandidates({ companies }: MatchIndex, name: NameWords): ReadonlySet<ListedName> {
  return findCompanies(companies, name) ?? NO_CANDIDATES;
}

const NO_CANDIDATES: ReadonlySet<ListedName> = new Set();
