import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Designation } from '../../src/designations/designation.ts';
import { readFtm } from '../../src/designations/ftm-read.ts';
import { writeFtm } from '../../src/designations/ftm-write.ts';
import { anyDesignation } from '../support/any-designation.ts';
import { aDesignation } from '../support/designations.ts';
import { readFixture } from './fixtures.ts';

describe('a designation that is written and read again', () => {
  test('is the same designation', () => {
    fc.assert(
      fc.property(anyDesignation(), (original) => {
        const [read] = readFtm([writeFtm(original)], original.authority);
        expect(inOrder(read!)).toEqual(inOrder(original));
      }),
    );
  });

  test('is written as the same line again', () => {
    fc.assert(
      fc.property(anyDesignation(), (original) => {
        const line = writeFtm(original);
        expect(writeFtm(readFtm([line], original.authority)[0]!)).toBe(line);
      }),
    );
  });

  test('stands on one line, whatever is in its names', () => {
    expect(writeFtm(aDesignation({ name: 'TESTO\nMAN "SEUNG"\u2028' }))).not.toMatch(/[\n\r]/);
  });
});

describe('readFtm', () => {
  test('reads an export of OpenSanctions: joins what describes a target, and passes over what is none', () => {
    const lines = readFixture('opensanctions.ftm.ndjson').toString('utf8').split('\n');
    expect(readFtm(lines)).toEqual([
      {
        id: 'NK-sample-person',
        authority: 'file',
        reference: 'KPi.905',
        kind: 'person',
        programmes: ['UN-SC1718'],
        name: 'Testo Man Seung',
        aliases: [
          { name: 'TESTO Manseung', strength: 'strong' },
          { name: '테스토', strength: 'strong' },
          { name: 'Testo Old', strength: 'strong' },
          { name: 'The Tester', strength: 'weak' },
        ],
        birthDates: ['1964-06-18', '1965'],
        birthPlaces: ['Sampleton'],
        gender: 'male',
        nationalities: ['KP', 'CN'],
        identifiers: [
          { type: 'passport', number: 'PS 000000001', country: 'KP' },
          { type: 'nationalId', number: '0002', country: 'CN' },
        ],
        addresses: [{ text: '1 Sample Street, Phnom Penh', country: 'KH' }],
        listedOn: '2017-06-02',
        linkedTo: [],
      },
      {
        id: 'NK-sample-company',
        authority: 'file',
        reference: 'NK-sample-company',
        kind: 'entity',
        programmes: ['DPRK3', 'SDGT'],
        name: 'Sample Trading Co Ltd',
        aliases: [{ name: 'STC', strength: 'weak' }],
        birthDates: [],
        birthPlaces: [],
        nationalities: ['RU'],
        identifiers: [
          { type: 'tax', number: '0000000003' },
          { type: 'registration', number: '0000000000004' },
          { type: 'lei', number: '00000000000000000098' },
          { type: 'bic', number: 'TESTRU00' },
          { type: 'imo', number: '0000001' },
        ],
        addresses: [{ text: '2 Sample Street' }],
        linkedTo: [],
      },
      expect.objectContaining({ id: 'NK-sample-vessel', kind: 'vessel', nationalities: ['KP'] }),
      expect.objectContaining({ id: 'NK-sample-plane', kind: 'aircraft' }),
      expect.objectContaining({ id: 'NK-sample-ministry', kind: 'entity', programmes: [] }),
    ]);
  });

  test('reads the nested form, in which a target holds the entities that describe it', () => {
    const nested = {
      id: 'nested',
      schema: 'Person',
      caption: 'Testo Man Seung',
      target: true,
      properties: {
        name: ['TESTO, Man Seung', 'Testo Man Seung'],
        identification: [{ id: 'p', schema: 'Passport', properties: { number: ['000000001'], country: ['kp'] } }],
        sanctions: [
          { id: 's', schema: 'Sanction', properties: { program: ['DPRK2'], startDate: ['2016-12-02T00:00:00'] } },
        ],
        addressEntity: [{ id: 'a', schema: 'Address', properties: { city: ['Phnom Penh'], country: ['kh'] } }],
        associates: [
          { id: 'x', schema: 'Associate', properties: { person: [{ id: 'y', schema: 'Person', properties: {} }] } },
        ],
      },
    };
    expect(readFtm([JSON.stringify(nested)])).toEqual([
      expect.objectContaining({
        name: 'Testo Man Seung',
        aliases: [{ name: 'TESTO, Man Seung', strength: 'strong' }],
        programmes: ['DPRK2'],
        identifiers: [{ type: 'passport', number: '000000001', country: 'KP' }],
        addresses: [{ text: 'Phnom Penh', country: 'KH' }],
        listedOn: '2016-12-02',
      }),
    ]);
  });

  test('reads what somebody writes by hand: single values, a year as a number, a byte order mark, blank lines', () => {
    const line = JSON.stringify({
      id: 'a',
      schema: 'Person',
      properties: { firstName: 'Man Seung', lastName: 'Testo', birthDate: 1964 },
    });
    expect(readFtm([`\uFEFF${line}\r`, '', ' '])).toEqual([
      expect.objectContaining({ id: 'a', name: 'Man Seung Testo', birthDates: ['1964'], programmes: [] }),
    ]);
  });

  test('takes the authority from who reads, and believes a determination only of the national register', () => {
    const determination = {
      relation: 'owner',
      decision: 'Invented decision 1',
      decidedOn: '2019-01-01',
      effectiveOn: '2019-02-01',
      status: 'deregistered',
    } as const;
    const line = writeFtm(aDesignation({ authority: 'national', determination }));
    expect(readFtm([line], 'national')).toEqual([expect.objectContaining({ authority: 'national', determination })]);
    expect(readFtm([line])).toEqual([expect.not.objectContaining({ determination: expect.anything() })]);
  });

  test('a country that a person is tied to is no nationality', () => {
    const line = JSON.stringify({ id: 'a', schema: 'Person', properties: { name: ['Testo'], country: ['kr'] } });
    expect(readFtm([line])[0]?.nationalities).toEqual([]);
  });
});

describe('a line that cannot be read is refused with its number', () => {
  const good = writeFtm(aDesignation({ id: 'good' }));
  const entity = (given: object) =>
    JSON.stringify({ id: 'bad', schema: 'Person', properties: { name: ['TESTO'] }, ...given });
  const cases = [
    ['no JSON', '{"id": "bad", ', 'ftm_line_not_json'],
    ['JSON over several lines', '{', 'ftm_line_not_json'],
    ['no object', '["TESTO"]', 'ftm_line_not_entity'],
    ['no id', entity({ id: undefined }), 'ftm_line_not_entity'],
    ['no properties', entity({ properties: undefined }), 'ftm_line_not_entity'],
    ['a misspelt schema', entity({ schema: 'person' }), 'ftm_schema_unknown'],
    ['a schema named like a method of objects', entity({ schema: 'toString' }), 'ftm_schema_unknown'],
    ['an id that an earlier line has', good, 'ftm_id_repeated'],
    ['no name', entity({ properties: { alias: ['TESTO'] } }), 'ftm_name_missing'],
    [
      'a birth date that is none',
      entity({ properties: { name: ['TESTO'], birthDate: ['18.6.1964'] } }),
      'ftm_date_invalid',
    ],
  ] as const;

  test.each(cases)('%s', (_, line, code) => {
    expect(() => readFtm([good, '', line])).toThrow(
      expect.objectContaining({
        name: 'InputError',
        code,
        message: expect.stringMatching(/^Line 3 (?!.*(TESTO|1964))/),
      }),
    );
  });
});

/** Strong and weak aliases, and identifiers and addresses with and without a country, stand apart in the lines. */
function inOrder(it: Designation): Designation {
  const sorted = <T>(values: readonly T[]) =>
    values.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return { ...it, aliases: sorted(it.aliases), identifiers: sorted(it.identifiers), addresses: sorted(it.addresses) };
}
