import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';

/** The floors of the house, from the ground up. A room imports rooms on lower floors, and itself. */
const FLOORS = [
  ['src/errors.ts'],
  ['src/config.ts', 'src/log.ts', 'src/batches'],
  ['src/designations', 'src/intake', 'src/queue'],
  ['src/matching'],
  ['src/recommendations'],
  ['src/webhooks', 'src/publishers'],
  ['src/store'],
  ['src/pipeline', 'src/console'],
  ['src/http', 'workers'],
  ['src/service.ts'],
  ['src/server.ts', 'src/cli'],
];

/** These rooms decide who is flagged. They can be read, tested and timed without a database or a network. */
const PURE_ROOMS = ['src/batches', 'src/designations', 'src/matching', 'src/recommendations'];

/** Packages that only compute. Everything else is refused in a pure room until somebody has looked at it. */
const PURE_PACKAGES = new Set([
  'any-ascii',
  'csv-parse/sync',
  'hanja',
  'hanja/lib/data/hanjaeum.json',
  'i18n-iso-countries',
  'node:assert/strict',
  'saxes',
  'zod',
]);

/** What a pure room may not reach for without importing it: the clock, chance, the environment, the network. */
const IMPURE_WORDS = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bfetch\(|\bperformance\./;

const files = globSync(['src/**/*.ts', 'workers/**/*.ts']);
const pureFiles = files.filter((file) => PURE_ROOMS.includes(roomOf(file)));

test('the house has its rooms', () => {
  expect(files.length).toBeGreaterThan(40);
  expect(new Set(pureFiles.map(roomOf))).toEqual(new Set(PURE_ROOMS));
});

test.each(files)('%s imports only from lower floors', (file) => {
  for (const target of importsOf(file).filter((it) => it.startsWith('.'))) {
    const imported = posix.join(posix.dirname(file), target);
    if (roomOf(imported) === roomOf(file)) continue;
    expect(floorOf(imported), `${file} -> ${imported}`).toBeLessThan(floorOf(file));
  }
});

test.each(pureFiles)('%s does no I/O', (file) => {
  const packages = importsOf(file).filter((it) => !it.startsWith('.'));
  expect(packages.filter((it) => !PURE_PACKAGES.has(it))).toEqual([]);
  expect(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => IMPURE_WORDS.test(line)),
  ).toEqual([]);
});

test('no room has a way of its own into the network', () => {
  const ways =
    /\b(?:fetch|WebSocket|EventSource)\(|'node:(?:https|http2|tls|dgram)'|import \{[^}]*\b(?:request|get|connect|createConnection|Socket)\b[^}]*\} from 'node:(?:http|net)'/;
  const found = files.filter((file) => ways.test(readFileSync(file, 'utf8')));
  expect(found).toEqual(['src/cli/client.ts']); // a program of the bank's side, which asks a service by its address
});

test('only queue knows BullMQ and Redis, only store and queue know PostgreSQL', () => {
  const users = (pattern: RegExp) => files.filter((file) => importsOf(file).some((it) => pattern.test(it))).map(roomOf);
  expect(new Set(users(/^(bullmq|ioredis)/))).toEqual(new Set(['src/queue']));
  expect(new Set(users(/^(pg|kysely|pg-copy-streams)/))).toEqual(new Set(['src/store']));
});

test('only webhooks/send.ts, publishers/fetch-list.ts and the command line make requests', () => {
  const users = files.filter((file) => importsOf(file).includes('undici') && roomOf(file) !== 'src/cli');
  const known = new Set(['src/webhooks/send.ts', 'src/webhooks/endpoint.ts', 'src/publishers/fetch-list.ts']);
  expect(users.filter((file) => !known.has(file))).toEqual([]);
});

/** Static imports, exports from elsewhere, and dynamic imports of a literal. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const statics = text.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)'/gm);
  const sideEffects = text.matchAll(/^import '([^']+)'/gm);
  const dynamics = text.matchAll(/\bimport\('([^']+)'\)/g);
  return [...statics, ...sideEffects, ...dynamics].map((it) => it[1]!);
}

function roomOf(file: string): string {
  return FLOORS.flat().find((room) => file === room || file.startsWith(`${room}/`)) ?? file;
}

function floorOf(file: string): number {
  const floor = FLOORS.findIndex((rooms) => rooms.includes(roomOf(file)));
  expect(floor, `${file} stands on no floor`).toBeGreaterThanOrEqual(0);
  return floor;
}
