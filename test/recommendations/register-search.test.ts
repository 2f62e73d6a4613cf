import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recommend } from '../../src/recommendations/recommendation.ts';
import { recommendationIssuedMessage } from '../../src/recommendations/recommendation-schema.ts';
import { recommendationIssued } from '../../src/recommendations/recommendation-message.ts';
import type { ScreenedHolder } from '../../src/recommendations/recommendation.ts';
import {
  aDeterminedCompany,
  aListedPerson,
  anInstitution,
  aScreenedHolder,
  BIRTH_DATE,
  DIRECTOR,
  NAME,
  NATIONALITY,
  OTHER_NAME,
  REGISTER_NUMBER,
} from '../support/screened.ts';

const register = anInstitution({ kind: 'registry', name: 'Sample Company Register' });
const determined = aDeterminedCompany();
const listed = aListedPerson({ kind: 'entity' });
const listedByOfac = aListedPerson({ id: 'ofac-99999', authority: 'ofac', reference: '99999', programmes: ['DPRK3'] });

const cases = [
  [
    'the name and register number of a determination',
    determined,
    [NAME, REGISTER_NUMBER],
    'deregister',
    'registered-determined',
  ],
  [
    'the register number of a determination under another name',
    determined,
    [REGISTER_NUMBER, OTHER_NAME],
    'deregister',
    'registered-renamed',
  ],
  ['the name of a determination alone', determined, [NAME], 'review', 'registered-by-name'],
  [
    'a designated company with its register number',
    listed,
    [NAME, REGISTER_NUMBER],
    'deregister',
    'registered-designated',
  ],
  ['a designated company by its name alone', listed, [NAME], 'review', 'registered-by-name'],
  ['a designated director of the company', listed, [DIRECTOR, BIRTH_DATE], 'review', 'related-party'],
  ['a list that does not bind', listedByOfac, [NAME, REGISTER_NUMBER], 'review', 'list-not-binding'],
] as const;

test.each(cases)('a register that holds %s is told so', (_, designation, evidence, action, ground) => {
  const recommendation = recommend(
    aScreenedHolder({ found: [{ designation, evidence: [...evidence] }], institution: register }),
  );
  expect(recommendation).toMatchObject({ action, ground, fundsInstruction: 'none' });
});

test('a deregistration cites the decision or the designation that it rests on', () => {
  const bases = (designation: typeof determined) =>
    recommend(
      aScreenedHolder({ found: [{ designation, evidence: [NAME, REGISTER_NUMBER] }], institution: register }),
    )!.legalBases.map((it) => `${it.jurisdiction} ${it.paragraph} ${it.mark}`);
  expect(bases(determined)).toEqual(['KH Meeting 4, decision 2 V', 'UN 18 V']);
  expect(bases(listed)).toContain('UN 8(d) V');
  expect(bases(listed)).toContain('UN 15 and 16 C');
});

test('what a register is told speaks of no account and holds to the schema of the message', () => {
  const designation = determined;
  const screened = aScreenedHolder({
    found: [{ designation, evidence: [NAME, REGISTER_NUMBER] }],
    institution: register,
  });
  const recommendation = recommend(screened)!;
  const id = '0199a000-0000-7000-8000-000000000002';
  const message = recommendationIssued({
    id,
    issuedAt: new Date('2026-11-23T10:00:00Z'),
    recommendation,
    holder: screened.holder,
    institution: register,
    batchId: id,
    screening: {
      id,
      screenedAt: new Date('2026-11-23T10:00:00Z'),
      matcherVersion: '1.0.0',
      configuration: screened.configuration,
    },
    designationOf: () => designation,
    versionOf: () => ({
      authority: 'national',
      datedOn: '2026-11-23',
      contentHash: '0'.repeat(64),
      checkedAt: undefined,
      isStale: false,
    }),
    links: { recommendation: 'https://cordon.example/r', batch: 'https://cordon.example/b' },
  });
  expect(recommendationIssuedMessage.parse(message)).toEqual(message);
  expect(JSON.stringify([message.data.instructions, message.data.recommendation.reason])).not.toMatch(/account/i);
});

const found = fc.record({
  designation: fc.constantFrom(determined, listed, listedByOfac),
  score: fc.double({ min: 0.7, max: 1, noNaN: true }),
  evidence: fc.subarray([NAME, REGISTER_NUMBER, BIRTH_DATE, NATIONALITY, DIRECTOR], { minLength: 1 }),
});
const attributes = fc.record({ refugee: fc.boolean(), diplomaticMission: fc.boolean() }, { requiredKeys: [] });
const screenedBy = (kind: 'bank' | 'registry'): fc.Arbitrary<ScreenedHolder> =>
  fc
    .record({
      found: fc.uniqueArray(found, { minLength: 1, maxLength: 3, selector: (it) => it.designation.id }),
      holder: fc.record({ attributes }, { requiredKeys: [] }),
      isFrozen: fc.boolean(),
    })
    .map((it) => aScreenedHolder({ ...it, institution: anInstitution({ kind }) }));

test('a register is never told to freeze, to hold or to close, and a bank never to deregister', () => {
  fc.assert(
    fc.property(screenedBy('registry'), (screened) => {
      expect(['deregister', 'review']).toContain(recommend(screened)!.action);
      expect(recommend(screened)!.fundsInstruction).toBe('none');
    }),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(screenedBy('bank'), (screened) => {
      expect(recommend(screened)!.action).not.toBe('deregister');
    }),
    { numRuns: 300 },
  );
});
