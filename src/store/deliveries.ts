import type { Queryable, Transaction } from './database.ts';

export type DeliveryEvent = 'recommendation.issued' | 'recommendation.withdrawn' | 'batch.screened' | 'list.updated';

/** `body` is the exact text that will be sent and signed, frozen here. */
export type NewDelivery = {
  readonly id: string;
  readonly institutionId: string;
  readonly event: DeliveryEvent;
  readonly recommendationId?: string;
  readonly batchId?: string;
  readonly listVersionId?: string;
  readonly body: string;
};

/** A delivery that was claimed for one attempt, with the address as it is registered now. */
export type ClaimedDelivery = {
  readonly id: string;
  readonly institutionId: string;
  readonly event: DeliveryEvent;
  readonly body: string;
  readonly attemptNumber: number;
  readonly url: string;
  readonly sealedSecrets: readonly Buffer[];
};

/** What came of an attempt, and when to make the next one: undefined when there is none. */
export type AttemptRecord = {
  readonly deliveryId: string;
  readonly institutionId: string;
  readonly number: number;
  readonly outcome: 'delivered' | 'failed' | 'gone';
  readonly status?: number;
  readonly reason?: string;
  readonly durationMs: number;
  readonly nextDelayMs?: number;
};

/** Puts messages in the outbox. They are due from the commit on, together with what they tell of. */
export async function insertDeliveries(tx: Transaction, deliveries: readonly NewDelivery[]): Promise<void> {
  await tx.query(
    `insert into deliveries (id, institution_id, event, recommendation_id, batch_id, list_version_id, body)
     select id, "institutionId", event, "recommendationId", "batchId", "listVersionId", body
     from jsonb_to_recordset($1) as r(id uuid, "institutionId" uuid, event text, "recommendationId" uuid,
       "batchId" uuid, "listVersionId" uuid, body text)`,
    [JSON.stringify(deliveries)],
  );
}

/**
 * Claims a delivery for one attempt and writes the attempt down as started. Undefined when there is nothing to do:
 * it is delivered or given up, not due yet, claimed by somebody else, or its institution has no address at present.
 * A claim lapses after `claimMs`, for the process that holds it may have died.
 */
export async function claimDelivery(
  database: Queryable,
  { id, claimMs }: { id: string; claimMs: number },
): Promise<ClaimedDelivery | undefined> {
  const { rows } = await database.query<{
    id: string;
    institution_id: string;
    event: DeliveryEvent;
    body: string;
    attempt_count: number;
    url: string;
    secrets: Buffer[];
  }>(
    `with claimed as (
       update deliveries d
       set claimed_until = now() + $2 * interval '1 millisecond', attempt_count = attempt_count + 1
       from webhook_endpoints e
       where d.id = $1 and e.institution_id = d.institution_id and e.gone_at is null
         and d.state = 'pending' and d.next_attempt_at <= now() + interval '1 second'
         and (d.claimed_until is null or d.claimed_until < now())
       returning d.id, d.institution_id, d.event, d.body, d.attempt_count, e.url, e.secrets
     ), started as (
       insert into attempts (delivery_id, number) select id, attempt_count from claimed
     )
     select * from claimed`,
    [id, claimMs],
  );
  const row = rows[0];
  return (
    row && {
      id: row.id,
      institutionId: row.institution_id,
      event: row.event,
      body: row.body,
      attemptNumber: row.attempt_count,
      url: row.url,
      sealedSecrets: row.secrets,
    }
  );
}

/**
 * Records what came of an attempt. A failed delivery without a next attempt is exhausted. After 410 Gone the delivery
 * waits, as all others of its institution do, until a new address is registered.
 */
export async function recordAttempt(
  tx: Transaction,
  { deliveryId, institutionId, number, outcome, status, reason, durationMs, nextDelayMs }: AttemptRecord,
): Promise<void> {
  await tx.query(
    `update attempts set outcome = $3, status = $4, reason = $5, duration_ms = $6
     where delivery_id = $1 and number = $2`,
    [deliveryId, number, outcome, status, reason, Math.round(durationMs)],
  );
  if (outcome === 'delivered') {
    await tx.query(
      `update deliveries set state = 'delivered', delivered_at = now(), next_attempt_at = null, claimed_until = null
       where id = $1 and state <> 'delivered'`,
      [deliveryId],
    );
  } else {
    const isExhausted = outcome === 'failed' && nextDelayMs === undefined;
    await tx.query(
      `update deliveries set claimed_until = null,
         state = case when $2 then 'exhausted' else 'pending' end,
         next_attempt_at = case when $2 then null else now() + $3 * interval '1 millisecond' end
       where id = $1 and state = 'pending'`,
      [deliveryId, isExhausted, nextDelayMs ?? 0],
    );
  }
  if (outcome === 'gone') {
    await tx.query('update webhook_endpoints set gone_at = now() where institution_id = $1', [institutionId]);
  }
}

/** Deliveries whose next attempt is due and that nobody has claimed: what the queue should hold reminders of. */
export async function findDueDeliveries(
  database: Queryable,
  limit: number,
): Promise<{ id: string; attemptNumber: number }[]> {
  const { rows } = await database.query<{ id: string; attempt_count: number }>(
    `select d.id, d.attempt_count
     from deliveries d join webhook_endpoints e using (institution_id)
     where d.state = 'pending' and d.next_attempt_at <= now() and e.gone_at is null
       and (d.claimed_until is null or d.claimed_until < now())
     order by d.next_attempt_at
     limit $1`,
    [limit],
  );
  return rows.map((row) => ({ id: row.id, attemptNumber: row.attempt_count + 1 }));
}
