import { describe, expect, test } from 'vitest';
import { isDecisive, isOtherCountry, isPlaced, plainIdentifier } from '../../src/matching/identifiers.ts';

test.each([
  ['a passport without its prefix', 'passport', 'PS 654310151', '654310151'],
  ['a passport with a hyphen', 'passport', 'PD-654310151', '654310151'],
  ['a foreign passport keeps its letters', 'passport', 'm 1234 5678', 'M12345678'],
  ['a BIC without its branch', 'bic', 'SMPLKPPYXXX', 'SMPLKPPY'],
  ['an IMO number with its prefix', 'imo', 'IMO 1234567', '1234567'],
] as const)('%s', (_, type, number, plain) => {
  expect(plainIdentifier({ type, number }).number).toBe(plain);
});

describe('a number decides', () => {
  test.each([
    ['when it is a passport', 'passport', '654310151', true],
    ['not when it is too short', 'registration', '123', false],
    ['not when it is all zeros', 'registration', '0000000', false],
    ['not when nobody knows what it is', 'other', '654310151', false],
    ['not when a BIC is incomplete', 'bic', 'SMPL', false],
  ] as const)('%s', (_, type, number, decides) => {
    expect(isDecisive(plainIdentifier({ type, number }))).toBe(decides);
  });
});

test('a register number says where it was issued only when both sides say so', () => {
  const here = plainIdentifier({ type: 'registration', number: '0001234', country: 'KH' });
  const nowhere = plainIdentifier({ type: 'registration', number: '0001234' });
  const there = plainIdentifier({ type: 'registration', number: '0001234', country: 'MY' });
  expect([
    isPlaced(here, here),
    isPlaced(here, nowhere),
    isOtherCountry(here, nowhere),
    isOtherCountry(here, there),
  ]).toEqual([true, false, false, true]);
});
