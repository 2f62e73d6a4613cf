import { describe, expect, test } from 'vitest';
import type { Authority } from '../../src/designations/designation.ts';
import { recommend } from '../../src/recommendations/recommendation.ts';
import type { Action } from '../../src/recommendations/actions.ts';
import type { Ground } from '../../src/recommendations/grounds.ts';
import { subjectKey } from '../../src/recommendations/subject-key.ts';
import {
  aDeterminedCompany,
  aListedPerson,
  anInstitution,
  aScreenedHolder,
  BIRTH_DATE,
  BIRTH_YEAR,
  DIRECTOR,
  NAME,
  NATIONALITY,
  OTHER_BIRTH_DATE,
  OTHER_NAME,
  PASSPORT,
  PASSPORT_OF_ANOTHER_COUNTRY,
  REGISTER_NUMBER,
  WEAK_ALIAS,
} from '../support/screened.ts';

const listed = aListedPerson();
const listedByOfac = aListedPerson({ id: 'ofac-99999', authority: 'ofac', reference: '99999', programmes: ['DPRK3'] });
const listedBy = (authority: Authority) => aListedPerson({ id: `${authority}-1`, authority, reference: '1' });
const determined = aDeterminedCompany();
const fromFile = aListedPerson({ id: 'file-1', authority: 'file', reference: '1' });
const american = anInstitution({ country: 'US' });

describe('recommend', () => {
  const cases: readonly [string, Parameters<typeof aScreenedHolder>[0], Action | undefined, Ground | undefined][] = [
    ['nothing found is nothing to recommend', {}, undefined, undefined],
    [
      'a UN designation with the same birth date is frozen',
      { found: [{ designation: listed, evidence: [NAME, BIRTH_DATE] }] },
      'freeze-and-report',
      'designated',
    ],
    [
      'a passport freezes under any name',
      { found: [{ designation: listed, evidence: [PASSPORT] }] },
      'freeze-and-report',
      'designated',
    ],
    [
      'a UN name alone is held until it is confirmed',
      { found: [{ designation: listed }] },
      'precautionary-hold',
      'designated-by-name',
    ],
    [
      'a birth year confirms nothing',
      { found: [{ designation: listed, evidence: [NAME, BIRTH_YEAR] }] },
      'precautionary-hold',
      'designated-by-name',
    ],
    [
      'the same number issued by another country confirms nothing',
      { found: [{ designation: listed, evidence: [NAME, PASSPORT_OF_ANOTHER_COUNTRY] }] },
      'precautionary-hold',
      'designated-by-name',
    ],
    [
      'nationality and a weak alias confirm nothing',
      { found: [{ designation: listed, evidence: [NAME, WEAK_ALIAS, NATIONALITY] }] },
      'precautionary-hold',
      'designated-by-name',
    ],
    [
      'evidence against confirms nothing',
      { found: [{ designation: listed, evidence: [NAME, OTHER_BIRTH_DATE] }] },
      'precautionary-hold',
      'designated-by-name',
    ],
    [
      'a possible match is reviewed',
      { found: [{ designation: listed, score: 0.8, evidence: [NAME, BIRTH_DATE] }] },
      'review',
      'possible',
    ],
    [
      'a possible match beside a certain one takes no part in the freeze',
      {
        found: [
          { designation: determined, evidence: [NAME, REGISTER_NUMBER] },
          { designation: listed, score: 0.8 },
        ],
      },
      'close',
      'determined',
    ],
    [
      'OFAC does not bind in Cambodia',
      { found: [{ designation: listedByOfac, evidence: [NAME, BIRTH_DATE] }] },
      'review',
      'list-not-binding',
    ],
    [
      'OFAC binds in the United States',
      { found: [{ designation: listedByOfac, evidence: [NAME, BIRTH_DATE] }], institution: american },
      'freeze-and-report',
      'designated',
    ],
    [
      'a list that was declared binding binds',
      {
        found: [{ designation: listedByOfac, evidence: [NAME, BIRTH_DATE] }],
        institution: anInstitution({ declaredBinding: ['ofac'] }),
      },
      'freeze-and-report',
      'designated',
    ],
    [
      'the Union’s list binds in a member state',
      {
        found: [{ designation: listedBy('eu'), evidence: [NAME, BIRTH_DATE] }],
        institution: anInstitution({ country: 'FR' }),
      },
      'freeze-and-report',
      'designated',
    ],
    [
      'the Union’s list does not bind in the United Kingdom',
      {
        found: [{ designation: listedBy('eu'), evidence: [NAME, BIRTH_DATE] }],
        institution: anInstitution({ country: 'GB' }),
      },
      'review',
      'list-not-binding',
    ],
    [
      'the United Kingdom’s list binds there',
      {
        found: [{ designation: listedBy('uk'), evidence: [NAME, BIRTH_DATE] }],
        institution: anInstitution({ country: 'GB' }),
      },
      'freeze-and-report',
      'designated',
    ],
    [
      'what OFAC restricts without blocking is looked at, in the United States too',
      { found: [{ designation: listedBy('ofac-consolidated'), evidence: [NAME, BIRTH_DATE] }], institution: american },
      'review',
      'list-not-binding',
    ],
    [
      'a file that somebody brought along binds nobody',
      { found: [{ designation: fromFile, evidence: [NAME, BIRTH_DATE] }] },
      'review',
      'list-not-binding',
    ],
    [
      'a national determination with the register number is closed in good order',
      { found: [{ designation: determined, evidence: [NAME, REGISTER_NUMBER] }] },
      'close',
      'determined',
    ],
    [
      'a national determination under another name is reviewed',
      { found: [{ designation: determined, evidence: [REGISTER_NUMBER, OTHER_NAME] }] },
      'review',
      'determined-by-number',
    ],
    [
      'a national determination by name alone is reviewed',
      { found: [{ designation: determined }] },
      'review',
      'determined-by-name',
    ],
    [
      'a national determination does not bind in another country',
      { found: [{ designation: determined, evidence: [NAME, REGISTER_NUMBER] }], institution: american },
      'review',
      'list-not-binding',
    ],
    [
      'a freeze goes before a closure',
      {
        found: [
          { designation: determined, score: 1, evidence: [NAME, REGISTER_NUMBER] },
          { designation: listed, score: 0.91, evidence: [NAME, BIRTH_DATE] },
        ],
      },
      'freeze-and-report',
      'designated',
    ],
    [
      'a hold goes before a closure',
      { found: [{ designation: determined, evidence: [NAME, REGISTER_NUMBER] }, { designation: listed }] },
      'precautionary-hold',
      'designated-by-name',
    ],
    [
      'a frozen holder is never told to close',
      { found: [{ designation: determined, evidence: [NAME, REGISTER_NUMBER] }], isFrozen: true },
      'review',
      'already-frozen',
    ],
    [
      'a holder whose bank says that an account is frozen is never told to close',
      {
        found: [{ designation: determined, evidence: [NAME, REGISTER_NUMBER] }],
        holder: { accounts: [{ accountRef: 'A-1' }, { accountRef: 'A-2', status: 'frozen' as const }] },
      },
      'review',
      'already-frozen',
    ],
    [
      'a frozen holder who is met on another list is frozen for that one too',
      { found: [{ designation: listed, evidence: [PASSPORT] }], isFrozen: true },
      'freeze-and-report',
      'designated',
    ],
    [
      'a mission is never told to close',
      {
        found: [{ designation: determined, evidence: [NAME, REGISTER_NUMBER] }],
        holder: { attributes: { diplomaticMission: true } },
      },
      'review',
      'mission',
    ],
    [
      'a refugee is decided by a person, whatever was found',
      { found: [{ designation: listed, evidence: [NAME, BIRTH_DATE] }], holder: { attributes: { refugee: true } } },
      'review',
      'refugee',
    ],
    [
      'a designated director does not freeze the company by himself',
      { found: [{ designation: listed, evidence: [DIRECTOR, BIRTH_DATE] }] },
      'review',
      'related-party',
    ],
    [
      'a name that could not be read is asked for again',
      { screening: { outcome: 'unscreenable' as const, matches: [], cleared: [], indicators: [] } },
      'review',
      'name-unreadable',
    ],
  ];

  test.each(cases)('%s', (_, screened, action, ground) => {
    const recommendation = recommend(aScreenedHolder(screened));
    expect([recommendation?.action, recommendation?.ground]).toEqual([action, ground]);
  });

  test('it rests on the hits that call for its action, the decisive one first', () => {
    const recommendation = recommend(
      aScreenedHolder({
        institution: american,
        found: [
          { designation: listedByOfac, score: 0.92, evidence: [NAME, BIRTH_DATE] },
          { designation: listed, score: 0.99, evidence: [NAME, BIRTH_DATE] },
          { designation: fromFile, score: 1, evidence: [NAME, BIRTH_DATE] },
        ],
      }),
    );
    expect(recommendation?.matches.map((it) => it.designationId)).toEqual(['un-KPi.999', 'ofac-99999']);
    expect(recommendation?.reason).toContain('KPi.999');
  });

  test('a designation that is in none of the list versions is a fault of ours, and no recommendation', () => {
    const screened = aScreenedHolder({ found: [{ designation: listed }] });
    expect(() => recommend({ ...screened, designationOf: () => undefined })).toThrow('un-KPi.999');
  });
});

describe('legal bases', () => {
  const basesIn = (country: string, designation = listed) =>
    recommend(
      aScreenedHolder({
        institution: anInstitution({ country }),
        found: [{ designation, evidence: [NAME, BIRTH_DATE, REGISTER_NUMBER] }],
      }),
    )!.legalBases.map((it) => `${it.jurisdiction} ${it.paragraph}`);

  test('a UN freeze in Cambodia cites the resolution, the domestic law and the standing orders', () => {
    expect(basesIn('KH')).toEqual(['UN 8(d)', 'UN 8', 'KH freezing orders', 'KH Nos. 11 and 12', 'FATF c.7.2']);
  });

  test('a member of the European Union is told of the European regulation', () => {
    expect(basesIn('FR')).toContain('EU Article 34');
  });

  test('a country whose law is not at hand is still told of the resolution', () => {
    expect(basesIn('LA')).toEqual(['UN 8(d)', 'UN 8', 'FATF c.7.2']);
  });

  test('a closure cites the national decision itself', () => {
    expect(basesIn('KH', determined)).toEqual(['KH Meeting 4, decision 2', 'UN 18']);
  });

  test('an OFAC entry is cited under the programme that it is tagged with', () => {
    const proliferator = { ...listedByOfac, programmes: ['NPWMD'] };
    expect(basesIn('US', proliferator)).toContain('US 544.201');
    expect(basesIn('US', proliferator)).not.toContain('US 510.201');
    expect(basesIn('US', listedByOfac)).toContain('US 510.201');
  });
});

describe('subjectKey', () => {
  const frozen = (score: number) =>
    recommend(aScreenedHolder({ found: [{ designation: listed, score, evidence: [PASSPORT] }] }))!;

  test('the same book sent twice is the same thing, whatever the score', () => {
    expect(subjectKey(frozen(0.95), 'C-1')).toBe(subjectKey(frozen(1), 'C-1'));
  });

  test('another customer, another action and another list entry are other things', () => {
    const held = recommend(aScreenedHolder({ found: [{ designation: listed }] }))!;
    const heldForAnother = recommend(aScreenedHolder({ found: [{ designation: { ...listed, id: 'un-KPi.998' } }] }))!;
    const keys = [
      subjectKey(frozen(1), 'C-1'),
      subjectKey(frozen(1), 'C-2'),
      subjectKey(held, 'C-1'),
      subjectKey(heldForAnother, 'C-1'),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('the order of the hits does not matter', () => {
    const twice = (first: number, second: number) =>
      recommend(
        aScreenedHolder({
          institution: american,
          found: [
            { designation: listed, score: first },
            { designation: listedByOfac, score: second },
          ],
        }),
      )!;
    expect(subjectKey(twice(0.95, 0.93), 'C-1')).toBe(subjectKey(twice(0.93, 0.95), 'C-1'));
  });
});

test('whoever several lists name is told of the Security Council first, then of the lists that bind', () => {
  const inOrder = (institution: ReturnType<typeof anInstitution>) =>
    recommend(
      aScreenedHolder({
        found: [listedByOfac, listed].map((designation, n) => ({
          designation,
          evidence: [NAME],
          score: 0.85 - n / 100,
        })),
        institution,
      }),
    )?.matches.map((match) => match.designationId);
  expect(inOrder(anInstitution())).toEqual(['un-KPi.999', 'ofac-99999']);
  expect(inOrder(american)).toEqual(['un-KPi.999', 'ofac-99999']);
});
