import type { Change } from '../determinations/entry.ts';
import type { Proposal, Standing } from '../determinations/proposal.ts';
import type { Queryable } from './database.ts';
import { toPage, type Page } from './page.ts';

type ProposalRow = {
  id: string;
  determination_id: string;
  reference: string;
  change: Change['kind'];
  body: object;
  proposed_by: string;
  proposed_by_name: string;
  proposed_at: Date;
  decision_id: string;
  meeting_id: string;
  meeting: number;
  held_on: string;
  decision: number;
  text: string;
  document_reference: string;
  ruling: 'confirmed' | 'rejected' | null;
  ruled_by: string;
  ruled_by_name: string;
  ruled_at: Date;
  reason: string | null;
  ordinal: string;
};

const PROPOSALS = `
  select p.id, p.determination_id, t.reference, p.change, p.body, p.proposed_by, a.display_name as proposed_by_name,
    p.proposed_at, d.id as decision_id, m.id as meeting_id, m.number as meeting, m.held_on, d.number as decision, d.text,
    d.document_reference, r.ruling, r.ruled_by, b.display_name as ruled_by_name, r.ruled_at, r.reason, r.ordinal
  from determination_proposals p
  join determinations t on t.id = p.determination_id
  join decisions d on d.id = p.decision_id
  join meetings m on m.id = d.meeting_id
  join supervisors a on a.id = p.proposed_by
  left join proposal_rulings r on r.proposal_id = p.id
  left join supervisors b on b.id = r.ruled_by`;

function toProposal(row: ProposalRow): Proposal {
  return {
    id: row.id,
    determinationId: row.determination_id,
    reference: row.reference,
    change: { kind: row.change, ...row.body } as Change,
    decision: {
      id: row.decision_id,
      meetingId: row.meeting_id,
      meeting: row.meeting,
      heldOn: row.held_on,
      number: row.decision,
      text: row.text,
      documentReference: row.document_reference,
    },
    by: { id: row.proposed_by, displayName: row.proposed_by_name },
    proposedAt: row.proposed_at,
    ...(row.ruling !== null && {
      ruling: {
        ruling: row.ruling,
        by: { id: row.ruled_by, displayName: row.ruled_by_name },
        at: row.ruled_at,
        ordinal: Number(row.ordinal),
        ...(row.reason !== null && { reason: row.reason }),
      },
    }),
  };
}

/** Every proposal of these references in the order in which they were made; none for a reference nobody has used. */
export async function readHistories(
  database: Queryable,
  references: readonly string[],
): Promise<ReadonlyMap<string, readonly Proposal[]>> {
  const { rows } = await database.query<ProposalRow>(`${PROPOSALS} where t.reference = any($1) order by p.id`, [
    references,
  ]);
  return Map.groupBy(rows.map(toProposal), (it) => it.reference);
}

/** The proposals of every reference of which anything was ever confirmed. */
export async function readConfirmedHistories(database: Queryable): Promise<readonly (readonly Proposal[])[]> {
  const { rows } = await database.query<ProposalRow>(
    `${PROPOSALS}
     where exists (select from determination_standings s
       where s.determination_id = t.id and s.standing in ('in-force', 'revoked'))
     order by p.id`,
  );
  return [...Map.groupBy(rows.map(toProposal), (it) => it.reference).values()];
}

export async function findProposal(database: Queryable, id: string): Promise<Proposal | undefined> {
  const { rows } = await database.query<ProposalRow>(`${PROPOSALS} where p.id = $1`, [id]);
  return rows[0] && toProposal(rows[0]);
}

/** A page of the proposals that wait for a second supervisor, the oldest first. `after` is the id of the last one seen. */
export async function readWaitingProposals(
  database: Queryable,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<Page<Proposal>> {
  const { rows } = await database.query<ProposalRow>(
    `${PROPOSALS} where r.ruling is null and ($1::uuid is null or p.id > $1) order by p.id limit $2`,
    [after, limit + 1],
  );
  return toPage(rows.map(toProposal), limit, (it) => it.id);
}

export async function countWaitingProposals(database: Queryable): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    `select count(*)::int as count from determination_proposals p
     where not exists (select from proposal_rulings r where r.proposal_id = p.id)`,
  );
  return rows[0]!.count;
}

/** The proposals that cite a decision of this meeting, in the order of the decisions. */
export async function readProposalsOfMeeting(database: Queryable, meetingId: string): Promise<Proposal[]> {
  const { rows } = await database.query<ProposalRow>(`${PROPOSALS} where m.id = $1 order by d.number, p.id`, [
    meetingId,
  ]);
  return rows.map(toProposal);
}

/** A page of the register: each determination with its whole history, the newest first. */
export async function readRegister(
  database: Queryable,
  { standing, words }: { standing?: Standing | undefined; words?: string | undefined },
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<Page<readonly Proposal[]>> {
  const { rows } = await database.query<{ id: string; reference: string }>(
    `select t.id, t.reference from determinations t
     join determination_standings s on s.determination_id = t.id
     where ($1::text is null or s.standing = $1)
       and ($2::text is null or t.reference = upper($2) or exists (
         select from determination_proposals p where p.determination_id = t.id and p.change = 'entry'
           and strpos(lower(concat_ws(' ', p.body -> 'entry' ->> 'name', p.body -> 'entry' ->> 'otherNames',
             p.body -> 'entry' ->> 'registerNumber', p.body -> 'entry' ->> 'licenceNumber')), lower($2)) > 0))
       and ($3::uuid is null or t.id < $3)
     order by t.id desc limit $4`,
    [standing, words, before, limit + 1],
  );
  const { rows: shown, next } = toPage(rows, limit, (it) => it.id);
  const histories = await readHistories(
    database,
    shown.map((it) => it.reference),
  );
  return { rows: shown.flatMap((it) => [histories.get(it.reference) ?? []]), next };
}

/** The history of one determination, the oldest proposal first; empty for an id that is on no record. */
export async function readHistory(database: Queryable, determinationId: string): Promise<readonly Proposal[]> {
  const { rows } = await database.query<ProposalRow>(`${PROPOSALS} where t.id = $1 order by p.id`, [determinationId]);
  return rows.map(toProposal);
}
