/** Numbers that look like chance and come out the same at every start, so that the demo's books never change. */
export type Chance = {
  /** A whole number from 0 to `below` - 1. */
  readonly number: (below: number) => number;
  /** One of the list. */
  readonly pick: <T>(list: readonly T[]) => T;
  /** True in so many of a hundred cases. */
  readonly happens: (percent: number) => boolean;
  /** So many digits, as text. */
  readonly digits: (count: number) => string;
};

/** Mulberry32: small, even enough for names and dates, and of no use for secrets. */
export function openChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (below: number) => Math.floor(next() * below);
  return {
    number,
    pick: (list) => list[number(list.length)]!,
    happens: (percent) => number(100) < percent,
    digits: (count) => Array.from({ length: count }, () => number(10)).join(''),
  };
}
