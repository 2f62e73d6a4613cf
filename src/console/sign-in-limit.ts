import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const FAILURES_PER_NAME_AND_ADDRESS = 5;
/** A whole office may come from one address. */
const FAILURES_PER_ADDRESS = 30;
const WINDOW_SECONDS = 15 * 60;

export type SignInLimit = {
  /** Counts an attempt before it is made; answers how many seconds to wait instead, when there were too many. */
  readonly admit: (username: string, address: string) => Promise<{ waitSeconds: number } | undefined>;
  /** The attempt was a good one: it and the failures before it no longer count. */
  readonly forget: (username: string, address: string) => Promise<void>;
};

/**
 * Limits failed sign-ins per username and address together, and per address. A limit per username alone would let
 * anybody on earth lock a supervisor out. Kept in memory: a restart forgives, which five more guesses can bear.
 */
export function createSignInLimit(): SignInLimit {
  const byBoth = new RateLimiterMemory({ points: FAILURES_PER_NAME_AND_ADDRESS, duration: WINDOW_SECONDS });
  const byAddress = new RateLimiterMemory({ points: FAILURES_PER_ADDRESS, duration: WINDOW_SECONDS });
  const keyOf = (username: string, address: string) => `${address} ${username}`;
  return {
    admit: async (username, address) => {
      try {
        await byAddress.consume(address);
        await byBoth.consume(keyOf(username, address));
        return undefined;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return { waitSeconds: Math.ceil(refusal.msBeforeNext / 1_000) };
        throw refusal;
      }
    },
    forget: async (username, address) => {
      await byBoth.delete(keyOf(username, address));
      await byAddress.reward(address);
    },
  };
}
