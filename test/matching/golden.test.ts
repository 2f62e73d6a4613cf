import { describe, expect, test } from 'vitest';
import type { Holder } from '../../src/batches/holder.ts';
import type { Designation } from '../../src/designations/designation.ts';
import { buildIndex } from '../../src/matching/candidates.ts';
import { DEFAULT_CONFIGURATION, screenHolder } from '../../src/matching/screening.ts';
import { aDesignatedEntity, aDesignation } from '../support/designations.ts';
import { aCompany, aHolder } from '../support/holders.ts';
import { DIFFERENT_COMPANIES, DIFFERENT_PEOPLE, SAME_COMPANY, SAME_PERSON } from './golden-names.ts';

describe('one person is found under another spelling, and a name alone is never a match', () => {
  test.each(SAME_PERSON)('%s: %s is %s', (_, listed, holder) => {
    expect(outcome(aDesignation({ name: listed }), aHolder({ name: holder }))).toBe('possible');
  });
});

describe('different people stay apart', () => {
  test.each(DIFFERENT_PEOPLE)('%s is not %s', (listed, holder) => {
    expect(outcome(aDesignation({ name: listed }), aHolder({ name: holder }))).toBe('clear');
  });
});

describe('one company is found under another form of its name', () => {
  test.each(SAME_COMPANY)('%s: %s is %s', (_, listed, holder) => {
    expect(outcome(aDesignatedEntity({ name: listed }), aCompany({ name: holder }))).not.toBe('clear');
  });
});

describe('different companies stay apart', () => {
  test.each(DIFFERENT_COMPANIES)('%s is not %s', (listed, holder) => {
    expect(outcome(aDesignatedEntity({ name: listed }), aCompany({ name: holder }))).toBe('clear');
  });
});

function outcome(designation: Designation, holder: Holder) {
  return screenHolder(buildIndex([designation]), holder, DEFAULT_CONFIGURATION).outcome;
}
