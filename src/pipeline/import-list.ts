import type { Authority } from '../designations/designation.ts';
import { checkListVersion, type GuardLimits } from '../designations/list-guard.ts';
import type { ListVersion } from '../designations/list-version.ts';
import { InputError } from '../errors.ts';
import { log } from '../log.ts';
import { readBundledLists } from '../store/bundled-lists.ts';
import { inTransaction, type Database, type Transaction } from '../store/database.ts';
import { findListSetInForce, insertListVersion, insertRefusal, lockLists, putInForce } from '../store/lists.ts';

export type OfferedList = {
  readonly authority: Authority;
  /** Where it came from, for people. */
  readonly source: string;
  /** Reads the official bytes; what it throws as InputError is a refusal of the file. */
  readonly read: () => ListVersion | Promise<ListVersion>;
  /** The share of entries that may go missing at once; the guard's own where it is not given. */
  readonly shrinkShareMax?: number;
};

/**
 * Puts a list in force, or refuses it: a file that does not read, or reads and cannot be right. A refusal goes on
 * record and is thrown again as the InputError that it is; the last good version stays. `isNew` is false when the
 * very same version is in force already.
 */
export async function importList(
  { database }: { readonly database: Database },
  { authority, source, read, shrinkShareMax }: OfferedList,
): Promise<{ readonly version: ListVersion; readonly isNew: boolean }> {
  try {
    const version = await read();
    const isNew = await inTransaction(database, (tx) =>
      importVersion(tx, version, shrinkShareMax === undefined ? {} : { shrinkShareMax }),
    );
    log('list.imported', { authority, datedOn: version.datedOn, entries: version.designations.length, isNew });
    return { version, isNew };
  } catch (error) {
    if (error instanceof InputError) {
      await insertRefusal(database, { authority, source, code: error.code, message: error.message });
      log('list.refused', { authority, code: error.code });
    }
    throw error;
  }
}

/**
 * Puts a version in force inside a transaction of the caller's, unless the guard refuses it; false when it is in force
 * already. What else the transaction writes then holds together with the list, or not at all.
 */
export async function importVersion(tx: Transaction, version: ListVersion, limits: GuardLimits): Promise<boolean> {
  await lockLists(tx);
  const { authority, contentHash } = version;
  const held = (await findListSetInForce(tx))?.versions.find((it) => it.authority === authority);
  if (held?.contentHash === contentHash) return false;
  checkListVersion(version, held, limits);
  const { id } = await insertListVersion(tx, version);
  await putInForce(tx, { id, authority });
  return true;
}

/**
 * Puts the lists in force that come with the project, so that it starts without a network: each one where no list
 * of its authority is held, or only an older one.
 */
export async function importBundledLists({ database }: { readonly database: Database }): Promise<void> {
  const held = (await findListSetInForce(database))?.versions ?? [];
  for (const bundled of await readBundledLists()) {
    const { authority, source, datedOn } = bundled;
    const isCurrent = held.some((it) => it.authority === authority && it.datedOn >= datedOn);
    if (!isCurrent) await importList({ database }, { authority, source, read: () => bundled });
  }
}
