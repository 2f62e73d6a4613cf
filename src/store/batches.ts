import type { Problem } from '../intake/problem.ts';
import { copyRows } from './copy.ts';
import type { Queryable, Transaction } from './database.ts';

/** What an institution calls an upload by: the key is its own, and another institution may use the same one. */
export type UploadKey = { readonly institutionId: string; readonly idempotencyKey: string };

/** A holder on his way into the record. */
export type NewHolder = {
  readonly line: number;
  /** Counts all rows of the upload from 0, the rejected ones too. */
  readonly position: number;
  readonly customerRef: string;
  /** The holder as JSON text. */
  readonly body: string;
};

/**
 * Keeps the key for this transaction. False when somebody else holds it, which is to say that an upload under it is
 * still running: its outcome cannot be told yet, so there is nothing to wait for.
 */
export async function lockUploadKey(tx: Transaction, { institutionId, idempotencyKey }: UploadKey): Promise<boolean> {
  const { rows } = await tx.query<{ locked: boolean }>(
    "select pg_try_advisory_xact_lock(hashtextextended('upload:' || $1 || ':' || $2, 0)) as locked",
    [institutionId, idempotencyKey],
  );
  return rows[0]!.locked;
}

/** The batch that was sent under this key, and the hash of what was sent. */
export async function findBatchByKey(
  database: Queryable,
  { institutionId, idempotencyKey }: UploadKey,
): Promise<{ id: string; requestHash: Buffer } | undefined> {
  const { rows } = await database.query<{ id: string; request_hash: Buffer }>(
    'select id, request_hash from batches where institution_id = $1 and idempotency_key = $2',
    [institutionId, idempotencyKey],
  );
  return rows[0] && { id: rows[0].id, requestHash: rows[0].request_hash };
}

/** Begins a batch. Nobody sees it before its transaction ends, and it has no hash before `completeBatch`. */
export async function insertBatch(
  tx: Transaction,
  { institutionId, idempotencyKey, kind }: UploadKey & { readonly kind: 'book' | 'single' },
): Promise<string> {
  const { rows } = await tx.query<{ id: string }>(
    'insert into batches (institution_id, idempotency_key, kind, request_hash) values ($1, $2, $3, $4) returning id',
    [institutionId, idempotencyKey, kind, Buffer.alloc(32)],
  );
  return rows[0]!.id;
}

/** Writes one chunk and its holders. */
export async function insertChunk(
  tx: Transaction,
  { batchId, number }: { batchId: string; number: number },
  holders: readonly NewHolder[],
): Promise<void> {
  await tx.query('insert into chunks (batch_id, number, holder_count) values ($1, $2, $3)', [
    batchId,
    number,
    holders.length,
  ]);
  const rows = holders.map(({ line, position, customerRef, body }) => [
    batchId,
    number,
    line,
    position,
    customerRef,
    body,
  ]);
  await copyRows(tx, 'holders (batch_id, chunk_number, line, position, customer_ref, body)', rows);
}

/** Keeps problems in the order in which they were met; `firstOrdinal` says how many there were before. */
export async function insertProblems(
  tx: Transaction,
  { batchId, firstOrdinal }: { batchId: string; firstOrdinal: number },
  problems: readonly Problem[],
): Promise<void> {
  const rows = problems.map(({ line, pointer, code, message }, place) => [
    batchId,
    firstOrdinal + place,
    line,
    pointer,
    code,
    message,
  ]);
  await copyRows(tx, 'batch_problems (batch_id, ordinal, line, pointer, code, message)', rows);
}

/** The first problems of a batch, as they were met. */
export async function readFirstProblems(tx: Transaction, batchId: string, limit: number): Promise<Problem[]> {
  const { rows } = await tx.query<Problem>(
    'select line, pointer, code, message from batch_problems where batch_id = $1 order by ordinal limit $2',
    [batchId, limit],
  );
  return rows;
}

export type BatchCounts = { readonly holders: number; readonly rejected: number; readonly problems: number };

/** Ends the receiving of a batch: from the commit on it may be screened. Answers its chunks in their order. */
export async function completeBatch(
  tx: Transaction,
  { batchId, requestHash }: { batchId: string; requestHash: Buffer },
  { holders, rejected, problems }: BatchCounts,
): Promise<string[]> {
  const chunkIds = await readChunkIds(tx, batchId);
  await tx.query(
    `update batches set status = 'screening', request_hash = $2, holder_count = $3, rejected_count = $4,
       problem_count = $5, chunk_count = $6
     where id = $1`,
    [batchId, requestHash, holders, rejected, problems, chunkIds.length],
  );
  return chunkIds;
}

/** The chunks of a batch in the order in which its rows were sent. */
export async function readChunkIds(database: Queryable, batchId: string): Promise<string[]> {
  const { rows } = await database.query<{ id: string }>('select id from chunks where batch_id = $1 order by number', [
    batchId,
  ]);
  return rows.map((row) => row.id);
}
