import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBinding } from '../../src/recommendations/binding.ts';
import { recommend } from '../../src/recommendations/recommendation.ts';
import type { ScreenedHolder } from '../../src/recommendations/recommendation.ts';
import {
  aDeterminedCompany,
  aListedPerson,
  anInstitution,
  aScreenedHolder,
  BIRTH_DATE,
  BIRTH_YEAR,
  DIRECTOR,
  NAME,
  NATIONALITY,
  OTHER_BIRTH_DATE,
  PASSPORT,
  PASSPORT_OF_ANOTHER_COUNTRY,
  WEAK_ALIAS,
} from '../support/screened.ts';

const DESIGNATIONS = [
  aListedPerson(),
  aListedPerson({ id: 'un-KPe.999', reference: 'KPe.999', kind: 'entity' }),
  aListedPerson({ id: 'ofac-1', authority: 'ofac', reference: '1', programmes: ['DPRK3'] }),
  aListedPerson({ id: 'ofac-2', authority: 'ofac', reference: '2', programmes: ['NPWMD'] }),
  aListedPerson({ id: 'file-1', authority: 'file', reference: '1', programmes: [] }),
  aDeterminedCompany(),
  aDeterminedCompany({ id: 'national-2', determination: undefined }),
];
const EVIDENCE = [
  NAME,
  WEAK_ALIAS,
  PASSPORT,
  PASSPORT_OF_ANOTHER_COUNTRY,
  BIRTH_DATE,
  BIRTH_YEAR,
  OTHER_BIRTH_DATE,
  NATIONALITY,
  DIRECTOR,
];

const found = fc.record({
  designation: fc.constantFrom(...DESIGNATIONS),
  score: fc.double({ min: 0.7, max: 1, noNaN: true }),
  evidence: fc.subarray(EVIDENCE, { minLength: 1 }),
});
const attributes = fc.record(
  { refugee: fc.boolean(), diplomaticMission: fc.boolean(), accreditedDiplomat: fc.boolean() },
  { requiredKeys: [] },
);
const anyHit: fc.Arbitrary<ScreenedHolder> = fc
  .record({
    found: fc.uniqueArray(found, { minLength: 1, maxLength: 5, selector: (it) => it.designation.id }),
    holder: fc.record({ attributes }, { requiredKeys: [] }),
    institution: fc
      .record({
        country: fc.constantFrom('KH', 'US', 'GB', 'SG', 'FR', 'LA'),
        declaredBinding: fc.subarray(['ofac', 'file', 'national']),
      })
      .map(anInstitution),
    isFrozen: fc.boolean(),
  })
  .map(aScreenedHolder);

test('the hits that are made up here lead to every action, so no guarantee is kept for want of a case', () => {
  const actions = fc.sample(anyHit, { numRuns: 500, seed: 1718 }).map((screened) => recommend(screened)?.action);
  expect(new Set(actions)).toEqual(new Set(['freeze-and-report', 'precautionary-hold', 'close', 'review']));
});

test('every hit leads to a recommendation that cites at least one legal basis', () => {
  check((screened) => {
    expect(recommend(screened)?.legalBases.length).toBeGreaterThan(0);
  });
});

test('no recommendation to close ever rests on a name alone, nor on a number alone', () => {
  check((screened) => {
    const recommendation = recommend(screened);
    if (recommendation?.action !== 'close') return;
    expect(
      recommendation.matches.every((match) => match.evidence.includes(PASSPORT) && match.evidence.includes(NAME)),
    ).toBe(true);
  });
});

test('nobody who is designated on a binding list is told to close, and nobody whose funds are frozen', () => {
  check((screened) => {
    if (recommend(screened)?.action !== 'close') return;
    expect(screened.isFrozen).toBe(false);
    for (const match of certainMatchesOf(screened)) {
      const designation = screened.designationOf(match.designationId)!;
      const isOwn = !match.evidence.includes(DIRECTOR);
      expect(isOwn && designation.authority !== 'national' && isBinding(designation, screened.institution)).toBe(false);
    }
  });
});

test('a corroborated UN match freezes everywhere, unless the holder is a refugee', () => {
  check((screened) => {
    const isCorroborated = certainMatchesOf(screened).some(
      (match) =>
        screened.designationOf(match.designationId)!.authority === 'un' &&
        !match.evidence.includes(DIRECTOR) &&
        (match.evidence.includes(PASSPORT) || match.evidence.includes(BIRTH_DATE)),
    );
    if (!isCorroborated) return;
    expect(recommend(screened)?.action).toBe(screened.holder.attributes?.refugee ? 'review' : 'freeze-and-report');
  });
});

test('a refugee is never decided by a machine', () => {
  check((screened) => {
    if (screened.holder.attributes?.refugee) expect(recommend(screened)?.action).toBe('review');
  });
});

test('a reason is one sentence about the list entry, and never about the kind of name or the holder', () => {
  check((screened) => {
    const { reason } = recommend({ ...screened, holder: { ...screened.holder, name: 'Somebody Else' } })!;
    expect(reason).not.toMatch(/korean name/i);
    expect(reason).not.toContain('Somebody Else');
    expect(reason).toMatch(/^[A-Z].*\.$/);
  });
});

test('an institution always has time to act before it has to answer', () => {
  check((screened) => {
    const { actWithinHours, respondWithinHours } = recommend(screened)!;
    expect(actWithinHours).toBeGreaterThan(0);
    expect(respondWithinHours).toBeGreaterThanOrEqual(actWithinHours);
  });
});

test('the same screening leads to the same recommendation', () => {
  check((screened) => {
    expect(recommend(screened)).toEqual(recommend(screened));
  });
});

function check(guarantee: (screened: ScreenedHolder) => void): void {
  fc.assert(fc.property(anyHit, guarantee), { numRuns: 500 });
}

function certainMatchesOf({ screening, configuration }: ScreenedHolder) {
  return screening.matches.filter((match) => match.score >= configuration.matchScore);
}
