import type { Holder } from '../../src/batches/holder.ts';
import type { Institution } from '../../src/batches/institution.ts';
import type { Designation } from '../../src/designations/designation.ts';
import type { Evidence } from '../../src/matching/evidence.ts';
import type { Match } from '../../src/matching/match.ts';
import { DEFAULT_CONFIGURATION } from '../../src/matching/screening.ts';
import type { ScreenedHolder } from '../../src/recommendations/recommendation.ts';
import { aDesignation } from './designations.ts';
import { aHolder } from './holders.ts';

/** A bank in Cambodia that has declared nothing. */
export function anInstitution(changes: Partial<Institution> = {}): Institution {
  return {
    id: '0199a000-0000-7000-8000-000000000001',
    name: 'First Invented Bank',
    kind: 'bank',
    country: 'KH',
    declaredBinding: [],
    ...changes,
  };
}

/** A listed person who does not exist, with a birth date. */
export function aListedPerson(given: Partial<Designation> = {}): Designation {
  return aDesignation({
    id: 'un-KPi.999',
    reference: 'KPi.999',
    name: 'INVENTED PERSON',
    birthDates: ['1968-03-01'],
    nationalities: ['KP'],
    listedOn: '2017-06-02',
    ...given,
  });
}

/** A company that only the national register knows. */
export function aDeterminedCompany(given: Partial<Designation> = {}): Designation {
  return aDesignation({
    id: 'national-1',
    authority: 'national',
    reference: '1',
    kind: 'entity',
    name: 'Invented Glow Co Ltd',
    programmes: [],
    determination: {
      relation: 'owner',
      decision: 'Meeting 4, decision 2',
      decidedOn: '2019-06-01',
      effectiveOn: '2019-06-12',
      status: 'deregistered',
    },
    ...given,
  });
}

export const NAME: Evidence = evidenceOf('name', 'Invented Person', 'INVENTED PERSON');
export const OTHER_NAME: Evidence = { ...evidenceOf('name', 'Somebody Else', 'INVENTED PERSON'), supports: false };
export const WEAK_ALIAS: Evidence = evidenceOf('weakAlias', 'Sparrow', 'SPARROW');
export const PASSPORT: Evidence = { ...evidenceOf('identifier', 'INV 00001', 'INV00001'), weight: 0.97 };
export const PASSPORT_OF_ANOTHER_COUNTRY: Evidence = {
  ...evidenceOf('identifier', 'INV00001', 'INV00001'),
  weight: 0.72,
};
export const REGISTER_NUMBER: Evidence = { ...evidenceOf('identifier', '00099001', '00099001'), weight: 0.97 };
export const BIRTH_DATE: Evidence = evidenceOf('birthDate', '1968-03-01', '1968-03-01');
export const BIRTH_YEAR: Evidence = evidenceOf('birthDate', '1968', '1968-03-01');
export const OTHER_BIRTH_DATE: Evidence = { ...evidenceOf('birthDate', '1990-05-02', '1968-03-01'), supports: false };
export const NATIONALITY: Evidence = evidenceOf('nationality', 'KP', 'KP');
export const DIRECTOR: Evidence = evidenceOf('relatedParty', 'Invented Person', 'INVENTED PERSON');

function evidenceOf(feature: Evidence['feature'], holderValue: string, listValue: string): Evidence {
  return {
    feature,
    supports: true,
    weight: 0.1,
    holderValue,
    listValue,
    sentence: `${holderValue} beside ${listValue}.`,
  };
}

/** A hit on a designation: certain, and by name, unless said otherwise. */
export function aMatch(designation: Designation, changes: Partial<Match> = {}): Match {
  return {
    designationId: designation.id,
    score: 0.97,
    name: designation.name,
    matchedName: designation.name,
    evidence: [NAME],
    ...changes,
  };
}

/** One finding of a screening: the entry that was met, and how. */
export type Found = { readonly designation: Designation } & Partial<Match>;

/** A screened holder with these hits. The outcome follows from their scores, as it does in a real screening. */
export function aScreenedHolder({
  found = [],
  holder = {},
  ...changes
}: { found?: readonly Found[]; holder?: Partial<Holder> } & Partial<
  Omit<ScreenedHolder, 'holder'>
> = {}): ScreenedHolder {
  const designations = new Map(found.map(({ designation }) => [designation.id, designation]));
  const matches = found
    .map(({ designation, ...match }) => aMatch(designation, match))
    .toSorted((one, other) => other.score - one.score);
  const best = matches[0]?.score ?? 0;
  const { possibleScore, matchScore } = DEFAULT_CONFIGURATION;
  return {
    holder: aHolder(holder),
    screening: {
      outcome: best >= matchScore ? 'match' : best >= possibleScore ? 'possible' : 'clear',
      matches,
      cleared: [],
      indicators: [],
    },
    configuration: DEFAULT_CONFIGURATION,
    institution: anInstitution(),
    designationOf: (id) => designations.get(id),
    isFrozen: false,
    ...changes,
  };
}
