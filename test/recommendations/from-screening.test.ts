import { expect, test } from 'vitest';
import type { Holder } from '../../src/batches/holder.ts';
import { buildIndex } from '../../src/matching/candidates.ts';
import { DEFAULT_CONFIGURATION, screenHolder } from '../../src/matching/screening.ts';
import { recommend } from '../../src/recommendations/recommendation.ts';
import { aHolder } from '../support/holders.ts';
import { aDeterminedCompany, aListedPerson, anInstitution } from '../support/screened.ts';

const designations = [
  aListedPerson({
    name: 'RI INVENTED CHOL',
    identifiers: [{ type: 'passport', number: '999000111', country: 'KP' }],
  }),
  aListedPerson({
    id: 'un-KPe.999',
    reference: 'KPe.999',
    kind: 'entity',
    name: 'INVENTBONG TRADING CORPORATION',
    aliases: [{ name: 'GLEAMBONG TRADING CORPORATION', strength: 'strong' }],
    birthDates: [],
    identifiers: [{ type: 'bic', number: 'INVTKPPY' }],
  }),
  aDeterminedCompany({
    name: 'Invented Glow Works Co Ltd',
    identifiers: [{ type: 'registration', number: '00099001', country: 'KH' }],
  }),
];
const index = buildIndex(designations);
const byId = new Map(designations.map((it) => [it.id, it]));

const aPerson = { kind: 'person', name: 'Ri Invented Chol' } as const;
const cases: readonly [string, Omit<Holder, 'customerRef'>, string | undefined][] = [
  ['the same name and birth date', { ...aPerson, birthDate: '1968-03-01' }, 'designated'],
  ['the same name, nothing else known', aPerson, 'possible'],
  ['the same name born on another day', { ...aPerson, birthDate: '1991-12-24' }, undefined],
  [
    'the passport under another name',
    { kind: 'person', name: 'Somebody Else', identifiers: [{ type: 'passport', number: '999000111', country: 'KP' }] },
    'designated',
  ],
  ['a trading company by its alias', { kind: 'entity', name: 'Gleambong Trading Corp.' }, 'designated-by-name'],
  ['a bank by its BIC', { kind: 'entity', name: 'Some Bank', bic: 'INVTKPPYXXX' }, 'designated'],
  [
    'a determined company by its register number',
    {
      kind: 'entity',
      name: 'Invented Glow Works Co Ltd',
      registrationNumber: '00099001',
      incorporationCountry: 'KH',
    },
    'determined',
  ],
  [
    'another company with that register number',
    { kind: 'entity', name: 'Noodle House of Somebody', registrationNumber: '00099001', incorporationCountry: 'KH' },
    'determined-by-number',
  ],
  ['a determined company by its name', { kind: 'entity', name: 'Invented Glow Works Co., Ltd.' }, 'determined-by-name'],
  ['a name that cannot be read', { kind: 'person', name: '???' }, 'name-unreadable'],
];

test.each(cases)('what the matcher says of %s leads to its rule', (_, fields, ground) => {
  const holder = aHolder(fields);
  const recommendation = recommend({
    holder,
    screening: screenHolder(index, holder, DEFAULT_CONFIGURATION),
    configuration: DEFAULT_CONFIGURATION,
    institution: anInstitution(),
    designationOf: (id) => byId.get(id),
    isFrozen: false,
  });
  expect(recommendation?.ground).toBe(ground);
});
