import { randomBytes } from 'node:crypto';
import type { ProposedChange } from '../../src/determinations/entry.ts';
import { entryRow, proposedEntry } from '../../src/determinations/entry.ts';
import type { CitedDecision, Proposal, Ruling } from '../../src/determinations/proposal.ts';
import type { Database } from '../../src/store/database.ts';
import { insertDecision, insertMeeting } from '../../src/store/meetings.ts';
import { registerSupervisor } from '../../src/store/supervisors.ts';

/** A supervisor of this name, who signs in with the password that is given. */
export async function aSupervisor(database: Database, name = 'Sample', password = 'four invented plain words') {
  const username = `${name.toLowerCase()}.${randomBytes(4).toString('hex')}`;
  return (await registerSupervisor(database, { username, displayName: `${name} Supervisor`, password }))!;
}

/** Puts a meeting with so many decisions on record. */
export async function recordMeeting(
  database: Database,
  { number, heldOn, by, decisions = 1 }: { number: number; heldOn: string; by: { id: string }; decisions?: number },
): Promise<string> {
  const chairs = ['Ministry of Foreign Affairs (invented record)', 'Ministry of Commerce (invented record)'];
  const meetingId = await insertMeeting(database, { number, heldOn, chairs, recordedBy: by.id });
  for (let decision = 1; decision <= decisions; decision++) {
    await insertDecision(database, {
      meetingId,
      number: decision,
      text: `Invented decision ${decision} of meeting ${number}.`,
      documentReference: `WG/${number}-${decision}`,
      recordedBy: by.id,
    });
  }
  return meetingId;
}

/** An entry about a company that does not exist, as a row of a file has it; write down only what matters. */
export function anEntryRow(given: Record<string, unknown> = {}) {
  return {
    reference: 'ND-2026-001',
    meeting: '1',
    decision: '1',
    kind: 'entity',
    name: 'Invented Lantern Trading Co Ltd',
    registerNumber: '00077001',
    relation: 'owner',
    effectiveOn: '2019-06-12',
    ...given,
  };
}

export function aProposedEntry(given: Record<string, unknown> = {}): ProposedChange {
  return proposedEntry(entryRow.parse(anEntryRow(given)));
}

const A_DECISION: CitedDecision = {
  id: '0199a000-0000-7000-8000-000000000010',
  meetingId: '0199a000-0000-7000-8000-000000000011',
  meeting: 4,
  number: 2,
  heldOn: '2019-06-01',
  text: 'Invented decision.',
  documentReference: 'WG/4-2',
};

/** A proposal by the first supervisor that waits, or has the ruling that is given. */
export function aProposal({
  ruling,
  ...given
}: Partial<Omit<Proposal, 'ruling'>> & { ruling?: Ruling } = {}): Proposal {
  const { reference, change } = aProposedEntry(given.reference === undefined ? {} : { reference: given.reference });
  return {
    id: 'proposal-1',
    determinationId: 'determination-1',
    reference,
    change,
    decision: A_DECISION,
    by: { id: 'first', displayName: 'First Supervisor' },
    proposedAt: new Date('2026-11-23T09:00:00Z'),
    ...given,
    ...(ruling !== undefined && { ruling }),
  };
}

/** The ruling of the second supervisor. */
export function aRuling(ruling: Ruling['ruling'], ordinal: number): Ruling {
  return {
    ruling,
    by: { id: 'second', displayName: 'Second Supervisor' },
    at: new Date('2026-11-23T10:00:00Z'),
    ordinal,
    ...(ruling === 'rejected' && { reason: 'An invented reason.' }),
  };
}
