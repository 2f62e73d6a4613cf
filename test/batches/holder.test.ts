import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holder } from '../../src/batches/holder.ts';
import { isPartialDate } from '../../src/batches/partial-date.ts';
import { aHolder } from '../support/holders.ts';

/** The pointers of what is wrong with a row, and the messages. */
function complaintsAbout(row: unknown): string[] {
  const parsed = holder.safeParse(row);
  return parsed.success ? [] : parsed.error.issues.map((it) => `/${it.path.join('/')}: ${it.message}`);
}

test('reference, kind and name are enough', () => {
  expect(complaintsAbout({ customerRef: 'C-1', kind: 'person', name: 'Sample Somebody' })).toEqual([]);
});

describe('a row that cannot be understood is refused at the field that is wrong', () => {
  const cases: [string, object, RegExp][] = [
    ['an unknown field', { shoeSize: 44 }, /shoeSize/],
    ['an empty name', { name: '   ' }, /^\/name/],
    ['a name too long', { name: 'x'.repeat(301) }, /^\/name/],
    ['a name with a control character', { name: 'Sample\u0000Somebody' }, /^\/name: Leave out control characters/],
    ['a name with half a surrogate pair', { name: 'Sample \ud800' }, /^\/name: Leave out control characters/],
    ['a day that the calendar does not know', { birthDate: '1963-02-29' }, /^\/birthDate: Write the date as/],
    ['a date in another order', { birthDate: '29.02.1964' }, /^\/birthDate: Write the date as/],
    ['the nationality Korea', { nationalities: ['Korea'] }, /^\/nationalities\/0: "Korea" may mean either state/],
    ['a country of three letters', { nationalities: ['KOR'] }, /^\/nationalities\/0: .*Write KR/],
    ['an LEI with a wrong check digit', { lei: '5493001KJTIIGC8Y1R18' }, /^\/lei: .*check digits/],
    ['a BIC of nine letters', { bic: 'FTBDKPPYX' }, /^\/bic: A BIC has/],
    ['an identifier without a number', { identifiers: [{ type: 'passport' }] }, /^\/identifiers\/0\/number/],
    [
      'more than all of an owner',
      { relatedParties: [{ role: 'owner', kind: 'person', name: 'A', ownershipPercent: 101 }] },
      /ownershipPercent/,
    ],
  ];
  test.each(cases)('%s', (_, wrong, complaint) => {
    const complaints = complaintsAbout({ ...aHolder(), ...wrong });
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(complaint);
  });
});

test.each([
  ['a country in small letters', { nationalities: ['kh'] }, { nationalities: ['KH'] }],
  ['a BIC in small letters', { bic: 'ftbdkppy' }, { bic: 'FTBDKPPY' }],
  ['blanks around a name', { name: ' Sample  Somebody ' }, { name: 'Sample  Somebody' }],
  ['a true LEI', { lei: '5493001KJTIIGC8Y1R12' }, { lei: '5493001KJTIIGC8Y1R12' }],
  ['a birth date of which only the year is known', { birthDate: '1964' }, { birthDate: '1964' }],
])('%s is taken', (_, given, taken) => {
  expect(holder.parse({ ...aHolder(), ...given })).toMatchObject(taken);
});

test('every day of the calendar is a date, and no other day is', () => {
  const anyDay = fc.date({ min: new Date('1850-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
  fc.assert(fc.property(anyDay, (day) => isPartialDate(day.toISOString().slice(0, 10))));
  fc.assert(
    fc.property(fc.integer({ min: 1850, max: 2199 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
      const from = `${year}-${String(month).padStart(2, '0')}`;
      return isPartialDate(`${from}-${lastDay}`) && !isPartialDate(`${from}-${lastDay + 1}`);
    }),
  );
});

test('no input whatever makes the check itself fail', () => {
  fc.assert(fc.property(fc.anything(), (row) => typeof holder.safeParse(row).success === 'boolean'));
});
