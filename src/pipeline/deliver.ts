import { log } from '../log.ts';
import { enqueueDelivery, type Queues } from '../queue/queues.ts';
import { inTransaction, type Database } from '../store/database.ts';
import { claimDelivery, recordAttempt } from '../store/deliveries.ts';
import type { Attempt } from '../webhooks/delivery.ts';
import { nextAttemptDelayMs } from '../webhooks/retry-schedule.ts';
import { openSecret } from '../webhooks/secret-box.ts';
import { sendWebhook } from '../webhooks/send.ts';

export type DeliveryServices = {
  readonly database: Database;
  readonly queues: Queues;
  readonly secretKey: Buffer;
  readonly webhookTimeoutMs: number;
  readonly allowPrivateAddresses: boolean;
};

/** A claim outlives the request by this much, so that nobody takes a delivery whose attempt is being recorded. */
const CLAIM_MARGIN_MS = 10_000;

/**
 * Step 3 of 3. Makes one attempt at one delivery and records what came of it; undefined when none is due.
 *
 * The attempt is on record before the request is made. Should we die in between, the claim lapses and the delivery is
 * sent again, with the same id and the same bytes: the receiver may see it twice, and can tell.
 */
export async function deliver(services: DeliveryServices, deliveryId: string): Promise<Attempt | undefined> {
  const { database, queues, secretKey, webhookTimeoutMs: timeoutMs, allowPrivateAddresses } = services;
  const claimed = await claimDelivery(database, { id: deliveryId, claimMs: timeoutMs + CLAIM_MARGIN_MS });
  if (claimed === undefined) return undefined;
  const { id, institutionId, body, url, sealedSecrets, attemptNumber } = claimed;

  const secrets = sealedSecrets.map((sealed) => openSecret(secretKey, institutionId, sealed));
  const attempt = await sendWebhook({ id, endpoint: { url, secrets }, body }, { timeoutMs, allowPrivateAddresses });
  const nextDelayMs =
    attempt.outcome === 'failed'
      ? nextAttemptDelayMs(attemptNumber, { retryAfterMs: attempt.retryAfterMs, random: Math.random() })
      : undefined;

  await inTransaction(database, (tx) =>
    recordAttempt(tx, { deliveryId, institutionId, number: attemptNumber, ...attempt, nextDelayMs }),
  );
  log('delivery.attempted', {
    deliveryId,
    institutionId,
    event: claimed.event,
    attemptNumber,
    outcome: attempt.outcome,
    durationMs: attempt.durationMs,
    nextDelayMs,
  });
  if (nextDelayMs !== undefined) {
    await enqueueDelivery(queues, [{ id, attemptNumber: attemptNumber + 1, delayMs: nextDelayMs }]);
  }
  return attempt;
}
