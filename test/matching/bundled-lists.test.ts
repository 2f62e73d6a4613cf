import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../src/matching/candidates.ts';
import { DEFAULT_CONFIGURATION, screenHolder } from '../../src/matching/screening.ts';
import { readBundledLists } from '../../src/store/bundled-lists.ts';

const designations = (await readBundledLists()).flatMap((it) => it.designations);
const index = buildIndex(designations);

describe('whoever bears a listed name to the letter is not overlooked', () => {
  test.each(designations.map((it) => [it.id, it] as const))('%s', (id, { kind, name, aliases }) => {
    const strong = aliases.filter((alias) => alias.strength === 'strong').map((alias) => alias.name);
    const overlooked = [name, ...strong].filter((listed) => {
      const holder = { customerRef: 'C-1', kind: kind === 'person' ? 'person' : 'entity', name: listed } as const;
      const { matches } = screenHolder(index, holder, DEFAULT_CONFIGURATION);
      return !matches.some((match) => match.designationId === id);
    });
    expect(overlooked).toEqual([]);
  });
});

test('no person is matched by a name alone, not even by the listed one', () => {
  const persons = designations.filter((it) => it.kind === 'person');
  const certain = persons.filter(({ name }) => {
    const { outcome } = screenHolder(index, { customerRef: 'C-1', kind: 'person', name }, DEFAULT_CONFIGURATION);
    return outcome === 'match';
  });
  expect(certain.map((it) => it.id)).toEqual([]);
});
