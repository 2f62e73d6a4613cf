/** The one place that talks to an address somebody else chose. */
import { request } from 'undici';
import type { Dispatcher } from 'undici';
import type { Attempt, Delivery } from './delivery.ts';
import { openDispatcher } from './endpoint.ts';
import { reasonOfError, reasonOfStatus } from './failure-reason.ts';
import { signMessage } from './signature.ts';

/** What a receiver says beyond its status is not read; so much is taken to keep the connection for the next message. */
const ANSWER_BYTES_MAX = 64 * 1024;

/** One of each for the process, so that connections are kept between messages. Neither opens anything until it is used. */
const PUBLIC_ONLY = openDispatcher({ allowPrivateAddresses: false });
const ANYWHERE = openDispatcher({ allowPrivateAddresses: true });

/** Makes one attempt and tells what came of it. Whatever the far end does is an outcome; only a fault of ours throws. */
export async function sendWebhook(
  delivery: Delivery,
  { timeoutMs, allowPrivateAddresses }: { readonly timeoutMs: number; readonly allowPrivateAddresses: boolean },
): Promise<Attempt> {
  const { url } = delivery.endpoint;
  const startedAt = performance.now();
  const elapsedMs = () => Math.round(performance.now() - startedAt);
  const headers = signedHeaders(delivery, new Date());
  try {
    const response = await request(url, {
      method: 'POST', // undici's request follows no redirect: the institution must register its new address
      headers,
      body: delivery.body,
      dispatcher: allowPrivateAddresses ? ANYWHERE : PUBLIC_ONLY,
      signal: AbortSignal.timeout(timeoutMs), // the whole request: the look-up, the connection, the answer to its last byte
    });
    await discard(response);
    return attemptOf(response, elapsedMs());
  } catch (error) {
    const reason = reasonOfError(error, { url, timeoutMs });
    if (reason === undefined) throw error;
    return { outcome: 'failed', reason, durationMs: elapsedMs() };
  }
}

/** The timestamp is that of the attempt, not of the message: receivers refuse old ones as replayed. */
function signedHeaders({ id, endpoint, body }: Delivery, sentAt: Date): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'Cordon',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
    'webhook-signature': signMessage(endpoint.secrets, { id, sentAt, body }),
  };
}

/** The status has come, so whatever happens to the rest of the answer does not change what it says. */
async function discard({ body }: Dispatcher.ResponseData): Promise<void> {
  await body.dump({ limit: ANSWER_BYTES_MAX }).catch(() => undefined);
}

function attemptOf({ statusCode: status, headers }: Dispatcher.ResponseData, durationMs: number): Attempt {
  if (status >= 200 && status < 300) return { outcome: 'delivered', status, durationMs };
  if (status === 410) {
    const reason = 'The endpoint answered 410 Gone. Register a new address to receive messages again.';
    return { outcome: 'gone', status, reason, durationMs };
  }
  const retryAfterMs = readRetryAfterMs(headers['retry-after']);
  return {
    outcome: 'failed',
    status,
    reason: reasonOfStatus(status),
    durationMs,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

/** Retry-After is a number of seconds or a date (RFC 9110, 10.2.3); anything else says nothing. */
function readRetryAfterMs(header: string | string[] | undefined): number | undefined {
  if (typeof header !== 'string') return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  const untilMs = Date.parse(header) - Date.now();
  return untilMs > 0 ? untilMs : undefined;
}
