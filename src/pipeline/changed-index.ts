import { buildIndex, type MatchIndex } from '../matching/candidates.ts';
import type { ChangedIds } from '../store/rescreenings.ts';
import type { ListsInForce } from './lists-in-force.ts';

/**
 * An index of the added and amended entries alone, as the lists in force have them; one that has been delisted since is
 * left out. It is built once for each re-screening and set of lists, and goes when the lists go.
 */
export function changedIndex(lists: ListsInForce, rescreeningId: string, { added, amended }: ChangedIds): MatchIndex {
  const ofLists = built.get(lists) ?? new Map<string, MatchIndex>();
  built.set(lists, ofLists);
  const known = ofLists.get(rescreeningId);
  if (known) return known;

  const changed = new Set([...added, ...amended]);
  const index = buildIndex(lists.index.designations.filter((it) => changed.has(it.id)));
  ofLists.set(rescreeningId, index);
  return index;
}

const built = new WeakMap<ListsInForce, Map<string, MatchIndex>>();
