import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Holder } from '../../src/batches/holder.ts';
import type { Designation } from '../../src/designations/designation.ts';
import { buildIndex } from '../../src/matching/candidates.ts';
import { CONFIGURATION_BOUNDS, checkConfiguration } from '../../src/matching/configuration.ts';
import { DEFAULT_CONFIGURATION, screenHolder } from '../../src/matching/screening.ts';
import { aDesignatedEntity, aDesignation } from '../support/designations.ts';
import { aCompany, aHolder } from '../support/holders.ts';
import { DIFFERENT_PEOPLE, SAME_PERSON } from './golden-names.ts';

const names = fc.constantFrom(
  ...SAME_PERSON.flatMap(([, listed, holder]) => [listed, holder]),
  ...DIFFERENT_PEOPLE.flat(),
);
const dates = fc.option(fc.constantFrom('1964-08-28', '1964-08', '1964', '1971-02-03', '1964-03-08'), {
  nil: undefined,
});
const country = fc.option(fc.constantFrom('KP', 'KR', 'CN', 'KH'), { nil: undefined });
/** Passports decide, register numbers of one country too, those of no country or another one only support. */
const numbers = fc.array(
  fc.record({
    type: fc.constantFrom('passport' as const, 'registration' as const),
    number: fc.constantFrom('563410155', '00012345'),
    country: fc.constantFrom('KP', 'KH', undefined),
  }),
  { maxLength: 2 },
);
const holders = fc
  .record({
    name: names,
    identifiers: numbers,
    birthDate: dates,
    nationality: country,
    gender: fc.option(fc.constantFrom('female' as const, 'male' as const), { nil: undefined }),
  })
  .map(({ nationality, ...rest }): Holder =>
    aHolder({ ...rest, nationalities: nationality === undefined ? undefined : [nationality] }),
  );
const designations = fc
  .record({ name: names, alias: names, birthDate: dates, nationality: country, identifiers: numbers })
  .map(({ name, alias, birthDate, nationality, identifiers }) =>
    aDesignation({
      name,
      identifiers,
      aliases: [{ name: alias, strength: 'weak' }],
      birthDates: birthDate ? [birthDate] : [],
      nationalities: nationality ? [nationality] : [],
    }),
  );

fc.configureGlobal({ seed: 20261123 }); // the same cases in every run

describe('whatever the holder and the designation', () => {
  test('the same input has the same answer', () => {
    fc.assert(
      fc.property(designations, holders, (designation, holder) => {
        expect(screen(designation, holder)).toEqual(screen(structuredClone(designation), structuredClone(holder)));
      }),
    );
  });

  test('any text at all is screened without a fault, and what comes to nothing is unscreenable', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(text, text, fc.constantFrom('person' as const, 'entity' as const), (name, listed, kind) => {
        const { outcome } = screen(aDesignation({ name: listed, kind }), aHolder({ name, kind }));
        if (!/[\p{L}\p{N}]/u.test(name.normalize('NFKC'))) expect(outcome).toBe('unscreenable');
      }),
    );
  });

  test('a weak alias raises nothing by itself', () => {
    fc.assert(
      fc.property(designations, holders, (designation, holder) => {
        const without = screen({ ...designation, aliases: [] }, holder);
        if (without.matches.length + without.cleared.length === 0)
          expect(screen(designation, holder).outcome).toBe('clear');
      }),
    );
  });

  test('what is absent is not different: nothing speaks against a match that one side is silent about', () => {
    fc.assert(
      fc.property(designations, names, (designation, name) => {
        const { matches, cleared } = screen(designation, aHolder({ name }));
        for (const it of [...matches, ...cleared].flatMap((match) => match.evidence)) expect(it.supports).toBe(true);
      }),
    );
  });

  test('a name alone is never a match with a person', () => {
    fc.assert(
      fc.property(designations, names, (designation, name) => {
        expect(screen(designation, aHolder({ name })).outcome).not.toBe('match');
      }),
    );
  });

  test('the weights of the evidence, sentence by sentence, add up to the score', () => {
    fc.assert(
      fc.property(designations, holders, (designation, holder) => {
        for (const { score, evidence } of screen(designation, holder).matches) {
          const sum = evidence.reduce((total, it) => total + it.weight, 0);
          expect(score).toBeCloseTo(Math.min(1, Math.max(0, sum)), 3);
          for (const { sentence, holderValue, listValue } of evidence) {
            expect(sentence).toContain(holderValue);
            expect(sentence).toContain(listValue);
          }
        }
      }),
    );
  });
});

describe('what is no name', () => {
  const listed = aDesignation({
    name: 'KIM CHOL SU',
    birthDates: ['1964-08-28', '1966'],
    nationalities: ['KP'],
    gender: 'male',
    birthPlaces: ['Hamhung, DPRK'],
  });
  const cases: readonly (readonly [string, Partial<Holder>, Partial<Holder>])[] = [
    ['a birth date that agrees raises the score', { birthDate: '1964-08-28' }, {}],
    ['a second listed birth date counts as well', { birthDate: '1966-03-04' }, {}],
    ['the day agrees more than the year', { birthDate: '1964-08-28' }, { birthDate: '1966-03-04' }],
    ['day and month exchanged are better than another date', { birthDate: '1964-08-28' }, { birthDate: '1971-08-28' }],
    ['a nationality that agrees raises the score', { nationalities: ['KP'] }, {}],
    ['a national of the South is less likely', {}, { nationalities: ['KR'] }],
    ['a place of birth that agrees raises the score', { birthPlace: 'Hamhung' }, {}],
    [
      'the place of birth is not held against a national of the South',
      { birthPlace: 'Seoul', nationalities: ['KP'] },
      { birthPlace: 'Hamhung', nationalities: ['KR'] },
    ],
    ['the other sex is less likely', {}, { gender: 'female' }],
  ];

  test.each(cases)('%s', (_, likelier, lessLikely) => {
    expect(scoreOf(listed, likelier)).toBeGreaterThan(scoreOf(listed, lessLikely));
  });

  test('a birth date of circa 1964 agrees with 1965 and not with 1975', () => {
    const circa = aDesignation({ name: 'KIM CHOL SU', birthDates: ['1964~'] });
    expect(scoreOf(circa, { birthDate: '1965-05-05' })).toBeGreaterThan(scoreOf(circa, {}));
    expect(scoreOf(circa, { birthDate: '1975-05-05' })).toBeLessThan(scoreOf(circa, {}));
  });

  test('a birth date between two years agrees with every day of them', () => {
    const range = aDesignation({ name: 'KIM CHOL SU', birthDates: ['1964/1966'] });
    expect(scoreOf(range, { birthDate: '1965-05-05' })).toBeGreaterThan(scoreOf(range, {}));
  });

  test('a number that runs in every country is no match without the country', () => {
    const company = aDesignatedEntity({ identifiers: [{ type: 'registration', number: '0001234', country: 'KH' }] });
    const holder = aCompany({ name: 'Quite Another Ltd', registrationNumber: '0001234' });
    expect(screen(company, holder).outcome).toBe('possible');
    expect(screen(company, { ...holder, incorporationCountry: 'KH' }).outcome).toBe('match');
    expect(screen(company, { ...holder, incorporationCountry: 'MY' }).outcome).toBe('clear');
  });

  test('a native name rules out what the spelling leaves open', () => {
    const young = aDesignation({ name: 'KIM YOUNG CHOL' });
    expect(screen(young, aHolder({ name: 'Kim Yong Chol' })).outcome).toBe('possible');
    expect(screen(young, aHolder({ name: 'Kim Yong Chol', nativeName: '김용철' })).outcome).toBe('clear');
  });
});

describe('parties to the account', () => {
  const listed = aDesignation({ name: 'KIM CHOL SU', birthDates: ['1964-08-28'] });
  const owner = {
    role: 'beneficialOwner' as const,
    ownershipPercent: 60,
    kind: 'person' as const,
    name: 'Kim Chul-soo',
    birthDate: '1964-08-28',
  };

  test('raise a finding of their own, and the finding says whose it is', () => {
    const { outcome, matches } = screen(listed, aCompany({ relatedParties: [owner] }));
    expect(outcome).toBe('match');
    expect(matches[0]?.evidence[0]).toMatchObject({ feature: 'relatedParty', holderValue: 'Kim Chul-soo' });
  });

  test('without a readable name leave the holder unscreenable', () => {
    expect(screen(listed, aCompany({ relatedParties: [{ ...owner, name: '---' }] })).outcome).toBe('unscreenable');
  });
});

test('a company in a book of persons is found, and is possible at the most', () => {
  expect(screen(aDesignatedEntity(), aHolder({ name: 'Korea Testong Trading Corporation' })).outcome).toBe('possible');
});

test('the lines may be moved within their bounds and no further', () => {
  expect(checkConfiguration(DEFAULT_CONFIGURATION)).toBe(DEFAULT_CONFIGURATION);
  const tooLow = { ...DEFAULT_CONFIGURATION, possibleScore: CONFIGURATION_BOUNDS.possibleScore.min - 0.01 };
  expect(() => checkConfiguration(tooLow)).toThrow(/possibleScore must be between/);
  expect(() => checkConfiguration({ ...DEFAULT_CONFIGURATION, matchScore: Number.NaN })).toThrow(/matchScore/);
});

function scoreOf(designation: Designation, holder: Partial<Holder>): number {
  const { matches, cleared } = screen(designation, aHolder({ name: 'Kim Chul-soo', ...holder }));
  return (matches[0] ?? cleared[0])!.score;
}

function screen(designation: Designation, holder: Holder) {
  return screenHolder(buildIndex([designation]), holder, DEFAULT_CONFIGURATION);
}
