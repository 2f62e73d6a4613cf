import { UnavailableError } from '../errors.ts';
import type { Designation } from '../designations/designation.ts';
import { buildIndex, type MatchIndex } from '../matching/candidates.ts';
import type { Database } from '../store/database.ts';
import { findListSetInForce, readDesignations, type ListSet, type StoredListVersion } from '../store/lists.ts';

/** One set of list versions, ready to screen against. It is immutable and shared by all screenings. */
export type ListsInForce = {
  readonly listSetId: string;
  readonly index: MatchIndex;
  readonly designationOf: (id: string) => Designation;
  readonly versionOf: (designation: Designation) => StoredListVersion;
};

/** Answers the lists in force; `current` reads the index anew only when another set has been put in force. */
export type ListsReader = { readonly current: () => Promise<ListsInForce> };

/**
 * Keeps the index of the set in force in memory and swaps it whole. Screenings that began with the earlier one
 * finish with it. Throws UnavailableError while no list has been imported.
 */
export function openListsReader(database: Database): ListsReader {
  let held: { id: string; lists: Promise<ListsInForce> } | undefined;
  return {
    current: async () => {
      const set = await findListSetInForce(database);
      if (set === undefined) throw new UnavailableError('No list has been imported yet, so nothing can be screened.');
      if (held?.id !== set.id) held = { id: set.id, lists: readLists(database, set) };
      const reading = held;
      return reading.lists.catch((error: unknown) => {
        if (held === reading) held = undefined; // else every later screening would meet this one failure
        throw error;
      });
    },
  };
}

async function readLists(database: Database, { id, versions }: ListSet): Promise<ListsInForce> {
  const designations = await readDesignations(database, id);
  const byId = new Map(designations.map((it) => [it.id, it]));
  const versionByAuthority = new Map(versions.map((it) => [it.authority, it]));
  return {
    listSetId: id,
    index: buildIndex(designations),
    designationOf: (designationId) => byId.get(designationId)!,
    versionOf: ({ authority }) => versionByAuthority.get(authority)!,
  };
}
