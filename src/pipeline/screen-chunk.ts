import { randomUUIDv7 } from 'node:crypto';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { log } from '../log.ts';
import type { MatchIndex } from '../matching/candidates.ts';
import { DEFAULT_CONFIGURATION, MATCHER_VERSION, screenHolder, type Screening } from '../matching/screening.ts';
import { enqueueDelivery, type Queues } from '../queue/queues.ts';
import { claimChunk, markChunkScreened, readHolders, type OutcomeCounts, type StoredHolder } from '../store/chunks.ts';
import { inTransaction, type Database } from '../store/database.ts';
import { readInstitution } from '../store/institutions.ts';
import { insertScreenings, readConfigurationId } from '../store/screenings.ts';
import { closeBatch } from './close-batch.ts';
import { issueRecommendations } from './issue-recommendations.ts';
import type { ListsReader } from './lists-in-force.ts';

export type ScreeningServices = {
  readonly database: Database;
  readonly queues: Queues;
  readonly lists: ListsReader;
  /** The address of this service as institutions know it, for the links in messages. */
  readonly publicUrl: string;
};

/** A holder of the chunk with his screening, and the id under which that goes on record. */
export type Screened = StoredHolder & { readonly screeningId: string; readonly screening: Screening };

/** So long may a chunk keep the process to itself. A holder is not interrupted. */
const TURN_MS = 50;

/**
 * Step 2 of 3. Screens one chunk and decides about its hits.
 *
 * Screenings, recommendations and the exact bytes of their messages are committed in one transaction with the
 * state of the chunk. Should we die before that, nothing has happened; after it, everything has, and only the
 * reminders to deliver are missing, which the requeuing makes up for. A chunk that has been screened is left alone.
 */
export async function screenChunk(services: ScreeningServices, chunkId: string): Promise<void> {
  const { database, queues, publicUrl } = services;
  const startedAt = performance.now();
  const lists = await services.lists.current();

  const done = await inTransaction(database, async (tx) => {
    const chunk = await claimChunk(tx, chunkId);
    if (chunk === undefined) return undefined;
    const { batchId, institutionId } = chunk;
    const institution = await readInstitution(tx, institutionId);
    const configurationId = await readConfigurationId(tx, MATCHER_VERSION, DEFAULT_CONFIGURATION);
    const screened = await screenAll(lists.index, await readHolders(tx, chunk));

    const basis = { batchId, institutionId, listSetId: lists.listSetId, configurationId };
    await insertScreenings(tx, basis, screened);
    const issued = await issueRecommendations(tx, { screened, institution, batchId, lists, publicUrl });
    const counts = countOutcomes(screened);
    const { isLast } = await markChunkScreened(tx, chunk, { counts, listSetId: lists.listSetId });
    const closing = isLast ? await closeBatch(tx, { batchId, publicUrl }) : [];
    return { batchId, counts, deliveryIds: [...issued, ...closing] };
  });
  if (done === undefined) return;

  const { batchId, counts, deliveryIds } = done;
  const durationMs = Math.round(performance.now() - startedAt);
  log('chunk.screened', { chunkId, batchId, ...counts, messages: deliveryIds.length, durationMs });
  await enqueueDelivery(
    queues,
    deliveryIds.map((id) => ({ id, attemptNumber: 1 })),
  );
}

/**
 * Screens one holder after the other. Many long names may take minutes, so whatever else waits in this process gets
 * its turn in between: requests, deliveries, and the renewal of the job's own lock.
 */
async function screenAll(index: MatchIndex, holders: readonly StoredHolder[]): Promise<Screened[]> {
  const screened: Screened[] = [];
  let turnSince = performance.now();
  for (const stored of holders) {
    const screening = screenHolder(index, stored.holder, DEFAULT_CONFIGURATION);
    screened.push({ ...stored, screeningId: randomUUIDv7(), screening });
    if (performance.now() - turnSince < TURN_MS) continue;
    await othersTurn();
    turnSince = performance.now();
  }
  return screened;
}

function countOutcomes(screened: readonly Screened[]): OutcomeCounts {
  const counts = { clear: 0, possible: 0, match: 0, unscreenable: 0 };
  for (const { screening } of screened) counts[screening.outcome]++;
  return counts;
}
