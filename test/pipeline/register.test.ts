import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { openRegister } from '../../src/pipeline/register.ts';
import { importBundledLists } from '../../src/pipeline/import-list.ts';
import { openListsReader } from '../../src/pipeline/lists-in-force.ts';
import { findListSetInForce, readDesignationsOfVersion } from '../../src/store/lists.ts';
import { readWaitingProposals } from '../../src/store/register.ts';
import type { Supervisor } from '../../src/store/supervisors.ts';
import { useDatabase } from '../support/database.ts';
import { aProposedEntry, aSupervisor, recordMeeting } from '../support/register.ts';

const postgres = useDatabase();
let first: Supervisor;
let second: Supervisor;
let register: ReturnType<typeof openRegister>;
let entries = 0;

beforeAll(async () => {
  const { database } = postgres;
  await importBundledLists({ database });
  first = await aSupervisor(database, 'First');
  second = await aSupervisor(database, 'Second');
  await recordMeeting(database, { number: 1, heldOn: '2018-03-01', by: first });
  register = openRegister({ database });
});

const nextReference = () => `ND-T-${++entries}`;
const ask = async (question: string, ...values: unknown[]) => (await postgres.database.query(question, values)).rows;
const nationalVersion = async () =>
  (await findListSetInForce(postgres.database))!.versions.find((it) => it.authority === 'national')!;
const listed = async () => {
  const designations = await readDesignationsOfVersion(postgres.database, (await nationalVersion()).id);
  return designations.map((it) => it.reference);
};
const today = async () => (await ask(`select (now() at time zone 'UTC')::date as day`))[0].day as string;

async function enter(reference = nextReference()): Promise<string> {
  const proposalId = await register.propose(aProposedEntry({ reference }), first.id);
  await register.confirm([proposalId], second.id);
  return reference;
}

test('what is confirmed is a new version of the national list, dated by the day, and workers pick it up', async () => {
  const { database } = postgres;
  const reader = openListsReader(database);
  const before = await reader.current();
  const reference = await enter();
  expect(await nationalVersion()).toMatchObject({
    datedOn: await today(),
    source: 'National register, confirmation 1',
  });
  expect(await listed()).toEqual(['ND-2019-001', 'ND-2019-002', reference]);
  const after = await reader.current();
  expect(after.listSetId).not.toBe(before.listSetId);
  expect(after.designationOf(`national-${reference}`).determination?.decision).toContain('Meeting 1 of 2018-03-01');
});

test('what is only proposed, or rejected, is not screened', async () => {
  const [proposed, rejected] = [nextReference(), nextReference()];
  await register.propose(aProposedEntry({ reference: proposed }), first.id);
  const proposalId = await register.propose(aProposedEntry({ reference: rejected }), first.id);
  await register.reject(proposalId, { by: second.id, reason: 'An invented reason.' });
  await enter();
  expect(await listed()).not.toContain(proposed);
  expect(await listed()).not.toContain(rejected);
});

test('several proposals are confirmed together as one version, or none of them', async () => {
  const references = [nextReference(), nextReference()];
  const ids: string[] = [];
  for (const reference of references) ids.push(await register.propose(aProposedEntry({ reference }), first.id));
  const own = await register.propose(aProposedEntry({ reference: nextReference() }), second.id);
  const before = await nationalVersion();
  await expect(register.confirm([...ids, own], second.id)).rejects.toMatchObject({ code: 'second_supervisor_needed' });
  expect((await nationalVersion()).id).toBe(before.id);

  await register.confirm(ids, second.id);
  expect(await listed()).toEqual(expect.arrayContaining(references));
});

test('a status change and a revocation pass the same four eyes, and a revocation shrinks the list by any share', async () => {
  const reference = await enter();
  const decision = { meeting: 1, number: 1 };
  const status = { kind: 'status', status: 'deregistered', on: '2019-12-30' } as const;
  const statusId = await register.propose({ reference, decision, change: status }, second.id);
  await register.confirm([statusId], first.id);
  const designations = await readDesignationsOfVersion(postgres.database, (await nationalVersion()).id);
  expect(designations.find((it) => it.reference === reference)).toMatchObject({
    amendedOn: '2019-12-30',
    determination: { status: 'deregistered' },
  });

  const change = { kind: 'revocation', on: '2020-01-01' } as const;
  const ids: string[] = [];
  for (const each of await inForceReferences()) {
    ids.push(await register.propose({ reference: each, decision, change }, second.id));
  }
  expect(ids.length).toBeGreaterThan(3);
  await register.confirm(ids, first.id);
  expect(await listed()).toEqual(['ND-2019-001', 'ND-2019-002']);
});

test('what came with the project leaves the list when it is taken over and revoked, down to an empty list', async () => {
  const change = { kind: 'revocation', on: '2020-01-01' } as const;
  for (const reference of ['ND-2019-001', 'ND-2019-002']) {
    await enter(reference);
    const proposal = { reference, decision: { meeting: 1, number: 1 }, change };
    await register.confirm([await register.propose(proposal, first.id)], second.id);
  }
  expect(await nationalVersion()).toMatchObject({ designationCount: 0, datedOn: await today() });
  const reference = await enter();
  expect(await listed()).toEqual([reference]);
});

test('a decision that is not on record cannot be cited', async () => {
  const proposed = aProposedEntry({ reference: nextReference(), decision: '9' });
  await expect(register.propose(proposed, first.id)).rejects.toMatchObject({ code: 'decision_unknown' });
});

test('the good rows of a file are proposed, and the bad ones told by line and column', async () => {
  const [good, unknown] = [nextReference(), nextReference()];
  const taken = await enter();
  const rows = [
    'reference,meeting,decision,kind,name,relation,effectiveOn',
    `${good},1,1,entity,Invented Heron Foods,owner,2019-12-30`,
    `${taken},1,1,entity,Invented Heron Drinks,owner,2019-12-30`,
    `${unknown},1,7,entity,Invented Heron Hotel,owner,2019-12-30`,
    `${unknown}-X,1,1,entity,Invented Heron Travel,cousin,2019-12-30`,
  ];
  const receipt = await register.importEntries(rows.join('\n'), first.id);
  expect(receipt.proposed).toBe(1);
  expect(receipt.problems.map((it) => [it.line, it.pointer, it.code])).toEqual([
    [3, '/reference', 'reference_taken'],
    [4, '/decision', 'decision_unknown'],
    [5, '/relation', 'invalid_value'],
  ]);
  const { rows: waiting } = await readWaitingProposals(postgres.database, { limit: 100 });
  expect(waiting.map((it) => it.reference)).toContain(good);
  expect(JSON.stringify(receipt.problems)).not.toContain('Heron');
});

describe('the database', () => {
  test('refuses a confirmation by the proposer, whoever writes the row', async () => {
    const id = await register.propose(aProposedEntry({ reference: nextReference() }), first.id);
    const ruling = (ruledBy: string, proposedBy: string) =>
      ask(
        `insert into proposal_rulings (proposal_id, proposed_by, ruling, ruled_by) values ($1, $2, 'confirmed', $3)`,
        id,
        proposedBy,
        ruledBy,
      );
    await expect(ruling(first.id, first.id)).rejects.toMatchObject({ constraint: 'proposal_rulings_four_eyes' });
    // Nor does it help to name somebody else as the proposer.
    await expect(ruling(first.id, second.id)).rejects.toMatchObject({ code: '23503' });
  });

  test.each(['meetings', 'decisions', 'determinations', 'determination_proposals', 'proposal_rulings'])(
    'changes and deletes nothing in %s',
    async (table) => {
      await expect(ask(`delete from ${table}`)).rejects.toMatchObject({ constraint: 'append_only' });
      await expect(ask(`truncate ${table} cascade`)).rejects.toMatchObject({ constraint: 'append_only' });
      const column = table === 'proposal_rulings' ? 'ruled_at = now()' : 'id = id';
      await expect(ask(`update ${table} set ${column}`)).rejects.toMatchObject({ constraint: 'append_only' });
    },
  );

  test('refuses a rejection without a reason', async () => {
    const id = await register.propose(aProposedEntry({ reference: nextReference() }), first.id);
    await expect(register.reject(id, { by: second.id, reason: '' })).rejects.toMatchObject({ code: '23514' });
  });
});

test('no order of proposals, confirmations and rejections puts anything in force without two different supervisors', async () => {
  const third = await aSupervisor(postgres.database, 'Third');
  const people = [first, second, third];
  const who = fc.nat(2);
  const step = fc.oneof(
    fc.record({
      does: fc.constant('propose' as const),
      who,
      on: fc.nat(1),
      what: fc.constantFrom('entry', 'revocation'),
    }),
    fc.record({ does: fc.constantFrom('confirm' as const, 'reject' as const), who, on: fc.nat(5) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
      const references = [nextReference(), nextReference()];
      const proposals: string[] = [];
      for (const it of steps) {
        const by = people[it.who]!.id;
        await attempt(async () => {
          if (it.does === 'propose') {
            const entry = aProposedEntry({ reference: references[it.on]! });
            const revocation = { ...entry, change: { kind: 'revocation' as const, on: '2020-01-01' } };
            proposals.push(await register.propose(it.what === 'entry' ? entry : revocation, by));
          } else if (proposals[it.on] !== undefined) {
            if (it.does === 'confirm') await register.confirm([proposals[it.on]!], by);
            else await register.reject(proposals[it.on]!, { by, reason: 'An invented reason.' });
          }
        });
      }
      const onList = (await listed()).filter((it) => references.includes(it));
      const supported = await ask(
        `select t.reference from proposal_rulings r
         join determination_proposals p on p.id = r.proposal_id
         join determinations t on t.id = p.determination_id
         where t.reference = any($1) and p.change = 'entry' and r.ruling = 'confirmed' and r.ruled_by <> p.proposed_by`,
        references,
      );
      for (const reference of onList) expect(supported.map((it) => it.reference)).toContain(reference);
      expect(onList).toEqual((await inForceReferences()).filter((it) => references.includes(it)));
    }),
    { numRuns: 40 },
  );
});

/** A refusal is an outcome like any other here; a fault is not. */
async function attempt(step: () => Promise<unknown>): Promise<void> {
  await step().catch((error: unknown) => {
    expect(error).toMatchObject({ name: 'InputError' });
  });
}

async function inForceReferences(): Promise<string[]> {
  const rows = await ask(
    `select reference from determinations t join determination_standings s on s.determination_id = t.id
     where standing = 'in-force' order by reference`,
  );
  return rows.map((it) => it.reference as string);
}
