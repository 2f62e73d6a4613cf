import { randomUUIDv7 } from 'node:crypto';
import { DEFAULT_CONFIGURATION, MATCHER_VERSION, screenHolder } from '../matching/screening.ts';
import type { Transaction } from '../store/database.ts';
import { readInstitution } from '../store/institutions.ts';
import { readKeptHolders, type KeptHolder } from '../store/kept-book.ts';
import type { ChangedIds } from '../store/rescreenings.ts';
import { findScreenings, insertScreenings, readConfigurationId } from '../store/screenings.ts';
import { changedIndex } from './changed-index.ts';
import { issueRecommendations } from './issue-recommendations.ts';
import type { ListsInForce } from './lists-in-force.ts';
import type { RescreenedChunk } from './rescreen.ts';
import type { Screened } from './screen-chunk.ts';

export type Rescreening = {
  readonly rescreeningId: string;
  readonly changed: ChangedIds;
  readonly lists: ListsInForce;
  readonly publicUrl: string;
};

/**
 * Screens a part of the kept book against what was added and amended. Whoever is hit by that is screened once more
 * against all lists in force, so that precedence and evidence are whole, and decided about as in a batch.
 *
 * A hit is a screening of its own on record. Of the others, a million at a time, the chunk tells that they were looked
 * at: how many, when and with which lists.
 */
export async function rescreenHolders(
  tx: Transaction,
  rescreening: Rescreening,
  range: { readonly first: string; readonly last: string },
): Promise<RescreenedChunk> {
  const { rescreeningId, changed, lists } = rescreening;
  const index = changedIndex(lists, rescreeningId, changed);
  const kept = await readKeptHolders(tx, range);
  const hits = kept.filter(({ holder }) => screenHolder(index, holder, DEFAULT_CONFIGURATION).matches.length > 0);
  const deliveryIds = await decideAnew(tx, rescreening, hits);
  return { counts: { lookedAt: kept.length, hits: hits.length, withdrawn: 0 }, deliveryIds };
}

/**
 * Screens holders against all lists in force, records it and issues what follows. A screening that the same lists have
 * led to before is not recorded twice; what follows from it is decided again all the same.
 */
export async function decideAnew(
  tx: Transaction,
  { rescreeningId, lists, publicUrl }: Rescreening,
  holders: readonly KeptHolder[],
): Promise<string[]> {
  if (holders.length === 0) return [];
  const { listSetId } = lists;
  const configurationId = await readConfigurationId(tx, MATCHER_VERSION, DEFAULT_CONFIGURATION);
  const onRecord = await findScreenings(
    tx,
    { listSetId, configurationId },
    holders.map((it) => it.id),
  );
  const deliveryIds: string[] = [];
  for (const [batchId, ofBatch] of Map.groupBy(holders, (it) => it.batchId)) {
    const { institutionId } = ofBatch[0]!;
    const screened = ofBatch.map(({ id, holder }): Screened => ({
      id,
      holder,
      screeningId: onRecord.get(id) ?? randomUUIDv7(),
      screening: screenHolder(lists.index, holder, DEFAULT_CONFIGURATION),
    }));
    await insertScreenings(
      tx,
      { batchId, institutionId, listSetId, configurationId, rescreeningId },
      screened.filter((it) => !onRecord.has(it.id)),
    );
    const institution = await readInstitution(tx, institutionId);
    deliveryIds.push(...(await issueRecommendations(tx, { screened, institution, batchId, lists, publicUrl })));
  }
  return deliveryIds;
}
