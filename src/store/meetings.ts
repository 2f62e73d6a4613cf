import { InputError } from '../errors.ts';
import type { Queryable } from './database.ts';
import { toPage, type Page } from './page.ts';

/** A meeting of the working group, with how much was decided there. */
export type Meeting = {
  readonly id: string;
  readonly number: number;
  /** `YYYY-MM-DD`. */
  readonly heldOn: string;
  /** Ministries or institutions, in the order in which they were written. */
  readonly chairs: readonly string[];
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly decisionCount: number;
};

/** A decision with how many proposals cite it, whether they were confirmed or not. */
export type Decision = {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly documentReference: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly proposalCount: number;
};

/** Puts a meeting on record, for ever. A number that is taken is refused. Answers the id. */
export async function insertMeeting(
  database: Queryable,
  { number, heldOn, chairs, recordedBy }: Pick<Meeting, 'number' | 'heldOn' | 'chairs' | 'recordedBy'>,
): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    `insert into meetings (number, held_on, chairs, recorded_by) values ($1, $2, $3, $4)
     on conflict (number) do nothing returning id`,
    [number, heldOn, chairs, recordedBy],
  );
  if (rows[0]) return rows[0].id;
  throw new InputError('meeting_exists', `Meeting ${number} is on record already.`, { status: 409 });
}

/** Puts a decision of a meeting on record, for ever. A number that is taken in this meeting is refused. Answers the id. */
export async function insertDecision(
  database: Queryable,
  {
    meetingId,
    number,
    text,
    documentReference,
    recordedBy,
  }: Pick<Decision, 'number' | 'text' | 'documentReference' | 'recordedBy'> & { meetingId: string },
): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    `insert into decisions (meeting_id, number, text, document_reference, recorded_by) values ($1, $2, $3, $4, $5)
     on conflict (meeting_id, number) do nothing returning id`,
    [meetingId, number, text, documentReference, recordedBy],
  );
  if (rows[0]) return rows[0].id;
  throw new InputError('decision_exists', `Decision ${number} of this meeting is on record already.`, { status: 409 });
}

type MeetingRow = {
  id: string;
  number: number;
  held_on: string;
  chairs: string[];
  recorded_by_name: string;
  recorded_at: Date;
  decision_count: number;
};

const MEETING_COLUMNS = `m.id, m.number, m.held_on, m.chairs, s.display_name as recorded_by_name, m.recorded_at,
  (select count(*)::int from decisions d where d.meeting_id = m.id) as decision_count`;

function toMeeting({ held_on: heldOn, recorded_by_name: recordedBy, ...row }: MeetingRow): Meeting {
  const { id, number, chairs, recorded_at: recordedAt, decision_count: decisionCount } = row;
  return { id, number, heldOn, chairs, recordedBy, recordedAt, decisionCount };
}

/** A page of meetings, the highest number first. `before` is the id of the last one of the page before. */
export async function readMeetings(
  database: Queryable,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<Page<Meeting>> {
  const { rows } = await database.query<MeetingRow>(
    `select ${MEETING_COLUMNS} from meetings m join supervisors s on s.id = m.recorded_by
     where $1::uuid is null or m.number < (select number from meetings where id = $1)
     order by m.number desc limit $2`,
    [before, limit + 1],
  );
  return toPage(rows.map(toMeeting), limit, (meeting) => meeting.id);
}

/** How many meetings were held since a day, that day included: the figure that the national report asks for. */
export async function countMeetingsSince(database: Queryable, day: string): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    'select count(*)::int as count from meetings where held_on >= $1',
    [day],
  );
  return rows[0]!.count;
}

export async function findMeeting(database: Queryable, id: string): Promise<Meeting | undefined> {
  const { rows } = await database.query<MeetingRow>(
    `select ${MEETING_COLUMNS} from meetings m join supervisors s on s.id = m.recorded_by where m.id = $1`,
    [id],
  );
  return rows[0] && toMeeting(rows[0]);
}

/** The decisions of a meeting in the order of their numbers. */
export async function readDecisions(database: Queryable, meetingId: string): Promise<Decision[]> {
  const { rows } = await database.query<{
    id: string;
    number: number;
    text: string;
    document_reference: string;
    recorded_by_name: string;
    recorded_at: Date;
    proposal_count: number;
  }>(
    `select d.id, d.number, d.text, d.document_reference, s.display_name as recorded_by_name, d.recorded_at,
       (select count(*)::int from determination_proposals p where p.decision_id = d.id) as proposal_count
     from decisions d join supervisors s on s.id = d.recorded_by
     where d.meeting_id = $1 order by d.number`,
    [meetingId],
  );
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    text: row.text,
    documentReference: row.document_reference,
    recordedBy: row.recorded_by_name,
    recordedAt: row.recorded_at,
    proposalCount: row.proposal_count,
  }));
}

/** A decision as one cites it, for whoever has to choose one. */
export type DecisionToCite = {
  readonly id: string;
  readonly meeting: number;
  readonly number: number;
  readonly heldOn: string;
  readonly text: string;
};

/** Every decision on record, those of the latest meeting first. */
export async function readDecisionsToCite(database: Queryable): Promise<DecisionToCite[]> {
  const { rows } = await database.query<Omit<DecisionToCite, 'heldOn'> & { held_on: string }>(
    `select d.id, m.number as meeting, d.number, m.held_on, d.text
     from decisions d join meetings m on m.id = d.meeting_id order by m.number desc, d.number`,
  );
  return rows.map(({ held_on: heldOn, ...row }) => ({ ...row, heldOn }));
}
