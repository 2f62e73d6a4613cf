/** `npm run bench:matching`: holders per second on one core, for people or with --json. */
import { performance } from 'node:perf_hooks';
import type { Holder } from '../../src/batches/holder.ts';
import type { Designation } from '../../src/designations/designation.ts';
import { buildIndex, type MatchIndex } from '../../src/matching/candidates.ts';
import { DEFAULT_CONFIGURATION, screenHolder } from '../../src/matching/screening.ts';
import { SHARED_DATA } from '../support/shared-data.ts';
import { makeAccountBooks } from './account-book.ts';
import { jaroWinkler } from './jaro-winkler.ts';
import { readOfac, readUn } from './real-lists.ts';

const HOLDERS = 200_000;
const BASELINE_HOLDERS = 500;

if (SHARED_DATA === undefined) {
  console.error('The lists and names to measure on are not at hand (set CORDON_SHARED_DATA). Nothing was measured.');
  process.exit(2);
}

const books = makeAccountBooks(SHARED_DATA, HOLDERS);
const ofac = readOfac(SHARED_DATA);
const lists = [
  { list: 'DPRK-linked (UN and OFAC)', designations: [...readUn(SHARED_DATA), ...ofac.dprkLinked] },
  { list: 'the same with every OFAC programme', designations: [...readUn(SHARED_DATA), ...ofac.designations] },
];

const measured = lists.map(({ list, designations }) => {
  const { index, buildMs, megabytes } = measureBuild(designations);
  const speeds = books.map(({ book, holders }) => ({ book, ...measureSpeed(index, holders) }));
  return { list, designations: designations.length, buildMs, megabytes, speeds };
});
const baseline = measureBaseline(lists[0]!.designations, books[0]!.holders);
const ours = measured[0]!.speeds[0]!.perSecond;
const growth = books.map(({ book }, at) => ({
  book,
  factor: measured[0]!.speeds[at]!.perCpuSecond / measured[1]!.speeds[at]!.perCpuSecond,
}));
const result = { measured, baseline: { perSecond: baseline, ratio: ours / baseline }, growth };

if (process.argv.includes('--json')) console.log(JSON.stringify(result, null, 2));
else print();

function measureBuild(designations: readonly Designation[]) {
  const collect = globalThis.gc ?? (() => undefined);
  collect();
  const before = memory();
  const startedAt = performance.now();
  const index = buildIndex(designations);
  const buildMs = performance.now() - startedAt;
  collect();
  return { index, buildMs, megabytes: globalThis.gc ? (memory() - before) / 2 ** 20 : undefined };
}

function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/**
 * The first tenth warms the machine up; every name is new, only its parts come again. On a machine that does other work
 * besides, the seconds of processor time (garbage collection included) are the fairer measure.
 */
function measureSpeed(index: MatchIndex, holders: readonly Holder[]) {
  const warmUp = Math.floor(holders.length / 10);
  for (const holder of holders.slice(0, warmUp)) screenHolder(index, holder, DEFAULT_CONFIGURATION);
  const micros = new Float64Array(holders.length - warmUp);
  let hits = 0;
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  for (let at = warmUp; at < holders.length; at++) {
    const begun = performance.now();
    if (screenHolder(index, holders[at]!, DEFAULT_CONFIGURATION).matches.length > 0) hits += 1;
    micros[at - warmUp] = (performance.now() - begun) * 1000;
  }
  const perSecond = micros.length / ((performance.now() - startedAt) / 1000);
  const cpu = process.cpuUsage(cpuBefore);
  const perCpuSecond = micros.length / ((cpu.user + cpu.system) / 1e6);
  micros.sort();
  const at = (share: number) => micros[Math.floor(micros.length * share)]!;
  return { perSecond, perCpuSecond, p50Micros: at(0.5), p99Micros: at(0.99), maxMicros: micros.at(-1)!, hits };
}

/** What a screener does that compares every holder with every listed name by Jaro-Winkler. */
function measureBaseline(designations: readonly Designation[], holders: readonly Holder[]): number {
  const names = designations
    .flatMap((it) => [it.name, ...it.aliases.map((alias) => alias.name)])
    .map((it) => it.toLowerCase());
  const startedAt = performance.now();
  let best = 0;
  for (const { name } of holders.slice(0, BASELINE_HOLDERS)) {
    const lower = name.toLowerCase();
    for (const listed of names) best = Math.max(best, jaroWinkler(lower, listed));
  }
  return BASELINE_HOLDERS / ((performance.now() - startedAt) / 1000) + best * 0;
}

function print(): void {
  for (const { list, designations, buildMs, megabytes, speeds } of measured) {
    const size = megabytes === undefined ? '' : `, ${megabytes.toFixed(1)} MB`;
    console.log(`\n${list}: ${designations} designations, index built in ${buildMs.toFixed(0)} ms${size}\n`);
    for (const { book, perSecond, perCpuSecond, p50Micros, p99Micros, maxMicros, hits } of speeds) {
      console.log(
        `${book.padEnd(16)} ${Math.round(perSecond).toString().padStart(8)} holders/s   ${Math.round(perCpuSecond).toString().padStart(8)} per CPU second   p50 ${p50Micros.toFixed(1)} µs   p99 ${p99Micros.toFixed(1)} µs   slowest ${(maxMicros / 1000).toFixed(2)} ms   ${hits} hits`,
      );
    }
  }
  for (const { book, factor } of growth)
    console.log(`\nGrowth with every programme, ${book}: ${factor.toFixed(2)} times the cost`);
  console.log(
    `\nExhaustive Jaro-Winkler over the same names: ${Math.round(baseline)} holders/s, ${(ours / baseline).toFixed(0)} times slower`,
  );
}
