/** `npm run bench:accuracy`: recall and alert rate on the real lists and on honest people, for people or with --json. */
import { buildIndex } from '../../src/matching/candidates.ts';
import { SHARED_DATA } from '../support/shared-data.ts';
import {
  measureAliases,
  measureConfusion,
  measureHonest,
  measureRomanisations,
  type AlertRate,
  type Recall,
} from './accuracy-measures.ts';
import { readHonestCustomers } from './honest-customers.ts';
import { readRealLists } from './real-lists.ts';
import { readRomanisationSystems } from './romanise.ts';

if (SHARED_DATA === undefined) {
  console.error('The lists and names to measure on are not at hand (set CORDON_SHARED_DATA). Nothing was measured.');
  process.exit(2);
}

const lists = readRealLists(SHARED_DATA);
const bundled = lists.filter((it) => it.list === 'UN' || it.list === 'OFAC').flatMap((it) => it.designations);
const index = buildIndex(bundled);
const result = {
  aliases: lists.flatMap(measureAliases),
  romanisations: measureRomanisations(
    lists.find((it) => it.list === 'EU')!.designations,
    readRomanisationSystems(SHARED_DATA),
  ),
  confusion: lists.map(measureConfusion),
  honest: readHonestCustomers(SHARED_DATA).map((it) => measureHonest(index, it)),
};

const isShowing = process.argv.includes('--names');
if (process.argv.includes('--json'))
  console.log(
    JSON.stringify(
      result,
      (key, value) => (isShowing || (key !== 'missed' && key !== 'raised') ? value : undefined),
      2,
    ),
  );
else print();

function print(): void {
  printRecall('Aliases, each against its entry without it', result.aliases);
  printRecall('Listed Korean names in every romanisation system', result.romanisations);
  printRates('Listed persons taken for one another', result.confusion);
  printRates('Honest customers', result.honest);
}

function printRecall(title: string, rows: readonly Recall[]): void {
  console.log(`\n${title}\n`);
  for (const { group, asked, found, missed } of rows) {
    console.log(
      `${group.padEnd(70)} ${String(found).padStart(5)} of ${String(asked).padStart(5)} ${((100 * found) / asked).toFixed(1).padStart(6)} %`,
    );
    if (isShowing) for (const it of missed) console.log(`    ${it}`);
  }
}

function printRates(title: string, rows: readonly AlertRate[]): void {
  console.log(`\n${title}\n${' '.repeat(70)} ${'asked'.padStart(6)}  possible and match per 10,000`);
  for (const { group, holders, possible, match, raised } of rows) {
    const per = (count: number) => ((10_000 * count) / holders).toFixed(1).padStart(8);
    console.log(`${group.padEnd(70)} ${String(holders).padStart(6)} ${per(possible)} ${per(match)}`);
    if (isShowing) for (const it of raised) console.log(`    ${it}`);
  }
}
