import { expect, test } from 'vitest';
import { listChanges } from '../../src/designations/changes.ts';
import { sayChange } from '../../src/designations/field-text.ts';
import { aDesignation } from '../support/designations.ts';

test('a change is said field by field, without what both versions hold', () => {
  const both = { name: 'The Invented Banker', strength: 'weak' } as const;
  const former = aDesignation({ birthDates: ['1968'], aliases: [both] });
  const current = aDesignation({
    birthDates: ['1968', '1970'],
    aliases: [both, { name: 'Testo Mansung Kil', strength: 'strong' }],
    amendedOn: '2026-11-23',
  });
  const [amendment] = listChanges([former], [current]).amended;
  expect(amendment!.fields.map(sayChange)).toEqual([
    { field: 'Aliases', former: [], current: ['Testo Mansung Kil (strong)'] },
    { field: 'Birth dates', former: [], current: ['1970'] },
    { field: 'Amended on', former: [], current: ['2026-11-23'] },
  ]);
});
