import { expect, test } from 'vitest';
import { z } from 'zod';
import { listChanges } from '../../src/designations/changes.ts';
import { DEFAULT_CONFIGURATION } from '../../src/matching/screening.ts';
import { batchScreened, batchScreenedMessage } from '../../src/recommendations/batch-message.ts';
import { listUpdated, listUpdatedMessage } from '../../src/recommendations/list-message.ts';
import { recommend } from '../../src/recommendations/recommendation.ts';
import { recommendationIssued } from '../../src/recommendations/recommendation-message.ts';
import { recommendationIssuedMessage } from '../../src/recommendations/recommendation-schema.ts';
import type { ScreenedHolder } from '../../src/recommendations/recommendation.ts';
import {
  aDeterminedCompany,
  aListedPerson,
  anInstitution,
  aScreenedHolder,
  BIRTH_DATE,
  NAME,
  OTHER_BIRTH_DATE,
  PASSPORT,
  REGISTER_NUMBER,
} from '../support/screened.ts';

const issuedAt = new Date('2026-11-23T20:00:00.000Z');
const listVersion = {
  authority: 'un',
  datedOn: '2024-03-07',
  contentHash: 'ab'.repeat(32),
  checkedAt: new Date('2026-11-23T18:00:00.000Z'),
  isStale: false,
} as const;
const listed = aListedPerson({ aliases: [{ name: 'SPARROW', strength: 'weak' }] });

function issue(screened: ScreenedHolder) {
  return recommendationIssued({
    id: '0199a000-0000-7000-8000-000000000002',
    issuedAt,
    recommendation: recommend(screened)!,
    holder: screened.holder,
    institution: screened.institution,
    batchId: '0199a000-0000-7000-8000-000000000003',
    screening: {
      id: '0199a000-0000-7000-8000-000000000004',
      screenedAt: issuedAt,
      matcherVersion: '1.0.0',
      configuration: DEFAULT_CONFIGURATION,
    },
    designationOf: screened.designationOf,
    versionOf: ({ authority }) => ({ ...listVersion, authority }),
    links: {
      recommendation: 'https://cordon.example/v1/recommendations/2',
      batch: 'https://cordon.example/v1/batches/3',
    },
  });
}

const cases: readonly [string, Parameters<typeof aScreenedHolder>[0]][] = [
  ['a freeze', { found: [{ designation: listed, evidence: [NAME, BIRTH_DATE] }] }],
  ['a hold', { found: [{ designation: listed }] }],
  ['a closure', { found: [{ designation: aDeterminedCompany(), evidence: [NAME, REGISTER_NUMBER] }] }],
  ['a review', { found: [{ designation: listed, score: 0.8 }] }],
  ['an unreadable name', { screening: { outcome: 'unscreenable', matches: [], cleared: [], indicators: [] } }],
];

test.each(cases)('the message of %s is the one that the schema describes', (_, screened) => {
  const message = issue(aScreenedHolder(screened));
  expect(recommendationIssuedMessage.parse(JSON.parse(JSON.stringify(message)))).toEqual(message);
});

test('the times to act and to answer run from the moment of issue', () => {
  const { timestamp, data } = issue(aScreenedHolder({ found: [{ designation: listed, evidence: [PASSPORT] }] }));
  expect(timestamp).toBe('2026-11-23T20:00:00.000Z');
  expect(data.recommendation.actBy).toBe('2026-11-24T00:00:00.000Z');
  expect(data.recommendation.respondBy).toBe('2026-11-24T20:00:00.000Z');
});

test('the evidence for and against stands apart, beside the entry and the version of the list', () => {
  const { designations } = issue(
    aScreenedHolder({
      found: [{ designation: listed, evidence: [PASSPORT, NAME, OTHER_BIRTH_DATE], matchedName: 'SPARROW' }],
    }),
  ).data;
  expect(designations).toMatchObject([
    {
      reference: 'KPi.999',
      listedOn: '2017-06-02',
      programmes: ['DPRK'],
      listVersion: { ...listVersion, checkedAt: '2026-11-23T18:00:00.000Z' },
      match: {
        matchedName: 'SPARROW',
        matchedNameQuality: 'weak',
        evidenceFor: [{ feature: 'identifier' }, { feature: 'name' }],
        evidenceAgainst: [{ feature: 'birthDate', holderValue: '1990-05-02', listValue: '1968-03-01' }],
      },
    },
  ]);
});

test('of the holder it holds the references and what was compared, and nothing else', () => {
  const holder = {
    customerRef: 'C-77',
    name: 'Withheld Name',
    birthPlace: 'Withheld Town',
    phones: ['+855 000 000'],
    accounts: [{ accountRef: 'A-1', currency: 'USD' }, { accountRef: 'A-2' }],
  };
  const message = issue(aScreenedHolder({ holder, found: [{ designation: listed, evidence: [PASSPORT] }] }));
  expect(message.data.subject).toEqual({ role: 'holder', customerRef: 'C-77', accountRefs: ['A-1', 'A-2'] });
  expect(JSON.stringify(message)).not.toMatch(/Withheld|\+855/);
});

test('a batch that is done is told in counts', () => {
  const message = batchScreened({
    institution: anInstitution(),
    batch: {
      id: '0199a000-0000-7000-8000-000000000003',
      receivedAt: issuedAt,
      screenedAt: issuedAt,
      holders: 3,
      problems: 1,
    },
    outcomes: { clear: 1, possible: 1, match: 1, unscreenable: 0 },
    issued: { review: 1, 'freeze-and-report': 1 },
    listVersions: [listVersion],
    links: { batch: 'https://cordon.example/b', screenings: 'https://cordon.example/b/screenings' },
  });
  expect(batchScreenedMessage.parse(JSON.parse(JSON.stringify(message)))).toEqual(message);
  expect(message.data.recommendations).toContainEqual({ action: 'review', issued: 1 });
});

test('a change of a list is told by references, entry by entry, with the fields that differ', () => {
  const entry = (reference: string, given = {}) => aListedPerson({ id: `un-${reference}`, reference, ...given });
  const message = listUpdated({
    institution: anInstitution(),
    updatedAt: issuedAt,
    current: { ...listVersion, designationCount: 2 },
    former: { ...listVersion, checkedAt: undefined, isStale: true },
    changes: listChanges(
      [entry('KPi.901'), entry('KPi.902', { birthDates: ['1968'] })],
      [entry('KPi.902', { birthDates: ['1970'] }), entry('KPi.903')],
    ),
  });
  expect(listUpdatedMessage.parse(JSON.parse(JSON.stringify(message)))).toEqual(message);
  expect(message.data).toMatchObject({
    formerListVersion: { isStale: true },
    added: [{ reference: 'KPi.903' }],
    amended: [{ reference: 'KPi.902', fields: ['birthDates'] }],
    delisted: [{ reference: 'KPi.901' }],
  });
  expect(message.data.formerListVersion).not.toHaveProperty('checkedAt');
});

test('every key of a message is camelCase', () => {
  const keys = [recommendationIssuedMessage, batchScreenedMessage, listUpdatedMessage].flatMap((schema) =>
    propertiesOf(z.toJSONSchema(schema)),
  );
  expect(keys).toContain('customerRef');
  expect(keys.filter((key) => !/^[a-z][a-zA-Z]*$/.test(key))).toEqual([]);
});

function propertiesOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'properties' in schema ? Object.keys(schema.properties as object) : [];
  return [...own, ...Object.values(schema).flatMap(propertiesOf)];
}
