import type { Authority } from '../designations/designation.ts';
import { InputError } from '../errors.ts';
import { log } from '../log.ts';
import { inTransaction, type Transaction } from '../store/database.ts';
import { insertListDecision } from '../store/list-decisions.ts';
import { findListVersion, findNewestVersion, lockLists, putInForce, type StoredListVersion } from '../store/lists.ts';
import { announceList } from './announce-list.ts';
import { findLastGood, type ListServices } from './import-list.ts';

export type Pinning = {
  readonly authority: Authority;
  /** The version to keep in force; undefined releases the list, and its newest version takes the place. */
  readonly listVersionId: string | undefined;
  readonly by: string;
  readonly reason: string;
};

/**
 * Keeps one version of a list in force, or lets it go. Newer versions are still fetched, guarded and kept meanwhile, and
 * none of them is screened against. Who did it and why is kept for ever.
 */
export async function pinList(
  { database }: Pick<ListServices, 'database'>,
  { authority, listVersionId, by, reason }: Pinning,
): Promise<StoredListVersion> {
  const inForce = await inTransaction(database, async (tx) => {
    await lockLists(tx);
    const kind = listVersionId === undefined ? 'release' : 'pin';
    const held = await findLastGood(tx, authority);
    if (kind === 'release' && !held.isPinned) {
      throw new InputError('list_not_pinned', `No version of the list "${authority}" is pinned.`, { status: 409 });
    }
    const version = await findVersion(tx, { authority, listVersionId });
    await insertListDecision(tx, { kind, authority, listVersionId, by, reason });
    if (version.id !== held.inForce?.id) {
      await putInForce(tx, version);
      await announceList(tx, { former: held.inForce, current: version });
    }
    return version;
  });
  log('list.pinned', { authority, listVersionId, isPinned: listVersionId !== undefined });
  return inForce;
}

async function findVersion(
  tx: Transaction,
  { authority, listVersionId }: Pick<Pinning, 'authority' | 'listVersionId'>,
): Promise<StoredListVersion> {
  const version =
    listVersionId === undefined ? await findNewestVersion(tx, authority) : await findListVersion(tx, listVersionId);
  if (version === undefined || version.authority !== authority) {
    throw new InputError('list_version_unknown', `The list "${authority}" has no such version.`, { status: 404 });
  }
  return version;
}
