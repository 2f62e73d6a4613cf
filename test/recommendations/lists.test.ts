import { expect, test } from 'vitest';
import { AUTHORITIES } from '../../src/designations/designation.ts';
import { isBinding, listNameOf } from '../../src/recommendations/binding.ts';
import { legalBasesFor } from '../../src/recommendations/citations.ts';
import { NAME, aListedPerson, anInstitution } from '../support/screened.ts';

test.each([
  ['un', ['KH', 'FR', 'GB', 'US', 'AU', 'CH', 'CA', 'JP']],
  ['ofac', ['US']],
  ['ofac-consolidated', []],
  ['csl', ['US']],
  ['eu', ['FR']],
  ['uk', ['GB']],
  ['au', ['AU']],
  ['ch', ['CH']],
  ['ca', ['CA']],
  ['jp', ['JP']],
  ['national', ['KH']],
  ['file', []],
] as const)('the list "%s" binds by itself in its own jurisdiction alone', (authority, countries) => {
  const listed = aListedPerson({ authority });
  const found = ['KH', 'FR', 'GB', 'US', 'AU', 'CH', 'CA', 'JP'].filter((country) =>
    isBinding(listed, anInstitution({ country })),
  );
  expect(found.toSorted()).toEqual([...countries].toSorted());
});

test.each(AUTHORITIES)('a hit on the list "%s" that was declared binding cites a rule', (authority) => {
  const designation = aListedPerson({ authority });
  const match = { designationId: designation.id, score: 1, evidence: [NAME] };
  const finding = { match, designation, corroboration: [], ground: 'designated' } as unknown as Parameters<
    typeof legalBasesFor
  >[2][number];
  const bases = legalBasesFor('designated', anInstitution({ declaredBinding: [authority] }), [finding]);
  expect(bases.length).toBeGreaterThan(0);
  expect(listNameOf(designation)).toMatch(/^the /);
});
