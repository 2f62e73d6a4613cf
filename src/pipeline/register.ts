import { readEntries, type ProposedRow } from '../determinations/entry-csv.ts';
import type { ProposedChange } from '../determinations/entry.ts';
import { canonicalForm, nationalDesignations } from '../determinations/national-list.ts';
import { checkProposable, checkWaits, confirm } from '../determinations/proposal.ts';
import { InputError } from '../errors.ts';
import type { Problem } from '../intake/problem.ts';
import { log } from '../log.ts';
import { contentHash } from '../store/content-hash.ts';
import { inTransaction, type Database, type Transaction } from '../store/database.ts';
import {
  findDecisionId,
  insertConfirmation,
  insertProposal,
  insertRejection,
  lockRegister,
  readToday,
} from '../store/determinations.ts';
import { findListSetInForce, lockLists, readDesignationsOfVersion } from '../store/lists.ts';
import { findProposal, readConfirmedHistories, readHistories } from '../store/register.ts';
import { importVersion } from './import-list.ts';

type Services = { readonly database: Database };

/** What supervisors do with the register. `by` is always the id of the supervisor who does it. */
export type Register = ReturnType<typeof openRegister>;

/** The steps of the register, for a door that is not to know the line. */
export function openRegister(services: Services) {
  return {
    propose: (proposed: ProposedChange, by: string) => proposeChange(services, proposed, by),
    importEntries: (text: string, by: string) => importEntries(services, text, by),
    confirm: (proposalIds: readonly string[], by: string) => confirmProposals(services, proposalIds, by),
    reject: (proposalId: string, rejection: { readonly by: string; readonly reason: string }) =>
      rejectProposal(services, proposalId, rejection),
  };
}

/** Puts one change before a second supervisor. Nothing is in force by it. Answers the id of the proposal. */
export async function proposeChange({ database }: Services, proposed: ProposedChange, by: string): Promise<string> {
  const proposalId = await inTransaction(database, async (tx) => {
    await lockRegister(tx);
    const history = (await readHistories(tx, [proposed.reference])).get(proposed.reference) ?? [];
    return propose(tx, proposed, { history, by });
  });
  log('register.proposed', { proposalId, change: proposed.change.kind, supervisorId: by });
  return proposalId;
}

type Proposing = { readonly history: Parameters<typeof checkProposable>[1]; readonly by: string };

async function propose(
  tx: Transaction,
  { reference, decision, change }: ProposedChange,
  { history, by }: Proposing,
): Promise<string> {
  checkProposable(change, history);
  const decisionId = await findDecisionId(tx, decision);
  if (decisionId === undefined) {
    throw new InputError(
      'decision_unknown',
      `Decision ${decision.number} of meeting ${decision.meeting} is not on record. Record it first.`,
      { status: 422 },
    );
  }
  return insertProposal(tx, { reference, decisionId, change, proposedBy: by });
}

export type ImportReceipt = { readonly proposed: number; readonly problems: readonly Problem[] };

/** Proposes every good row of a CSV file of entries, and tells by line and column what is wrong with the others. */
export async function importEntries({ database }: Services, text: string, by: string): Promise<ImportReceipt> {
  const { rows, problems } = readEntries(text);
  const refused: Problem[] = [];
  await inTransaction(database, async (tx) => {
    await lockRegister(tx);
    const histories = await readHistories(
      tx,
      rows.map((it) => it.reference),
    );
    for (const row of rows) {
      try {
        await propose(tx, row, { history: histories.get(row.reference) ?? [], by });
      } catch (error) {
        // Thrown before anything of the row is written, so the transaction goes on.
        if (!(error instanceof InputError)) throw error;
        refused.push(problemOf(row, error));
      }
    }
  });
  const proposed = rows.length - refused.length;
  const all = [...problems, ...refused].toSorted((a, b) => a.line - b.line);
  log('register.imported', { proposed, problems: all.length, supervisorId: by });
  return { proposed, problems: all };
}

function problemOf({ line }: ProposedRow, { code, message }: InputError): Problem {
  const column = code === 'decision_unknown' ? 'decision' : 'reference';
  return { line, pointer: `/${column}`, code, message: `Column ${column}: ${message}` };
}

/**
 * Confirms proposals as a second supervisor, all of them or none, and puts the register that results in force as one
 * new version of the national list. Both are one transaction: what is confirmed is screened, and nothing else is.
 */
export async function confirmProposals(
  { database }: Services,
  proposalIds: readonly string[],
  by: string,
): Promise<{ readonly confirmed: number; readonly entries: number }> {
  if (proposalIds.length === 0) throw new InputError('nothing_chosen', 'Choose at least one proposal to confirm.');
  const entries = await inTransaction(database, async (tx) => {
    await lockRegister(tx);
    const today = await readToday(tx);
    let latest = 0;
    for (const proposalId of new Set(proposalIds)) {
      const proposal = await readProposal(tx, proposalId);
      const history = (await readHistories(tx, [proposal.reference])).get(proposal.reference)!;
      latest = await insertConfirmation(tx, confirm(proposal, { history, by, today }));
    }
    return putRegisterInForce(tx, { datedOn: today, confirmation: latest });
  });
  log('register.confirmed', { confirmed: proposalIds.length, entries, supervisorId: by });
  return { confirmed: proposalIds.length, entries };
}

/** Rejects a proposal with the reason that its history will show; its own proposer may take it back in this way. */
export async function rejectProposal(
  { database }: Services,
  proposalId: string,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<void> {
  await inTransaction(database, async (tx) => {
    await lockRegister(tx);
    checkWaits(await readProposal(tx, proposalId));
    await insertRejection(tx, { proposalId, rejectedBy: by, reason });
  });
  log('register.rejected', { proposalId, supervisorId: by });
}

/**
 * The guard against cut and shrunken lists asks whether a download can be right. This list is made here, from what two
 * supervisors confirmed, so it may shrink by any share and come to nothing; it still may not repeat an entry or be older
 * than the one in force.
 */
const MADE_HERE = { shrinkShareMax: 1, mayBeEmpty: true };

async function putRegisterInForce(
  tx: Transaction,
  { datedOn, confirmation }: { datedOn: string; confirmation: number },
): Promise<number> {
  await lockLists(tx);
  const held = (await findListSetInForce(tx))?.versions.find((it) => it.authority === 'national');
  const listSoFar = held === undefined ? [] : await readDesignationsOfVersion(tx, held.id);
  const designations = nationalDesignations(await readConfirmedHistories(tx), listSoFar);
  const canonical = canonicalForm(designations, { datedOn, confirmation });
  const version = {
    authority: 'national' as const,
    datedOn,
    contentHash: contentHash([Buffer.from(canonical)]),
    source: `National register, confirmation ${confirmation}`,
    designations,
  };
  await importVersion(tx, version, MADE_HERE);
  return designations.length;
}

async function readProposal(tx: Transaction, id: string) {
  const proposal = await findProposal(tx, id);
  if (proposal === undefined) throw new InputError('not_found', 'There is no such proposal.', { status: 404 });
  return proposal;
}
