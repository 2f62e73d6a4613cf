import fc from 'fast-check';
import { IDENTIFIER_TYPES } from '../../src/batches/holder.ts';
import { AUTHORITIES } from '../../src/designations/designation.ts';
import type { Designation, ListedIdentifier } from '../../src/designations/designation.ts';

/** Any designation in the shape in which the importers leave one: nothing blank, nothing twice. */
export function anyDesignation(): fc.Arbitrary<Designation> {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((it) => it.trim() || 'x');
  const texts = (min = 0) => fc.uniqueArray(text, { minLength: min, maxLength: 4 });
  const date = fc.constantFrom('1964', '1964-08', '1964-08-28', '1947~', '1969/1970', '1962-08-28~');
  const day = fc.constantFrom('2016-03-02', '2017-12-22', '2024-02-29');
  const country = fc.constantFrom('KP', 'KH', 'CN', 'HK', 'KR');
  const person = fc.record(
    {
      gender: fc.constantFrom('female' as const, 'male' as const),
      listedOn: day,
      amendedOn: day,
      unReference: fc.constantFrom('KPi.901', 'KPe.902'),
    },
    { requiredKeys: [] },
  );
  const determination = fc.record({
    relation: fc.constantFrom('owner', 'director', 'jointVenture', 'branch', 'businessName', 'person'),
    decision: text,
    decidedOn: day,
    effectiveOn: day,
    status: fc.constantFrom('active', 'deregistered', 'licenceWithdrawn'),
  });
  return fc
    .record({
      id: text,
      authority: fc.constantFrom(...AUTHORITIES),
      reference: text,
      kind: fc.constantFrom('person' as const, 'entity' as const, 'vessel' as const, 'aircraft' as const),
      programmes: texts(),
      names: texts(1),
      weakFrom: fc.nat(4),
      birthDates: fc.uniqueArray(date),
      birthPlaces: texts(),
      nationalities: fc.uniqueArray(country),
      identifiers: fc.uniqueArray(identifier(country), { selector: (it) => `${it.type} ${it.number}` }),
      addresses: fc.uniqueArray(fc.record({ text, country }, { requiredKeys: ['text'] }), {
        selector: (it) => it.text,
      }),
      linkedTo: texts(),
      optional: person,
      determination: fc.option(determination, { nil: undefined }),
    })
    .map(({ names: [name, ...others], weakFrom, optional, determination: found, ...given }) => ({
      ...given,
      name: name!,
      aliases: others.map((it, index) => ({ name: it, strength: index < weakFrom ? 'strong' : 'weak' })),
      ...optional,
      ...(found !== undefined && given.authority === 'national' ? { determination: found } : {}),
    })) as fc.Arbitrary<Designation>;
}

function identifier(country: fc.Arbitrary<string>): fc.Arbitrary<ListedIdentifier> {
  const number = fc.stringMatching(/^[A-Z]{0,2}\d{4,9}$/);
  return fc.record(
    { type: fc.constantFrom(...IDENTIFIER_TYPES), number, country },
    { requiredKeys: ['type', 'number'] },
  );
}
