import { createHash, type Hash } from 'node:crypto';
import { InputError } from '../errors.ts';
import { InvalidRowsError } from '../intake/problem.ts';
import { limitBytes, readRows, type Format } from '../intake/read-rows.ts';
import { log } from '../log.ts';
import { enqueueDelivery, enqueueScreening, type Queues } from '../queue/queues.ts';
import { completeBatch, findBatchByKey, insertBatch, lockUploadKey, readFirstProblems } from '../store/batches.ts';
import { inTransaction, type Database, type Transaction } from '../store/database.ts';
import { rejectDuplicates } from '../store/duplicate-holders.ts';
import { closeBatch } from './close-batch.ts';
import { storeRows, type StoredRows } from './store-rows.ts';

export type ReceivingServices = {
  readonly database: Database;
  readonly queues: Queues;
  /** The address of this service as institutions know it, for the links in messages. */
  readonly publicUrl: string;
  readonly limits: {
    readonly bytesMax: number;
    readonly rowsMax: number;
    readonly chunkHolders: number;
  };
};

/** What an institution sends, before anything of it was read. */
export type Upload = {
  readonly institutionId: string;
  readonly idempotencyKey: string;
  /** `single` makes a batch of one holder, which is not screened by a worker but by whoever sends it. */
  readonly format: Format;
  /** Whether good rows are taken beside bad ones, or one bad row refuses them all. */
  readonly onInvalid: 'accept' | 'reject';
  /** As it was sent, unpacked. A stream that throws leaves nothing behind. */
  readonly body: AsyncIterable<Uint8Array>;
};

/** `isReplay`: the same upload had been received before, and nothing was done. */
export type Receipt = { readonly batchId: string; readonly isReplay: boolean };

/** So many problems are told when a batch is refused; they show what kind of mistake it is. */
const PROBLEMS_TOLD_MAX = 100;

/**
 * Step 1 of 3. Puts a batch on record and asks for it to be screened.
 *
 * The whole upload is one transaction: a body that breaks off leaves nothing, and its key may be used again. The
 * record is committed before the jobs are added. Should we die in between, the chunks are found waiting and
 * requeued; the other order could screen a batch that was never stored.
 */
export async function receiveBatch(services: ReceivingServices, upload: Upload): Promise<Receipt> {
  const { database, queues } = services;
  const { institutionId, format } = upload;
  const startedAt = performance.now();
  const hash = createHash('sha256').update(JSON.stringify([format, upload.onInvalid]));
  const body = hashing(limitBytes(upload.body, services.limits.bytesMax), hash);

  const received = await inTransaction(database, async (tx) => {
    if (!(await lockUploadKey(tx, upload))) throw keyInUse();
    const earlier = await findBatchByKey(tx, upload);
    return earlier ?? receiveRows(tx, services, { ...upload, body, hash });
  });
  if ('requestHash' in received) {
    // Compared outside the transaction: an upload that is only read again needs no connection while it comes in.
    for await (const _ of body);
    if (!hash.digest().equals(received.requestHash)) throw keyReused();
    return { batchId: received.id, isReplay: true };
  }

  const { batchId, chunkIds, deliveryIds, rows } = received;
  const durationMs = Math.round(performance.now() - startedAt);
  log('batch.received', { batchId, institutionId, format, ...rows, chunks: chunkIds.length, durationMs });
  if (format !== 'single') await enqueueScreening(queues, chunkIds);
  await enqueueDelivery(
    queues,
    deliveryIds.map((id) => ({ id, attemptNumber: 1 })),
  );
  return { batchId, isReplay: false };
}

type Received = {
  readonly batchId: string;
  readonly chunkIds: readonly string[];
  readonly deliveryIds: readonly string[];
  readonly rows: StoredRows;
};

async function receiveRows(
  tx: Transaction,
  { limits, publicUrl }: ReceivingServices,
  { body, format, onInvalid, hash, ...key }: Upload & { readonly hash: Hash },
): Promise<Received> {
  const batchId = await insertBatch(tx, { ...key, kind: format === 'single' ? 'single' : 'book' });
  const taken = await storeRows(tx, readRows(body, { format, rowsMax: limits.rowsMax }), {
    batchId,
    chunkHolders: limits.chunkHolders,
  });
  if (taken.holders + taken.rejected === 0) throw new InputError('batch_empty', 'The upload holds no rows.');

  const duplicates = await rejectDuplicates(tx, {
    batchId,
    problemCount: taken.problems,
    documentPointer: format === 'json' ? '/holders/' : undefined,
  });
  const rows = {
    holders: taken.holders - duplicates,
    rejected: taken.rejected + duplicates,
    problems: taken.problems + duplicates,
  };
  if (onInvalid === 'reject' && rows.problems > 0) {
    throw new InvalidRowsError(await readFirstProblems(tx, batchId, PROBLEMS_TOLD_MAX), rows.problems);
  }
  const chunkIds = await completeBatch(tx, { batchId, requestHash: hash.digest() }, rows);
  const deliveryIds = chunkIds.length === 0 ? await closeBatch(tx, { batchId, publicUrl }) : [];
  return { batchId, chunkIds, deliveryIds, rows };
}

/** Lets the bytes pass and takes them into the hash. */
async function* hashing(body: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const part of body) {
    hash.update(part);
    yield part;
  }
}

function keyInUse(): InputError {
  const message = 'An upload under this Idempotency-Key is still running. Send it again when that one has ended.';
  return new InputError('idempotency_key_in_use', message, { status: 409 });
}

function keyReused(): InputError {
  const message = 'This Idempotency-Key was used for another upload. Send a new upload under a new key.';
  return new InputError('idempotency_key_reused', message, { status: 409 });
}
