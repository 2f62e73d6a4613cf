import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextAttemptDelayMs, RETRY_DELAYS_MS } from '../../src/webhooks/retry-schedule.ts';

const DAY_MS = 86_400_000;
const attempts = fc.integer({ min: 1, max: RETRY_DELAYS_MS.length });
const randoms = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('the schedule of the standard: ten attempts in a little more than three days', () => {
  const delays = Array.from({ length: 10 }, (_, index) => nextAttemptDelayMs(index + 1, { random: 0 }));
  expect(delays).toEqual([
    5_000,
    300_000,
    1_800_000,
    7_200_000,
    18_000_000,
    36_000_000,
    50_400_000,
    72_000_000,
    DAY_MS,
    undefined,
  ]);
});

test('chance adds up to a fifth and takes nothing away', () => {
  fc.assert(
    fc.property(attempts, randoms, (attempt, random) => {
      const scheduledMs = RETRY_DELAYS_MS[attempt - 1]!;
      const delayMs = nextAttemptDelayMs(attempt, { random })!;
      expect(delayMs).toBeGreaterThanOrEqual(scheduledMs);
      expect(delayMs).toBeLessThanOrEqual(scheduledMs * 1.2);
    }),
  );
});

test('an endpoint that asks for time gets it, up to a day', () => {
  expect(nextAttemptDelayMs(1, { retryAfterMs: 120_000, random: 0 })).toBe(120_000);
  expect(nextAttemptDelayMs(3, { retryAfterMs: 120_000, random: 0 })).toBe(1_800_000);
  expect(nextAttemptDelayMs(1, { retryAfterMs: 400 * DAY_MS, random: 0 })).toBe(DAY_MS);
});

test('an endpoint that asks for time gets no more attempts by it', () => {
  expect(nextAttemptDelayMs(10, { retryAfterMs: 1_000, random: 0.5 })).toBeUndefined();
});
