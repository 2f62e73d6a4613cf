import { UnavailableError } from '../errors.ts';
import type { Designation } from '../designations/designation.ts';
import { buildIndex, type MatchIndex } from '../matching/candidates.ts';
import type { Database } from '../store/database.ts';
import { findListSetInForce, readDesignations, type ListSet, type StoredListVersion } from '../store/lists.ts';

/** One set of list versions, ready to screen against. What is read of it is immutable and shared by all screenings. */
export type ListsInForce = {
  readonly listSetId: string;
  readonly index: MatchIndex;
  readonly designations: readonly Designation[];
  readonly designationOf: (id: string) => Designation;
  /** The version with which the designation came, as fresh as it is now. */
  readonly versionOf: (designation: Pick<Designation, 'authority'>) => StoredListVersion;
};

/** Answers the lists in force; `current` reads the index anew only when another set has been put in force. */
export type ListsReader = { readonly current: () => Promise<ListsInForce> };

/**
 * Keeps the index of the set in force in memory and swaps it whole. Screenings that began with the earlier one
 * finish with it. Throws UnavailableError while no list has been imported.
 */
export function openListsReader(database: Database): ListsReader {
  let held: { id: string; lists: Promise<ReadLists> } | undefined;
  return {
    current: async () => {
      const set = await findListSetInForce(database);
      if (set === undefined) throw new UnavailableError('No list has been imported yet, so nothing can be screened.');
      if (held?.id !== set.id) held = { id: set.id, lists: readLists(database, set) };
      const reading = held;
      const lists = await reading.lists.catch((error: unknown) => {
        if (held === reading) held = undefined; // else every later screening would meet this one failure
        throw error;
      });
      // When the publishers were last asked changes while the lists stay.
      const versionByAuthority = new Map(set.versions.map((it) => [it.authority, it]));
      return { ...lists, versionOf: ({ authority }) => versionByAuthority.get(authority)! };
    },
  };
}

type ReadLists = Omit<ListsInForce, 'versionOf'>;

async function readLists(database: Database, { id }: ListSet): Promise<ReadLists> {
  const designations = await readDesignations(database, id);
  const byId = new Map(designations.map((it) => [it.id, it]));
  return {
    listSetId: id,
    index: buildIndex(designations),
    designations,
    designationOf: (designationId) => byId.get(designationId)!,
  };
}
