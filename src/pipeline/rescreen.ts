import { listChanges } from '../designations/changes.ts';
import { log } from '../log.ts';
import { enqueueDelivery, enqueueRescreening } from '../queue/queues.ts';
import { inTransaction } from '../store/database.ts';
import { holdLists, readDesignationsOfVersion } from '../store/lists.ts';
import {
  claimRescreening,
  claimRescreeningChunk,
  markRescreeningChunkDone,
  startRescreening,
  type ChangedIds,
  type RescreeningCounts,
} from '../store/rescreenings.ts';
import { rescreenHolders } from './rescreen-holders.ts';
import type { ScreeningServices } from './screen-chunk.ts';
import { withdrawDelisted } from './withdraw-delisted.ts';

/** Kept holders in a chunk. Few of them are hits, so a chunk is mostly reading and may be longer than one of a batch. */
const CHUNK_HOLDERS = 5_000;

/**
 * Divides a re-screening into chunks: what the list version changed is compared once, and every later step is told by
 * the record. Dividing it a second time does nothing.
 */
export async function divideRescreening(
  { database, queues }: Pick<ScreeningServices, 'database' | 'queues'>,
  rescreeningId: string,
): Promise<void> {
  const started = await inTransaction(database, async (tx) => {
    const rescreening = await claimRescreening(tx, rescreeningId);
    if (rescreening === undefined) return undefined;
    const { formerVersionId, listVersionId } = rescreening;
    const former = formerVersionId === undefined ? [] : await readDesignationsOfVersion(tx, formerVersionId);
    const current = await readDesignationsOfVersion(tx, listVersionId);
    const { added, amended, delisted } = listChanges(former, current);
    const changed: ChangedIds = {
      added: added.map((it) => it.id),
      amended: amended.map((it) => it.current.id),
      delisted: delisted.map((it) => it.id),
    };
    return { changed, chunkIds: await startRescreening(tx, rescreeningId, { changed, chunkHolders: CHUNK_HOLDERS }) };
  });
  if (started === undefined) return;

  const { changed, chunkIds } = started;
  log('rescreening.started', {
    rescreeningId,
    added: changed.added.length,
    amended: changed.amended.length,
    delisted: changed.delisted.length,
    chunks: chunkIds.length,
  });
  await enqueueRescreening(queues, { chunkIds });
}

/** What a chunk came to, and the deliveries to remind of after the commit. */
export type RescreenedChunk = { readonly counts: RescreeningCounts; readonly deliveryIds: readonly string[] };

/**
 * Does one chunk of a re-screening: kept holders against what was added and amended, or recommendations that rest on what
 * was delisted. As with a chunk of a batch, everything is committed in one transaction with the state of the chunk:
 * should we die before that, nothing has happened, and a chunk that is done is left alone.
 */
export async function rescreenChunk(services: ScreeningServices, chunkId: string): Promise<void> {
  const { database, queues } = services;
  const startedAt = performance.now();
  const done = await inTransaction(database, async (tx) => {
    const chunk = await claimRescreeningChunk(tx, chunkId);
    if (chunk === undefined) return undefined;
    await holdLists(tx);
    const lists = await services.lists.current();
    const { publicUrl } = services;
    const { rescreeningId, changed, place } = chunk;
    const { counts, deliveryIds } =
      place.kind === 'holders'
        ? await rescreenHolders(tx, { rescreeningId, changed, lists, publicUrl }, place)
        : await withdrawDelisted(tx, { rescreeningId, changed, lists, publicUrl }, place);
    const { isLast } = await markRescreeningChunkDone(tx, chunk, { counts, listSetId: lists.listSetId, deliveryIds });
    return { rescreeningId, counts, deliveryIds, isLast };
  });
  if (done === undefined) return;

  const { rescreeningId, counts, deliveryIds, isLast } = done;
  const durationMs = Math.round(performance.now() - startedAt);
  log('chunk.rescreened', { chunkId, rescreeningId, ...counts, messages: deliveryIds.length, durationMs });
  if (isLast) log('rescreening.finished', { rescreeningId });
  await enqueueDelivery(
    queues,
    deliveryIds.map((id) => ({ id, attemptNumber: 1 })),
  );
}
