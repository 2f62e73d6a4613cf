/**
 * The number of typing errors between two words, an exchange of two neighbours counted as one; Infinity above `max`.
 * (Optimal string alignment: no letter is touched twice.)
 */
export function typingErrors(one: string, other: string, max: number): number {
  if (Math.abs(one.length - other.length) > max) return Infinity;
  const width = other.length + 1;
  let before = ROWS[0]!;
  let last = ROWS[1]!;
  let current = ROWS[2]!;
  for (let j = 0; j < width; j++) last[j] = j;
  for (let i = 1; i <= one.length; i++) {
    current[0] = i;
    let least = i;
    for (let j = 1; j < width; j++) {
      const same = one.charCodeAt(i - 1) === other.charCodeAt(j - 1);
      let cost = Math.min(last[j]! + 1, current[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      const isExchange =
        i > 1 &&
        j > 1 &&
        one.charCodeAt(i - 1) === other.charCodeAt(j - 2) &&
        one.charCodeAt(i - 2) === other.charCodeAt(j - 1);
      if (isExchange) cost = Math.min(cost, before[j - 2]! + 1);
      current[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > max) return Infinity;
    [before, last, current] = [last, current, before];
  }
  return last[other.length]! <= max ? last[other.length]! : Infinity;
}

/** Three rows of the table are enough; a name has at most 300 letters. */
const ROWS = [new Uint16Array(512), new Uint16Array(512), new Uint16Array(512)];
