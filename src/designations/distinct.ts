/** Each text once and without outer blanks, in the order of their first appearance; blank ones are left out. */
export function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.map((it) => it.trim()))].filter((it) => it !== '');
}
