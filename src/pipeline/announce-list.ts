import { randomUUIDv7 } from 'node:crypto';
import { isUnchanged, listChanges, type ListChanges } from '../designations/changes.ts';
import type { Designation } from '../designations/designation.ts';
import { listUpdated } from '../recommendations/list-message.ts';
import type { Transaction } from '../store/database.ts';
import { insertDeliveries, type NewDelivery } from '../store/deliveries.ts';
import { readListReaders } from '../store/list-readers.ts';
import { readDesignationsOfVersion, type StoredListVersion } from '../store/lists.ts';

/**
 * Puts `list.updated` in the outbox for every institution that wants it, in the transaction that puts the version in
 * force. Answers the ids of the deliveries to remind of after the commit: none where no entry has changed.
 */
export async function announceList(
  tx: Transaction,
  { former, current }: { former: StoredListVersion | undefined; current: StoredListVersion },
): Promise<string[]> {
  const readers = await readListReaders(tx);
  if (readers.length === 0) return [];
  const changes = await readListChanges(tx, { former, current });
  if (isUnchanged(changes)) return [];

  const updatedAt = new Date();
  const deliveries = readers.map((institution): NewDelivery => ({
    id: randomUUIDv7(),
    institutionId: institution.id,
    event: 'list.updated',
    listVersionId: current.id,
    body: JSON.stringify(listUpdated({ institution, updatedAt, current, former, changes })),
  }));
  await insertDeliveries(tx, deliveries);
  return deliveries.map((it) => it.id);
}

async function readListChanges(
  tx: Transaction,
  { former, current }: { former: StoredListVersion | undefined; current: StoredListVersion },
): Promise<ListChanges> {
  const before: Designation[] = former === undefined ? [] : await readDesignationsOfVersion(tx, former.id);
  return listChanges(before, await readDesignationsOfVersion(tx, current.id));
}
