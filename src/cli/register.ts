import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { determinedBy } from '../determinations/national-list.ts';
import { STANDINGS, standingOf, type Proposal, type Standing } from '../determinations/proposal.ts';
import { InputError } from '../errors.ts';
import { importEntries } from '../pipeline/register.ts';
import { readRegister } from '../store/register.ts';
import { findSupervisorByUsername } from '../store/supervisors.ts';
import { fileError } from './file-error.ts';
import { formatTable } from './table.ts';
import { withDatabase } from './with-database.ts';

const LISTED_MAX = 1_000;

/** `cordon register`: the national determinations. Confirming them takes two people, and is done in the console. */
export function registerCommand(): Command {
  const register = new Command('register').description('the national determinations');
  register
    .command('import <file>')
    .description('propose every good row of a CSV file, and tell what is wrong with the others')
    .requiredOption('--by <username>', 'the supervisor who proposes them')
    .addHelpText('after', '\nNothing is in force before another supervisor has confirmed it in the console.')
    .action(importFile);
  register
    .command('list')
    .description('what is in the register, and how it stands')
    .addOption(new Option('--standing <standing>', 'only those that stand so').choices(STANDINGS))
    .action(listRegister);
  return register;
}

async function importFile(path: string, { by: username }: { by: string }): Promise<void> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw fileError(path, error);
  });
  if (!isUtf8(bytes)) throw new InputError('not_utf8', `${path} is not in UTF-8. Save it as "CSV UTF-8".`);
  const { proposed, problems } = await withDatabase(async (ground) => {
    const supervisor = await findSupervisorByUsername(ground.database, username);
    if (supervisor === undefined) {
      throw new InputError('supervisor_unknown', 'No supervisor has this username.', { status: 404 });
    }
    return importEntries(ground, bytes.toString(), supervisor.id);
  });
  console.log(
    `${proposed} ${proposed === 1 ? 'row' : 'rows'} proposed. Another supervisor confirms them in the console.`,
  );
  for (const { line, message } of problems) console.error(`line ${line}: ${message}`);
  if (problems.length > 0) process.exitCode = 2;
}

async function listRegister({ standing }: { standing?: Standing }): Promise<void> {
  const { rows } = await withDatabase(({ database }) => readRegister(database, { standing }, { limit: LISTED_MAX }));
  console.log(formatTable(['reference', 'stands', 'name', 'status', 'decision', 'waiting'], rows.map(toCells)));
}

function toCells(history: readonly Proposal[]): string[] {
  const determined = determinedBy(history);
  const { change, decision, reference } = history[0]!;
  const entry = determined?.entry ?? (change.kind === 'entry' ? change.entry : undefined);
  const cited = determined?.decision ?? decision;
  return [
    reference,
    standingOf(history),
    entry?.name ?? '',
    [entry?.status, entry?.statusOn].filter((it) => it !== undefined).join(' '),
    `${cited.meeting}.${cited.number}`,
    String(history.filter((it) => it.ruling === undefined).length),
  ];
}
