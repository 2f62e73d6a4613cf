const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** The schedule that Standard Webhooks gives as its example: ten attempts in a little more than three days. */
export const RETRY_DELAYS_MS: readonly number[] = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];

/** Up to a fifth is added, so that what failed together does not come back together. */
const JITTER = 0.2;

/** A Retry-After beyond this is a mistake or a trap: a freeze is not put off for weeks because a header says so. */
const RETRY_AFTER_MAX_MS = 24 * HOUR_MS;

/**
 * How long to wait after the attempt of this number (the first is 1) has failed; undefined when it was the last. Never
 * shorter than the schedule, nor than the endpoint asked for. `random` is from 0 up to 1.
 */
export function nextAttemptDelayMs(
  attemptNumber: number,
  { retryAfterMs = 0, random }: { readonly retryAfterMs?: number | undefined; readonly random: number },
): number | undefined {
  const scheduledMs = RETRY_DELAYS_MS[attemptNumber - 1];
  if (scheduledMs === undefined) return undefined;
  const delayMs = Math.max(scheduledMs, Math.min(retryAfterMs, RETRY_AFTER_MAX_MS));
  return Math.round(delayMs * (1 + JITTER * random));
}
