import { expect, test } from 'vitest';
import { checkProposable, confirm, standingOf, type Confirmation } from '../../src/determinations/proposal.ts';
import { aProposal, aProposedEntry, aRuling } from '../support/register.ts';

const TODAY = '2026-11-23';
const entered = aProposal({ ruling: aRuling('confirmed', 1) });
const revocation = { kind: 'revocation', on: '2026-01-01' } as const;
const { change: entry } = aProposedEntry();

test('a proposal puts nothing in force, and its confirmation does', () => {
  expect(standingOf([aProposal()])).toBe('proposed');
  expect(standingOf([entered])).toBe('in-force');
  expect(standingOf([aProposal({ ruling: aRuling('rejected', 1) })])).toBe('rejected');
  expect(standingOf([entered, aProposal({ id: 'p-2', change: revocation })])).toBe('in-force');
  expect(standingOf([entered, aProposal({ change: revocation, ruling: aRuling('confirmed', 2) })])).toBe('revoked');
});

test('the second supervisor confirms, and the proposer cannot', () => {
  const proposal = aProposal();
  const asked = { history: [proposal], today: TODAY };
  expect(confirm(proposal, { ...asked, by: 'second' })).toMatchObject({ proposedBy: 'first', confirmedBy: 'second' });
  expect(() => confirm(proposal, { ...asked, by: 'first' })).toThrow('another supervisor');
});

test('nothing but confirm() makes a Confirmation: the type checker refuses one that is written by hand', () => {
  // @ts-expect-error without the mark of four eyes it is no Confirmation
  const forged: Confirmation = { proposalId: 'proposal-1', proposedBy: 'first', confirmedBy: 'first' };
  expect(forged).not.toHaveProperty('fourEyes');
});

test('a proposal is ruled on once', () => {
  expect(() => confirm(entered, { history: [entered], today: TODAY, by: 'third' })).toThrow('confirmed already');
});

test('what holds from a later day is confirmed on that day and no sooner', () => {
  const later = aProposal({ change: aProposedEntry({ effectiveOn: '2026-11-24' }).change });
  const asked = { history: [later], by: 'second' };
  expect(() => confirm(later, { ...asked, today: TODAY })).toThrow('2026-11-24');
  expect(() => confirm(later, { ...asked, today: '2026-11-24' })).not.toThrow();
});

test('a change that another confirmation has overtaken is refused', () => {
  const revoked = aProposal({ change: revocation, ruling: aRuling('confirmed', 2) });
  const status = aProposal({ id: 'p-3', change: { kind: 'status', status: 'deregistered', on: '2026-02-01' } });
  expect(() => confirm(status, { history: [entered, revoked, status], by: 'second', today: TODAY })).toThrow('revoked');
});

test.each([
  ['an entry under a reference that waits', entry, [aProposal()], 'reference_taken'],
  ['an entry under a reference in force', entry, [entered], 'reference_taken'],
  [
    'an entry under a revoked reference',
    entry,
    [entered, aProposal({ change: revocation, ruling: aRuling('confirmed', 2) })],
    'reference_taken',
  ],
  ['a revocation of what is not in force', revocation, [aProposal()], 'not_in_force'],
  ['a revocation of what nobody entered', revocation, [], 'not_in_force'],
])('%s is not proposed', (_, change, history, code) => {
  expect(() => checkProposable(change, history)).toThrow(expect.objectContaining({ code }));
});

test('what was rejected may be proposed again', () => {
  expect(() => checkProposable(entry, [aProposal({ ruling: aRuling('rejected', 1) })])).not.toThrow();
});
