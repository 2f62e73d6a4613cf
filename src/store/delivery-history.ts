import type { Queryable } from './database.ts';
import { toPage, type Page } from './page.ts';

/**
 * Where a delivery stands, for people: a pending one may also be held up, because its institution has registered no
 * address (`unaddressed`) or its endpoint answered 410 Gone (`gone`).
 */
export const DELIVERY_CONDITIONS = ['pending', 'gone', 'unaddressed', 'exhausted', 'delivered'] as const;
export type DeliveryCondition = (typeof DELIVERY_CONDITIONS)[number];

/** One request of a delivery, as far as anything is known of it. */
export type AttemptOnRecord = {
  readonly number: number;
  readonly startedAt: Date;
  /** `started` when its process died before the answer came, or when it is running now. */
  readonly outcome: 'started' | 'delivered' | 'failed' | 'gone';
  readonly status: number | undefined;
  readonly reason: string | undefined;
  readonly durationMs: number | undefined;
};

/** One delivery as a line of a list; whoever wants its body and all its attempts opens it. */
export type DeliveryLine = {
  readonly id: string;
  readonly institutionId: string;
  readonly institutionName: string;
  readonly event: string;
  readonly recommendationId: string | undefined;
  readonly batchId: string | undefined;
  readonly listVersionId: string | undefined;
  readonly condition: DeliveryCondition;
  readonly attemptCount: number;
  readonly lastAttempt: AttemptOnRecord | undefined;
  readonly createdAt: Date;
  readonly nextAttemptAt: Date | undefined;
  readonly deliveredAt: Date | undefined;
};

type AttemptRow = {
  number: number;
  started_at: Date;
  outcome: AttemptOnRecord['outcome'];
  status: number | null;
  reason: string | null;
  duration_ms: number | null;
};

type LineRow = {
  id: string;
  institution_id: string;
  institution_name: string;
  event: string;
  recommendation_id: string | null;
  batch_id: string | null;
  list_version_id: string | null;
  condition: DeliveryCondition;
  attempt_count: number;
  created_at: Date;
  next_attempt_at: Date | null;
  delivered_at: Date | null;
} & { [column in keyof AttemptRow]: AttemptRow[column] | null };

const CONDITION = `
  case when d.state <> 'pending' then d.state
    when e.institution_id is null then 'unaddressed'
    when e.gone_at is not null then 'gone'
    else 'pending' end`;

const SELECT = `
  select d.id, d.institution_id, i.name as institution_name, d.event, d.recommendation_id, d.batch_id, d.list_version_id,
    ${CONDITION} as condition, d.attempt_count, d.created_at, d.next_attempt_at, d.delivered_at,
    a.number, a.started_at, a.outcome, a.status, a.reason, a.duration_ms
  from deliveries d
  join institutions i on i.id = d.institution_id
  left join webhook_endpoints e on e.institution_id = d.institution_id
  left join lateral (
    select * from attempts where delivery_id = d.id order by number desc limit 1
  ) a on true`;

export type DeliveryFilter = {
  readonly condition?: DeliveryCondition | undefined;
  readonly institutionId?: string | undefined;
};

/** A page of deliveries with the last attempt of each, the newest first. `before` is the id of the last one seen. */
export async function readDeliveryLines(
  database: Queryable,
  { condition, institutionId }: DeliveryFilter,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<Page<DeliveryLine>> {
  const { rows } = await database.query<LineRow>(
    `${SELECT}
     where ($1::text is null or ${CONDITION} = $1)
       and ($2::uuid is null or d.institution_id = $2)
       and ($3::uuid is null or d.id < $3)
     order by d.id desc
     limit $4`,
    [condition, institutionId, before, limit + 1],
  );
  return toPage(rows.map(toLine), limit, (line) => line.id);
}

/** The deliveries of one recommendation, the oldest first. */
export async function readDeliveriesOfRecommendation(
  database: Queryable,
  recommendationId: string,
): Promise<DeliveryLine[]> {
  const { rows } = await database.query<LineRow>(`${SELECT} where d.recommendation_id = $1 order by d.id`, [
    recommendationId,
  ]);
  return rows.map(toLine);
}

/** One delivery with the exact text of its body. */
export async function findDelivery(
  database: Queryable,
  id: string,
): Promise<(DeliveryLine & { readonly body: string }) | undefined> {
  const { rows } = await database.query<LineRow & { body: string }>(
    `select l.*, d.body from (${SELECT} where d.id = $1) l join deliveries d using (id)`,
    [id],
  );
  return rows[0] && { ...toLine(rows[0]), body: rows[0].body };
}

/** Every attempt of one delivery, the newest first. The schedule and the limit of attempts keep them few. */
export async function readAttempts(database: Queryable, deliveryId: string): Promise<AttemptOnRecord[]> {
  const { rows } = await database.query<AttemptRow>(
    `select number, started_at, outcome, status, reason, duration_ms from attempts
     where delivery_id = $1 order by number desc`,
    [deliveryId],
  );
  return rows.map(toAttempt);
}

/** How many deliveries stand where; a condition in which there are none is left out. */
export async function countDeliveries(database: Queryable): Promise<{ condition: DeliveryCondition; count: number }[]> {
  const { rows } = await database.query<{ condition: DeliveryCondition; count: number }>(
    `select ${CONDITION} as condition, count(*)::int as count
     from deliveries d left join webhook_endpoints e on e.institution_id = d.institution_id
     group by 1`,
  );
  return rows;
}

function toLine(row: LineRow): DeliveryLine {
  return {
    id: row.id,
    institutionId: row.institution_id,
    institutionName: row.institution_name,
    event: row.event,
    recommendationId: row.recommendation_id ?? undefined,
    batchId: row.batch_id ?? undefined,
    listVersionId: row.list_version_id ?? undefined,
    condition: row.condition,
    attemptCount: row.attempt_count,
    lastAttempt: row.number === null ? undefined : toAttempt(row as AttemptRow),
    createdAt: row.created_at,
    nextAttemptAt: row.next_attempt_at ?? undefined,
    deliveredAt: row.delivered_at ?? undefined,
  };
}

function toAttempt(row: AttemptRow): AttemptOnRecord {
  return {
    number: row.number,
    startedAt: row.started_at,
    outcome: row.outcome,
    status: row.status ?? undefined,
    reason: row.reason ?? undefined,
    durationMs: row.duration_ms ?? undefined,
  };
}
