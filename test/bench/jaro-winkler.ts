/** Jaro-Winkler similarity, the measure of most open screeners: the baseline that this matcher is compared with. */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1;
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const taken = new Uint8Array(other.length);
  const ours: number[] = [];
  for (let i = 0; i < one.length; i++) {
    for (let j = Math.max(0, i - reach); j <= Math.min(other.length - 1, i + reach); j++) {
      if (taken[j] === 1 || one.charCodeAt(i) !== other.charCodeAt(j)) continue;
      taken[j] = 1;
      ours.push(one.charCodeAt(i));
      break;
    }
  }
  if (ours.length === 0) return 0;
  let [exchanged, at] = [0, 0];
  for (let j = 0; j < other.length; j++) {
    if (taken[j] === 1 && ours[at++] !== other.charCodeAt(j)) exchanged += 1;
  }
  const same = ours.length;
  const jaro = (same / one.length + same / other.length + (same - exchanged / 2) / same) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < Math.min(one.length, other.length) && one[prefix] === other[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}
