import { expect, test } from 'vitest';
import { aliasList } from '../../src/designations/alias-list.ts';

const strong = (name: string) => ({ name, strength: 'strong' as const });
const weak = (name: string) => ({ name, strength: 'weak' as const });

test('an alias stands once, whatever its capitals, and never beside the name it repeats', () => {
  expect(aliasList('TESTO', [strong('Testo'), strong('Sample'), strong('SAMPLE'), strong('')])).toEqual([
    strong('Sample'),
  ]);
});

test('what is listed as weak and as strong is strong, in either order', () => {
  expect(aliasList('TESTO', [weak('SAMPLE'), strong('Sample'), weak('Other')])).toEqual([
    strong('Sample'),
    weak('Other'),
  ]);
  expect(aliasList('TESTO', [strong('Sample'), weak('SAMPLE')])).toEqual([strong('Sample')]);
});
