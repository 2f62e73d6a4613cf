import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import type { Receipt, ReceivingServices, Upload } from '../../src/pipeline/receive-batch.ts';
import { receiveBatch } from '../../src/pipeline/receive-batch.ts';
import { openBackend, type Backend } from '../../src/queue/backend.ts';
import { closeQueues, openQueues, type Queues } from '../../src/queue/queues.ts';
import { insertInstitution } from '../../src/store/institutions.ts';
import { useDatabase } from './database.ts';
import { partsOf } from './rows.ts';

/** What receiving a batch needs, on a database of this file's own. Chunks are small, so that a few holders make several. */
export function useReceiving(): ReceivingServices & { readonly backend: Backend } {
  const postgres = useDatabase();
  let backend: Backend;
  let queues: Queues;
  beforeAll(() => {
    backend = openBackend({ databaseUrl: postgres.url });
    queues = openQueues(backend);
  });
  afterAll(async () => {
    await closeQueues(queues);
    await backend.close();
  });
  return {
    get database() {
      return postgres.database;
    },
    get backend() {
      return backend;
    },
    get queues() {
      return queues;
    },
    publicUrl: 'http://localhost',
    limits: { bytesMax: 1_000_000, rowsMax: 1_000, chunkHolders: 2 },
  };
}

/** A bank of its own, so that one test does not see what another sent. */
export async function aRegisteredBank({ database }: Pick<ReceivingServices, 'database'>): Promise<string> {
  const name = `Bank ${randomUUID()}`;
  return (await insertInstitution(database, { name, kind: 'bank', country: 'KH', declaredBinding: [] }))!.id;
}

/** Sends a file the way the door does. */
export function upload(
  services: ReceivingServices,
  file: string | AsyncIterable<Uint8Array>,
  given: Partial<Upload> & { readonly institutionId: string },
): Promise<Receipt> {
  const body = typeof file === 'string' ? partsOf(file, 100) : file;
  return receiveBatch(services, { idempotencyKey: 'key-1', format: 'ndjson', onInvalid: 'accept', ...given, body });
}
