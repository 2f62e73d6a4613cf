import { expect, test } from 'vitest';
import { readFtm } from '../../src/designations/ftm-read.ts';
import { canonicalForm, determinedBy, nationalDesignations } from '../../src/determinations/national-list.ts';
import { aDeterminedCompany } from '../support/screened.ts';
import { aProposal, aProposedEntry, aRuling } from '../support/register.ts';

const entered = (given: Record<string, unknown> = {}) =>
  aProposal({ ...aProposedEntry(given), ruling: aRuling('confirmed', 1), decision: aProposal().decision });

test('an entry is listed with its numbers, its relation and the decision it stands under', () => {
  const history = [
    entered({
      otherNames: ['Lantern Invented'],
      licenceNumber: 'LIC-9',
      linkedTo: ['KPe.050'],
      registerNumber: '00077001',
    }),
  ];
  expect(nationalDesignations([history], [])).toEqual([
    expect.objectContaining({
      id: 'national-ND-2026-001',
      authority: 'national',
      nationalities: ['KH'],
      aliases: [{ name: 'Lantern Invented', strength: 'strong' }],
      identifiers: [
        { type: 'registration', number: '00077001', country: 'KH' },
        { type: 'licence', number: 'LIC-9', country: 'KH' },
      ],
      linkedTo: ['KPe.050'],
      determination: {
        relation: 'owner',
        decision: 'Meeting 4 of 2019-06-01, decision 2 (WG/4-2)',
        decidedOn: '2019-06-01',
        effectiveOn: '2019-06-12',
        status: 'active',
      },
    }),
  ]);
});

test('a confirmed change of status is seen with its day, and a proposed one is not', () => {
  const change = { kind: 'status', status: 'deregistered', on: '2019-12-30' } as const;
  const ruling = aRuling('confirmed', 2);
  expect(determinedBy([entered(), aProposal({ id: 'p-2', change })])?.entry.status).toBe('active');
  const [listed] = nationalDesignations([[entered(), aProposal({ id: 'p-2', change, ruling })]], []);
  expect(listed).toMatchObject({ amendedOn: '2019-12-30', determination: { status: 'deregistered' } });
});

test('what the register has never heard of stays on the list, and what it knows stands as the register has it', () => {
  const listSoFar = [
    aDeterminedCompany({ id: 'national-ND-OLD', reference: 'ND-OLD' }),
    aDeterminedCompany({ id: 'national-ND-2026-001', reference: 'ND-2026-001', name: 'The Old Name' }),
  ];
  const names = (histories: Parameters<typeof nationalDesignations>[0]) =>
    nationalDesignations(histories, listSoFar).map((it) => it.name);
  expect(names([[entered()]])).toEqual(['Invented Lantern Trading Co Ltd', 'Invented Glow Co Ltd']);
  const revocation = aProposal({
    id: 'p-2',
    change: { kind: 'revocation', on: '2026-01-01' },
    ruling: aRuling('confirmed', 2),
  });
  expect(names([[entered(), revocation]])).toEqual(['Invented Glow Co Ltd']);
});

test('the canonical form does not depend on the order of entry, and tells two versions of one content apart', () => {
  const histories = [[entered()], [entered({ reference: 'ND-2026-002', name: 'Invented Reed Cafe' })]];
  const form = (order: typeof histories, confirmation = 7) =>
    canonicalForm(nationalDesignations(order, []), { datedOn: '2026-11-23', confirmation });
  expect(form(histories)).toBe(form(histories.toReversed()));
  expect(form(histories, 8)).not.toBe(form(histories));
  const lines = form(histories).split('\n').slice(1);
  expect(readFtm(lines, 'national')).toEqual(nationalDesignations(histories, []));
});
