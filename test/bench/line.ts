/**
 * How fast one batch goes down the line on this machine: received (NDJSON checked row by row and stored), and screened
 * (every chunk in its transaction), on the embedded PostgreSQL with durable settings. The baseline, in the same run, is
 * PostgreSQL's own COPY of the same rows, the fastest that anything could be stored.
 *
 *     npm run bench:line [-- --holders 1000000] [--json]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeOrdinaryHolders } from '../../src/cli/demo/ordinary-holders.ts';
import { closeQueues, openQueues } from '../../src/queue/queues.ts';
import { openBackend } from '../../src/queue/backend.ts';
import { importBundledLists } from '../../src/pipeline/import-list.ts';
import { openListsReader } from '../../src/pipeline/lists-in-force.ts';
import { receiveBatch } from '../../src/pipeline/receive-batch.ts';
import { screenChunk } from '../../src/pipeline/screen-chunk.ts';
import { copyRows } from '../../src/store/copy.ts';
import { inTransaction, openDatabase } from '../../src/store/database.ts';
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { insertInstitution } from '../../src/store/institutions.ts';
import { migrate } from '../../src/store/migrate.ts';

/** So many chunks are screened at once, as with the default SCREENING_CONCURRENCY. */
const CONCURRENCY = 2;
const CHUNK_HOLDERS = 1_000;

const { values } = parseArgs({
  options: { holders: { type: 'string', default: '200000' }, json: { type: 'boolean' } },
});
const holders = Number(values.holders);
/** The same invented customers over and over, under references of their own. */
const people = makeOrdinaryHolders({ seed: 1, count: 10_000 });

const folder = await mkdtemp(join(tmpdir(), 'cordon-bench-'));
const postgres = await startEmbeddedPostgres(join(folder, 'postgres'));
const database = openDatabase(postgres.connectionString);
await migrate(database);
await importBundledLists({ database });
const backend = openBackend({ databaseUrl: postgres.connectionString });
const queues = openQueues(backend);
const publicUrl = 'http://127.0.0.1';
const lists = openListsReader(database);
await lists.current();
const institution = await insertInstitution(database, {
  name: 'Bench',
  kind: 'bank',
  country: 'KH',
  declaredBinding: [],
});

let rssMax = 0;
const watch = setInterval(() => (rssMax = Math.max(rssMax, process.memoryUsage.rss())), 50);

const copied = await timed(copyOnly);
const received = await timed(async () => {
  const limits = { bytesMax: 2 ** 40, rowsMax: holders, chunkHolders: CHUNK_HOLDERS };
  const upload = {
    institutionId: institution!.id,
    idempotencyKey: 'bench',
    format: 'ndjson',
    onInvalid: 'reject',
  } as const;
  await receiveBatch({ database, queues, publicUrl, limits }, { ...upload, body: lines() });
});
const screened = await timed(async () => {
  const { rows } = await database.query<{ id: string }>('select id from chunks order by number');
  const waiting = rows.values();
  const work = async () => {
    for (const { id } of waiting) await screenChunk({ database, queues, lists, publicUrl }, id);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
});

clearInterval(watch);
const { rows } = await database.query('select outcome, count(*)::int as count from screenings group by 1 order by 1');
await closeQueues(queues);
await database.end();
await postgres.stop();
await rm(folder, { recursive: true, force: true });

const perSecond = (ms: number) => Math.round(holders / (ms / 1000));
const figures = {
  holders,
  copyPerSecond: perSecond(copied),
  receivedPerSecond: perSecond(received),
  screenedPerSecond: perSecond(screened),
  receivedToCopy: Number((copied / received).toFixed(2)),
  screenedToCopy: Number((copied / screened).toFixed(2)),
  peakMemoryMb: Math.round(rssMax / 2 ** 20),
  outcomes: Object.fromEntries(rows.map((row) => [row.outcome, row.count])),
};
if (values.json) console.log(JSON.stringify(figures));
else {
  console.log(`One batch of ${holders.toLocaleString('en')} holders, durable embedded PostgreSQL, one process\n`);
  console.table({
    'COPY alone (baseline)': { 'holders/s': figures.copyPerSecond, ratio: 1 },
    received: { 'holders/s': figures.receivedPerSecond, ratio: figures.receivedToCopy },
    screened: { 'holders/s': figures.screenedPerSecond, ratio: figures.screenedToCopy },
  });
  console.log(`Peak memory of the process: ${figures.peakMemoryMb} MB. Outcomes:`, figures.outcomes);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function anOrdinaryRow(n: number): { customerRef: string } {
  return { customerRef: `C-${n}`, ...people[n % people.length]! };
}

/** The body as it comes over the network, in parts of some 64 kB. */
async function* lines(): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < holders; from += 400) {
    const part = Array.from({ length: Math.min(400, holders - from) }, (_, n) =>
      JSON.stringify(anOrdinaryRow(from + n)),
    );
    yield Buffer.from(`${part.join('\n')}\n`);
  }
}

async function copyOnly(): Promise<void> {
  await database.query('create table copied (line integer, customer_ref text, body jsonb)');
  await inTransaction(database, async (tx) => {
    for (let from = 0; from < holders; from += CHUNK_HOLDERS) {
      const part = Array.from({ length: Math.min(CHUNK_HOLDERS, holders - from) }, (_, n) => {
        const row = anOrdinaryRow(from + n);
        return [from + n, row.customerRef, row];
      });
      await copyRows(tx, 'copied (line, customer_ref, body)', part);
    }
  });
  await database.query('drop table copied');
}
