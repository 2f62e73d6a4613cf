import { randomUUID } from 'node:crypto';
import type { AddressInfo, Server } from 'node:net';
import supertest from 'supertest';
import { beforeAll } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createApp, type HttpServices } from '../../src/http/app.ts';
import { closeServer, listen } from '../../src/http/listen.ts';
import { importBundledLists } from '../../src/pipeline/import-list.ts';
import { openListsReader, type ListsReader } from '../../src/pipeline/lists-in-force.ts';
import { registerInstitution } from '../../src/pipeline/register-institution.ts';
import { screenChunk } from '../../src/pipeline/screen-chunk.ts';
import { readChunkIds } from '../../src/store/batches.ts';
import { useReceiving } from './receiving.ts';

export type Door = HttpServices & { readonly url: string; readonly port: number };

/** The institutions' door on a real socket, with the bundled lists in force and no worker behind it. */
export function useDoor(environment: Record<string, string> = {}): Door {
  const receiving = useReceiving();
  const config = readConfig({
    CHUNK_HOLDERS: '2',
    BATCH_HOLDERS_MAX: '1000',
    BATCH_BYTES_MAX: '1000000',
    ...environment,
  });
  let server: Server;
  let lists: ListsReader;
  const door: Door = {
    config,
    publicUrl: receiving.publicUrl,
    get database() {
      return receiving.database;
    },
    get queues() {
      return receiving.queues;
    },
    get backend() {
      return receiving.backend;
    },
    get lists() {
      return lists;
    },
    get port() {
      return (server.address() as AddressInfo).port;
    },
    get url() {
      return `http://127.0.0.1:${door.port}`;
    },
  };
  beforeAll(async () => {
    await importBundledLists(receiving);
    lists = openListsReader(receiving.database);
    const httpServer = await listen({ host: '127.0.0.1', port: 0 });
    server = httpServer;
    httpServer.on('request', createApp(door));
    return async () => {
      httpServer.closeAllConnections();
      await closeServer(httpServer);
    };
  });
  return door;
}

export type Bank = {
  readonly institutionId: string;
  readonly apiKey: string;
  readonly headers: { authorization: string };
};

/** A bank of its own, so that one test does not see what another sent. */
export async function aBankAt({ database }: Pick<Door, 'database'>): Promise<Bank> {
  const bank = { name: `Bank ${randomUUID()}`, kind: 'bank' as const, country: 'KH', declaredBinding: [] };
  const { institution, apiKey } = await registerInstitution({ database, secretKey: Buffer.alloc(32, 7) }, bank);
  return { institutionId: institution.id, apiKey, headers: { authorization: `Bearer ${apiKey}` } };
}

/** Sends a file as this bank. */
export function post(
  door: Door,
  bank: Bank,
  body: string | Buffer,
  { key = 'key-1', type = 'application/x-ndjson', query = '' }: { key?: string; type?: string; query?: string } = {},
): supertest.Test {
  return supertest(door.url)
    .post(`/v1/batches${query}`)
    .set({ ...bank.headers, 'idempotency-key': key, 'content-type': type })
    .serialize((it: unknown) => it as string) // as it is: superagent would write a packed body as JSON
    .send(body);
}

export function get(door: Door, bank: Bank, address: string): supertest.Test {
  return supertest(door.url).get(address).set(bank.headers);
}

/** Does what the screening workers would do with a batch. */
export async function screenBatch(door: Door, batchId: string): Promise<void> {
  for (const chunkId of await readChunkIds(door.database, batchId)) await screenChunk(door, chunkId);
}

/** Whether an upload of this bank runs under this key: seen from outside, so that looking disturbs nobody. */
export async function isUploading({ database }: Pick<Door, 'database'>, bank: Bank, key: string): Promise<boolean> {
  const { rowCount } = await database.query(
    `select from pg_locks
     where locktype = 'advisory' and granted
       and database = (select oid from pg_database where datname = current_database())
       and (classid::bigint << 32 | objid::bigint) = hashtextextended('upload:' || $1 || ':' || $2, 0)`,
    [bank.institutionId, key],
  );
  return rowCount === 1;
}
