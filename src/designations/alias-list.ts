import type { Alias } from './designation.ts';

/**
 * The aliases of an entry, each once whatever its capitals, without blank ones and those that repeat the name. What is
 * listed as strong and as weak is strong: somebody at the authority found it good enough to search by.
 */
export function aliasList(name: string, found: Iterable<Alias>): Alias[] {
  const aliases = new Map<string, Alias>();
  for (const alias of found) {
    const key = alias.name.toUpperCase();
    if (alias.name === '' || key === name.toUpperCase()) continue;
    const earlier = aliases.get(key);
    if (earlier === undefined || (earlier.strength === 'weak' && alias.strength === 'strong')) aliases.set(key, alias);
  }
  return [...aliases.values()];
}
