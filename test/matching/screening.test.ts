import { describe, expect, test } from 'vitest';
import type { Holder } from '../../src/batches/holder.ts';
import type { Designation } from '../../src/designations/designation.ts';
import { buildIndex } from '../../src/matching/candidates.ts';
import { DEFAULT_CONFIGURATION, screenHolder } from '../../src/matching/screening.ts';
import { aDesignatedEntity, aDesignation } from '../support/designations.ts';
import { aCompany, aHolder } from '../support/holders.ts';

const CHOL_SU = aDesignation({
  name: 'KIM CHOL SU',
  birthDates: ['1964-08-28'],
  nationalities: ['KP'],
  identifiers: [{ type: 'passport', number: 'PS 654310151', country: 'KP' }],
  aliases: [{ name: 'The Nameless', strength: 'weak' }],
});
const TRADER = aDesignatedEntity({
  name: 'KOREA TESTONG TRADING CORPORATION',
  aliases: [{ name: 'Testong Hardware', strength: 'strong' }],
});
const BANK = aDesignatedEntity({
  id: 'un-KPe.901',
  name: 'SAMPLE UNION COMMERCIAL BANK',
  identifiers: [{ type: 'bic', number: 'SMPLKPPY' }],
});
const DETERMINED = aDesignatedEntity({
  id: 'national-1',
  authority: 'national',
  name: 'Mansudae New Tech Corporation Ltd',
  identifiers: [{ type: 'registration', number: '00012345', country: 'KH' }],
});

describe('a person', () => {
  const cases: readonly (readonly [string, Partial<Holder>, string])[] = [
    ['the exact name and birth date are a match', { name: 'Kim Chol Su', birthDate: '1964-08-28' }, 'match'],
    [
      'the southern spelling and the birth date are a match',
      { name: 'Chul-soo KIM', birthDate: '1964-08-28' },
      'match',
    ],
    ['the southern spelling alone is possible', { name: 'Kim Cheol-su' }, 'possible'],
    ['Hangul alone is possible', { name: '김철수' }, 'possible'],
    ['Hangul as the native name is found', { name: 'Sample Somebody', nativeName: '김철수' }, 'possible'],
    ['the US spelling is found', { name: "KIM, Ch'o'l-su" }, 'possible'],
    ['a joined name is found', { name: 'KIMCHOLSU' }, 'possible'],
    [
      'a shared passport is a match under any name',
      { name: 'Somebody Else', identifiers: [{ type: 'passport', number: '654310151', country: 'KP' }] },
      'match',
    ],
    ['a weak alias alone is clear', { name: 'The Nameless' }, 'clear'],
    [
      'another birth date and another passport clear the name',
      {
        name: 'Kim Chol Su',
        birthDate: '1990-01-02',
        identifiers: [{ type: 'passport', number: 'M12345678', country: 'KR' }],
      },
      'clear',
    ],
    [
      'a namesake of the South without a birth date stays possible',
      { name: 'Kim Chul-soo', nationalities: ['KR'] },
      'possible',
    ],
    [
      'a namesake of the South leaves with his birth date',
      { name: 'Kim Chul-soo', nationalities: ['KR'], birthDate: '1975-03-01' },
      'clear',
    ],
    [
      'a namesake leaves with a passport of another state',
      { name: 'Kim Chul-soo', identifiers: [{ type: 'passport', number: 'M12345678', country: 'KR' }] },
      'clear',
    ],
    ['another given name is clear', { name: 'Kim Chol Nam', birthDate: '1964-08-28' }, 'clear'],
    ['a name that comes to nothing is unscreenable', { name: '???' }, 'unscreenable'],
  ];

  test.each(cases)('%s', (_, holder, outcome) => {
    expect(screen([CHOL_SU], aHolder(holder)).outcome).toBe(outcome);
  });

  test('a shared passport says what speaks against it', () => {
    const { matches } = screen(
      [CHOL_SU],
      aHolder({ name: 'Somebody Else', identifiers: [{ type: 'passport', number: '654310151' }] }),
    );
    expect(matches[0]?.evidence.filter((it) => !it.supports).map((it) => it.feature)).toEqual(['name']);
  });

  test('what was let go is kept with its reasons', () => {
    const { cleared } = screen([CHOL_SU], aHolder({ name: 'Kim Chol Su', birthDate: '1990-01-02' }));
    expect(cleared[0]?.evidence.map((it) => [it.feature, it.supports])).toEqual([
      ['name', true],
      ['birthDate', false],
    ]);
  });

  test('a weak alias supports what the name has raised', () => {
    const bare = screen([CHOL_SU], aHolder({ name: 'Kim Chol Su' })).matches[0]!.score;
    const supported = screen([CHOL_SU], aHolder({ name: 'Kim Chol Su', otherNames: ['The Nameless'] })).matches[0]!
      .score;
    expect(supported).toBeGreaterThan(bare);
  });
});

describe('an entity', () => {
  const cases: readonly (readonly [string, Partial<Holder>, Designation, string])[] = [
    [
      'is a match by an alias when the distinctive name agrees',
      { name: 'Testong Hardware Co., Ltd.' },
      TRADER,
      'match',
    ],
    [
      'is a match under another romanisation and legal form',
      { name: 'Korea Taesamsong Trading Co Ltd' },
      aDesignatedEntity({ name: 'KOREA DAESAMSEONG TRADING CORPORATION' }),
      'match',
    ],
    ['is a match by its BIC', { name: 'Quite Another Bank', bic: 'SMPLKPPYXXX' }, BANK, 'match'],
    [
      'is a match by the name of a national determination',
      { name: 'Mansudae New Tech Corporation Ltd' },
      DETERMINED,
      'match',
    ],
    ['is clear with generic words alone', { name: 'Korea Trading Corporation' }, TRADER, 'clear'],
    ['is clear with another distinctive word', { name: 'Korea Probong Trading Corporation' }, TRADER, 'clear'],
  ];

  test.each(cases)('%s', (_, holder, designation, outcome) => {
    expect(screen([designation], aCompany(holder)).outcome).toBe(outcome);
  });

  test('a register number makes a match by name stronger', () => {
    const holder = aCompany({ name: 'Mansudae New Tech Corporation Ltd' });
    const byName = screen([DETERMINED], holder).matches[0]!.score;
    const byNumber = screen([DETERMINED], { ...holder, registrationNumber: '00012345', incorporationCountry: 'KH' })
      .matches[0]!.score;
    expect(byNumber).toBeGreaterThan(byName);
  });
});

test('signs of a link with the DPRK are reported, and are no match', () => {
  const { outcome, indicators } = screen([], aHolder({ phones: ['+850 2 18111'], emails: ['office@sample.kp'] }));
  expect([outcome, indicators.length]).toEqual(['clear', 2]);
});

function screen(designations: readonly Designation[], holder: Holder) {
  return screenHolder(buildIndex(designations), holder, DEFAULT_CONFIGURATION);
}
