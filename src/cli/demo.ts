import { once } from 'node:events';
import { styleText } from 'node:util';
import { Command } from 'commander';
import { DEMO_INSTITUTIONS } from './demo/institutions.ts';
import type { BookName } from './demo/planted-case.ts';
import { playBank } from './demo/play.ts';
import { deliveryReport, differenceReport, reportOn } from './demo/report.ts';
import { openStage, type Stage } from './demo/stage.ts';
import { findDifferences, type BookResult } from './demo/verdict.ts';

/** `cordon demo`: the whole service at work, on a database of its own. */
export function demoCommand(): Command {
  return new Command('demo')
    .description('the whole service at work: two invented banks, their webhooks, and the console')
    .option('--once', 'end when everything is delivered: with 0 if all came out as it should, with 1 if not')
    .addHelpText('after', AFTER)
    .action(demo);
}

const AFTER = `
Listens on PORT (3000 unless set), or on a free one where that is taken. Keeps its files under CORDON_DATA_DIR, in
"demo", which is emptied at every start. Uses Redis where REDIS_URL is set, and never the database of DATABASE_URL.`;

async function demo({ once: endsAtOnce }: { readonly once?: true }): Promise<void> {
  const stage = await openStage(process.env);
  const signals = [once(process, 'SIGINT'), once(process, 'SIGTERM')];
  const interrupted = Promise.race(signals).then(() => 'interrupted' as const);
  try {
    introduce(stage);
    const isAsPromised = await Promise.race([play(stage), interrupted]);
    if (isAsPromised === 'interrupted') return;
    if (!isAsPromised) process.exitCode = 1;
    if (endsAtOnce) return;
    invite(stage);
    await interrupted;
  } finally {
    await stage.close();
  }
}

/** Plays both banks and tells what came of it; true when all came out as it should. */
async function play(stage: Stage): Promise<boolean> {
  const results: BookResult[] = [];
  for (const name of Object.keys(DEMO_INSTITUTIONS) as BookName[]) {
    console.log(`\n${DEMO_INSTITUTIONS[name].name} sends its account book (${name}).`);
    results.push(await playBank(stage, name));
  }
  for (const result of results) console.log(`\n${reportOn(result)}`);
  console.log(`\n${deliveryReport(results, stage.receiver.refusals)}`);
  return judge(results, stage.receiver.refusals);
}

function introduce({ service, portTaken }: Stage): void {
  if (portTaken !== undefined) console.log(`Port ${portTaken} is taken, so the demo listens on a free one.`);
  const queue = service.backend.kind === 'redis' ? 'Redis' : 'PostgreSQL';
  console.log(`Cordon answers at ${service.url}, on a PostgreSQL of its own, with its queue in ${queue}.`);
}

function judge(results: readonly BookResult[], refusals: readonly string[]): boolean {
  const differences = results.flatMap(findDifferences);
  const planted = results.reduce((sum, { book }) => sum + book.planted.size, 0);
  const honest = results.reduce((sum, { book }) => sum + book.holderCount - book.planted.size, 0);
  if (differences.length === 0 && refusals.length === 0) {
    console.log(
      styleText(
        'green',
        `\nAll ${planted} planted cases came out as they should, and none of ${honest} honest customers was disturbed.`,
      ),
    );
    return true;
  }
  console.log(styleText('red', `\nNot everything came out as it should:\n`));
  console.log(differenceReport(differences));
  return false;
}

function invite({ service, supervisor }: Stage): void {
  console.log(`
The console:  ${styleText('bold', `${service.url}/console`)}
Sign in as:   ${styleText('bold', supervisor.username)}
Password:     ${styleText('bold', supervisor.password)}
The API:      ${service.url}/docs

Ctrl-C ends the demo.`);
}
