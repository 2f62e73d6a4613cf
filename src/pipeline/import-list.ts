import type { Authority } from '../designations/designation.ts';
import { objectionsTo, OVERRIDABLE_GUARDS, type GuardLimits } from '../designations/list-guard.ts';
import type { ListVersion } from '../designations/list-version.ts';
import { InputError } from '../errors.ts';
import { log } from '../log.ts';
import { enqueueDelivery, type Queues } from '../queue/queues.ts';
import { readBundledLists } from '../store/bundled-lists.ts';
import { inTransaction, type Database, type Queryable, type Transaction } from '../store/database.ts';
import { insertListCheck } from '../store/list-checks.ts';
import { insertListDecision, readPins } from '../store/list-decisions.ts';
import {
  findListSetInForce,
  findListVersion,
  findNewestVersion,
  insertListVersion,
  insertRefusal,
  lockLists,
  putInForce,
  type StoredListVersion,
} from '../store/lists.ts';
import { announceList } from './announce-list.ts';

/** `queues` is left out by a command of the operator: the service reminds itself of what is to be delivered. */
export type ListServices = { readonly database: Database; readonly queues?: Queues };

export type OfferedList = {
  readonly authority: Authority;
  /** Where it came from, for people. */
  readonly source: string;
  /** Reads the official bytes; what it throws as InputError is a refusal of the file. */
  readonly read: () => ListVersion | Promise<ListVersion>;
  /** The share of entries that may go missing at once; the guard's own where it is not given. */
  readonly shrinkShareMax?: number;
  /** True for a list that we make ourselves, which no download can have cut. */
  readonly mayBeEmpty?: boolean;
  /** Who lets a list through that a guard would refuse, and why. It is kept. */
  readonly override?: { readonly by: string; readonly reason: string };
  /** What the publisher said about the bytes, kept to ask for newer ones only. */
  readonly validators?: Readonly<Record<string, string>>;
  /** It came with the project: nobody has asked the publisher. */
  readonly isBundled?: boolean;
};

export type ImportedList = {
  readonly version: ListVersion;
  /** False when the very same version is held already. */
  readonly isNew: boolean;
  /** True when it is kept, and another version that somebody pinned stays in force. */
  readonly isPinnedOut: boolean;
};

/**
 * Puts a list in force, or refuses it: a file that does not read, or reads and cannot be right. A refusal goes on
 * record and is thrown again as the InputError that it is; the last good version stays.
 */
export async function importList(services: ListServices, offered: OfferedList): Promise<ImportedList> {
  const { database, queues } = services;
  const { authority, source } = offered;
  try {
    const version = await offered.read();
    const { isNew, isPinnedOut, deliveryIds } = await inTransaction(database, (tx) => takeIn(tx, offered, version));
    if (queues !== undefined) {
      await enqueueDelivery(
        queues,
        deliveryIds.map((id) => ({ id, attemptNumber: 1 })),
      );
    }
    log('list.imported', {
      authority,
      datedOn: version.datedOn,
      entries: version.designations.length,
      isNew,
      isPinnedOut,
      told: deliveryIds.length,
    });
    return { version, isNew, isPinnedOut };
  } catch (error) {
    if (error instanceof InputError) {
      await insertRefusal(database, { authority, source, code: error.code, message: error.message });
      await insertListCheck(database, {
        authority,
        source,
        outcome: 'refused',
        code: error.code,
        message: error.message,
      });
      log('list.refused', { authority, code: error.code });
    }
    throw error;
  }
}

async function takeIn(
  tx: Transaction,
  offered: OfferedList,
  version: ListVersion,
): Promise<Omit<ImportedList, 'version'> & { deliveryIds: string[] }> {
  const { authority, source, validators, isBundled = false } = offered;
  await lockLists(tx);
  const { lastGood, inForce, isPinned } = await findLastGood(tx, authority);
  const isNew = lastGood?.contentHash !== version.contentHash;
  if (!isBundled) {
    await insertListCheck(tx, { authority, source, validators, outcome: isNew ? 'imported' : 'unchanged' });
  }
  if (!isNew) return { isNew, isPinnedOut: isPinned, deliveryIds: [] };

  const guards = passGuards(offered, version, lastGood);
  const { id } = await insertListVersion(tx, version);
  if (offered.override !== undefined && guards.length > 0) {
    await insertListDecision(tx, { kind: 'override', authority, listVersionId: id, guards, ...offered.override });
  }
  if (isPinned) return { isNew, isPinnedOut: true, deliveryIds: [] };
  await putInForce(tx, { id, authority });
  const deliveryIds = await announceList(tx, { former: inForce, current: (await findListVersion(tx, id))! });
  return { isNew, isPinnedOut: false, deliveryIds };
}

/** The codes of the guards that were overridden; throws the first objection that nobody may override, or nobody did. */
function passGuards(
  { override, ...offered }: OfferedList,
  version: ListVersion,
  lastGood: StoredListVersion | undefined,
): string[] {
  const objections = objectionsTo(version, lastGood, limitsOf(offered));
  const standing = objections.find((it) => override === undefined || !OVERRIDABLE_GUARDS.has(it.code));
  if (standing !== undefined) throw standing;
  return objections.map((it) => it.code);
}

function limitsOf({ shrinkShareMax, mayBeEmpty }: Pick<OfferedList, 'shrinkShareMax' | 'mayBeEmpty'>): GuardLimits {
  return {
    ...(shrinkShareMax === undefined ? {} : { shrinkShareMax }),
    ...(mayBeEmpty === undefined ? {} : { mayBeEmpty }),
  };
}

/** What an offered list is compared with: the version in force, or behind a pinned one the newest that was taken. */
export async function findLastGood(
  database: Queryable,
  authority: Authority,
): Promise<{
  readonly lastGood: StoredListVersion | undefined;
  readonly inForce: StoredListVersion | undefined;
  readonly isPinned: boolean;
}> {
  const inForce = (await findListSetInForce(database))?.versions.find((it) => it.authority === authority);
  const isPinned = (await readPins(database)).some((it) => it.authority === authority);
  return { lastGood: isPinned ? await findNewestVersion(database, authority) : inForce, inForce, isPinned };
}

/**
 * Puts a version in force inside a transaction of the caller's, unless the guard refuses it; false when it is in force
 * already. What else the transaction writes then holds together with the list, or not at all.
 */
export async function importVersion(tx: Transaction, version: ListVersion, limits: GuardLimits): Promise<boolean> {
  const { authority, source } = version;
  return (await takeIn(tx, { authority, source, read: () => version, ...limits }, version)).isNew;
}

/**
 * Puts the lists in force that come with the project, so that it starts without a network: each one where no list
 * of its authority is held, or only an older one.
 */
export async function importBundledLists({ database }: { readonly database: Database }): Promise<void> {
  for (const bundled of await readBundledLists()) {
    const { authority, source, datedOn } = bundled;
    const { lastGood } = await findLastGood(database, authority);
    if (lastGood !== undefined && lastGood.datedOn >= datedOn) continue;
    await importList({ database }, { authority, source, read: () => bundled, isBundled: true });
  }
}
