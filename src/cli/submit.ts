import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import type { BatchAnswer } from '../http/batch-answer.ts';
import { readProblems, readRecommendations, sendBatch, waitForBatch, type Connection } from './client.ts';
import { fileError } from './file-error.ts';
import { formatByContent, formatByName, HOLDER_FORMATS, type HolderFormat } from './holder-format.ts';
import { startProgress } from './progress.ts';
import { formatTable, shorten } from './table.ts';

const MEDIA_TYPES: Readonly<Record<HolderFormat, string>> = { csv: 'text/csv', ndjson: 'application/x-ndjson' };

type SubmitOptions = {
  readonly url: string;
  readonly key: string;
  readonly idempotencyKey?: string;
  readonly format?: HolderFormat;
  readonly allOrNothing?: true;
  readonly json?: true;
};

/** `cordon submit`: sends a book to a running service, as a bank's own program would. */
export function submitCommand(): Command {
  return new Command('submit')
    .description('send a book to a running service, wait until it is screened, and show what is recommended')
    .argument('<file>', 'the holders, in CSV or NDJSON')
    .addOption(
      new Option('--url <url>', 'where the service answers').env('CORDON_URL').default('http://127.0.0.1:3000'),
    )
    .addOption(
      new Option('--key <key>', 'the API key; better in the variable, for others can read the arguments')
        .env('CORDON_API_KEY')
        .makeOptionMandatory(),
    )
    .option('--idempotency-key <key>', 'the name of this upload (default: made of the contents of the file)')
    .addOption(new Option('--format <format>', 'how the holders are written').choices(HOLDER_FORMATS))
    .option('--all-or-nothing', 'take no row if one of them is no holder')
    .option('--json', 'one JSON document instead of tables')
    .addHelpText('after', AFTER)
    .action(submit);
}

const AFTER = `
The same file sent again answers with the same batch, and nobody is screened twice.

Exit codes:
  0  every row was taken and screened
  1  nothing was taken: the service refused, or did not answer
  2  some rows were reported and not taken`;

async function submit(file: string, options: SubmitOptions): Promise<void> {
  const connection = { url: options.url, apiKey: options.key };
  const { size, format, hash } = await inspect(file);
  const sending = startProgress({ label: 'Sending  ', unit: 'bytes', total: size });
  const batchId = await sendBatch(connection, {
    mediaType: MEDIA_TYPES[options.format ?? format],
    idempotencyKey: options.idempotencyKey ?? hash,
    body: readTelling(file, sending.advanceTo),
    ...(options.allOrNothing && { isAllOrNothing: true }),
  }).finally(sending.stop);

  const screening = startProgress({ label: 'Screening', unit: 'holders', total: 0 });
  const batch = await waitForBatch(connection, batchId, ({ counts }) =>
    screening.advanceTo(counts.screened, counts.holders),
  ).finally(screening.stop);

  if (options.json) await printJson(connection, batch);
  else await printTables(connection, batch);
  if (batch.counts.rejected > 0) process.exitCode = 2;
}

async function inspect(path: string): Promise<{ size: number; format: HolderFormat; hash: string }> {
  try {
    await using file = await open(path);
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    const format = formatByName(path) ?? formatByContent(buffer.subarray(0, bytesRead));
    return { size, format, hash: hash.digest('hex') };
  } catch (error) {
    throw fileError(path, error);
  }
}

async function* readTelling(path: string, tell: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const part of createReadStream(path)) {
    yield part as Uint8Array;
    tell((bytes += (part as Uint8Array).length));
  }
}

async function printJson(connection: Connection, batch: BatchAnswer): Promise<void> {
  const [recommendations, problems] = await Promise.all([
    Array.fromAsync(readRecommendations(connection, batch)),
    Array.fromAsync(readProblems(connection, batch)),
  ]);
  console.log(JSON.stringify({ batch, recommendations, problems }));
}

async function printTables(connection: Connection, batch: BatchAnswer): Promise<void> {
  const { counts } = batch;
  console.log(`Batch ${batch.batchId}: ${counts.screened} holders screened, ${counts.rejected} rows not taken.`);
  const outcomes = ['clear', 'possible', 'match', 'unscreenable'] as const;
  console.log(
    `\n${formatTable(
      ['outcome', 'holders'],
      outcomes.map((it) => [it, String(counts[it])]),
    )}`,
  );

  const recommendations = await Array.fromAsync(readRecommendations(connection, batch));
  if (recommendations.length > 0) {
    const rows = recommendations.map((it) => [it.customerRef, it.action, it.actBy.slice(0, 16), it.reason]);
    console.log(`\n${fitted(['customer', 'recommended', 'act by (UTC)', 'because'], rows)}`);
  }
  const earlier = counts.possible + counts.match + counts.unscreenable - recommendations.length;
  if (earlier > 0)
    console.log(`\n${earlier} more were recommended on before, which still stands and is not said twice.`);

  const problems = await Array.fromAsync(readProblems(connection, batch));
  if (problems.length > 0) {
    const rows = problems.map((it) => [String(it.line), it.pointer, it.message]);
    console.log(`\n${fitted(['line', 'field', 'what is wrong'], rows)}`);
  }
}

/** The last column is cut to the width of the terminal; into a file or a pipe it goes whole. */
function fitted(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const width = process.stdout.columns ?? Infinity;
  return formatTable(headings, rows)
    .split('\n')
    .map((line) => shorten(line, width))
    .join('\n');
}
