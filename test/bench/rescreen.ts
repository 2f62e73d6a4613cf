/**
 * How long it takes to screen a kept book against a list version that changes ten entries: eight added, two amended. The
 * whole way is measured, from the version that is in force to the last chunk that is done, on the embedded PostgreSQL with
 * durable settings. The baseline, in the same run, reads the same rows and does nothing with them.
 *
 *     npm run bench:rescreen [-- --holders 1000000] [--json]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeOrdinaryHolders } from '../../src/cli/demo/ordinary-holders.ts';
import type { ListVersion } from '../../src/designations/list-version.ts';
import { importBundledLists, importList } from '../../src/pipeline/import-list.ts';
import { openListsReader } from '../../src/pipeline/lists-in-force.ts';
import { divideRescreening, rescreenChunk } from '../../src/pipeline/rescreen.ts';
import { openBackend } from '../../src/queue/backend.ts';
import { closeQueues, openQueues } from '../../src/queue/queues.ts';
import { readBundledLists } from '../../src/store/bundled-lists.ts';
import { copyRows } from '../../src/store/copy.ts';
import { inTransaction, openDatabase } from '../../src/store/database.ts';
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { insertInstitution } from '../../src/store/institutions.ts';
import { keepBook, keepHolders, readKeptHolders } from '../../src/store/kept-book.ts';
import { migrate } from '../../src/store/migrate.ts';

/** So many chunks at once, as with the default SCREENING_CONCURRENCY. */
const CONCURRENCY = 2;
const PART_HOLDERS = 10_000;
const ADDED = 8;
const AMENDED = 2;

const { values } = parseArgs({
  options: { holders: { type: 'string', default: '1000000' }, json: { type: 'boolean' } },
});
const holders = Number(values.holders);

const folder = await mkdtemp(join(tmpdir(), 'cordon-bench-'));
const postgres = await startEmbeddedPostgres(join(folder, 'postgres'));
const database = openDatabase(postgres.connectionString);
await migrate(database);
await importBundledLists({ database });
const backend = openBackend({ databaseUrl: postgres.connectionString });
const queues = openQueues(backend);
const lists = openListsReader(database);
const services = { database, queues, lists, publicUrl: 'http://127.0.0.1' };

const un = (await readBundledLists()).find((it) => it.authority === 'un')!;
await putInForce(beforeTheUpdate(un));
await keepTheBook();

let rssMax = 0;
const rssBefore = process.memoryUsage.rss();
const watch = setInterval(() => (rssMax = Math.max(rssMax, process.memoryUsage.rss())), 50);
await putInForce({ ...un, contentHash: 'after' });
await lists.current();
const { rows } = await database.query<{ id: string }>(
  "select id from rescreenings where state = 'opened' order by id desc",
);
const rescreeningId = rows[0]!.id;

const divided = await timed(() => divideRescreening(services, rescreeningId));
const chunks = await database.query<{ id: string; kind: string; first: string; last: string }>(
  'select id, kind, first, last from rescreening_chunks where rescreening_id = $1 order by first',
  [rescreeningId],
);
const read = await timed(() => inParallel((it) => readKeptHolders(database, it)));
const screened = await timed(() => inParallel((it) => rescreenChunk(services, it.id)));
clearInterval(watch);
const counted = await database.query(
  `select sum(looked_at_count)::int as looked_at, sum(hit_count)::int as hits,
     (select count(*)::int from recommendations) as issued, count(*)::int as chunks
   from rescreening_chunks where rescreening_id = $1 and state = 'done'`,
  [rescreeningId],
);
await closeQueues(queues);
await backend.close();
await database.end();
await postgres.stop();
await rm(folder, { recursive: true, force: true });

const figures = {
  ...counted.rows[0],
  seconds: seconds(divided + screened),
  dividedSeconds: seconds(divided),
  holdersPerSecond: Math.round(holders / ((divided + screened) / 1000)),
  readingSeconds: seconds(read),
  readingToScreening: Number((read / screened).toFixed(2)),
  memoryBeforeMb: Math.round(rssBefore / 2 ** 20),
  peakMemoryMb: Math.round(rssMax / 2 ** 20),
  load: loadavg().map((it) => Number(it.toFixed(1))),
};
if (values.json) console.log(JSON.stringify(figures));
else {
  console.log(`${holders.toLocaleString('en')} kept holders against ${ADDED} added and ${AMENDED} amended entries\n`);
  for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(20)} ${value}`);
}

/** The list as it was: without the entries that the update adds, and without the aliases that it gives to two others. */
function beforeTheUpdate(version: ListVersion): ListVersion {
  const persons = version.designations.filter((it) => it.kind === 'person' && it.aliases.length > 0);
  const added = new Set(persons.slice(0, ADDED));
  const amended = new Set(persons.slice(ADDED, ADDED + AMENDED));
  return {
    ...version,
    contentHash: 'before',
    designations: version.designations
      .filter((it) => !added.has(it))
      .map((it) => (amended.has(it) ? { ...it, aliases: [] } : it)),
  };
}

async function putInForce(version: ListVersion): Promise<void> {
  await importList({ database }, { authority: version.authority, source: 'bench', read: () => version });
}

/** Puts the book on record as batches do, part by part, every customer under a name of his own. */
async function keepTheBook(): Promise<void> {
  const institution = await insertInstitution(database, {
    name: 'Bench',
    kind: 'bank',
    country: 'KH',
    declaredBinding: [],
  });
  await keepBook(database, { institutionId: institution!.id, days: 400 });
  const { rows: batches } = await database.query<{ id: string }>(
    `insert into batches (institution_id, idempotency_key, request_hash, status) values ($1, 'bench', $2, 'screening')
     returning id`,
    [institution!.id, Buffer.alloc(32)],
  );
  const batchId = batches[0]!.id;
  for (let from = 0; from < holders; from += PART_HOLDERS) {
    const number = from / PART_HOLDERS;
    const part = makeOrdinaryHolders({ seed: 1 + number, count: Math.min(PART_HOLDERS, holders - from) });
    const stored = part.map((it, n) => {
      const holder = { ...it, customerRef: `C-${from + n}` };
      return [batchId, number, n, from + n, holder.customerRef, holder];
    });
    await inTransaction(database, async (tx) => {
      await copyRows(tx, 'holders (batch_id, chunk_number, line, position, customer_ref, body)', stored);
      await keepHolders(tx, { batchId, number });
    });
  }
}

async function inParallel(work: (chunk: { id: string; first: string; last: string }) => Promise<unknown>) {
  const waiting = chunks.rows.filter((it) => it.kind === 'holders').values();
  const next = async () => {
    for (const chunk of waiting) await work(chunk);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, next));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function seconds(ms: number): number {
  return Number((ms / 1000).toFixed(1));
}
