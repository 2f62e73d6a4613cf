import type { Change } from '../determinations/entry.ts';
import type { Confirmation } from '../determinations/proposal.ts';
import type { Queryable, Transaction } from './database.ts';

/** Makes all others who would change the register wait until this transaction ends. */
export async function lockRegister(tx: Transaction): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('register', 0))");
}

export type NewProposal = {
  readonly reference: string;
  readonly decisionId: string;
  readonly change: Change;
  readonly proposedBy: string;
};

/** Puts a proposal on record, and its reference where nobody has used it before. Answers the id of the proposal. */
export async function insertProposal(
  tx: Transaction,
  { reference, decisionId, change, proposedBy }: NewProposal,
): Promise<string> {
  await tx.query('insert into determinations (reference) values ($1) on conflict (reference) do nothing', [reference]);
  const { kind, ...body } = change;
  const { rows } = await tx.query<{ id: string }>(
    `insert into determination_proposals (determination_id, change, decision_id, body, proposed_by)
     select id, $2, $3, $4, $5 from determinations where reference = $1
     returning id`,
    [reference, kind, decisionId, JSON.stringify(body), proposedBy],
  );
  return rows[0]!.id;
}

/** Records that a second supervisor confirmed. Answers the number of the ruling. */
export async function insertConfirmation(
  tx: Transaction,
  { proposalId, proposedBy, confirmedBy }: Confirmation,
): Promise<number> {
  const { rows } = await tx.query<{ ordinal: string }>(
    `insert into proposal_rulings (proposal_id, proposed_by, ruling, ruled_by) values ($1, $2, 'confirmed', $3)
     returning ordinal`,
    [proposalId, proposedBy, confirmedBy],
  );
  return Number(rows[0]!.ordinal);
}

/** Records that a proposal was rejected, by another supervisor or taken back by its own proposer. */
export async function insertRejection(
  tx: Transaction,
  { proposalId, rejectedBy, reason }: { proposalId: string; rejectedBy: string; reason: string },
): Promise<void> {
  await tx.query(
    `insert into proposal_rulings (proposal_id, proposed_by, ruling, ruled_by, reason)
     select id, proposed_by, 'rejected', $2, $3 from determination_proposals where id = $1`,
    [proposalId, rejectedBy, reason],
  );
}

/** The id of a decision by the numbers that people cite it with. */
export async function findDecisionId(
  database: Queryable,
  { meeting, number }: { meeting: number; number: number },
): Promise<string | undefined> {
  const { rows } = await database.query<{ id: string }>(
    `select d.id from decisions d join meetings m on m.id = d.meeting_id where m.number = $1 and d.number = $2`,
    [meeting, number],
  );
  return rows[0]?.id;
}

/** The day by the clock of the database, in UTC, so that two machines date alike. */
export async function readToday(database: Queryable): Promise<string> {
  const { rows } = await database.query<{ today: string }>(`select (now() at time zone 'UTC')::date as today`);
  return rows[0]!.today;
}
