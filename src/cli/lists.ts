import { Command, Option } from 'commander';
import { wholeDate } from '../batches/partial-date.ts';
import { listChanges } from '../designations/changes.ts';
import { AUTHORITIES, type Authority } from '../designations/designation.ts';
import { InputError } from '../errors.ts';
import { importBundledLists, importList } from '../pipeline/import-list.ts';
import { pinList } from '../pipeline/pin-list.ts';
import { listRefreshing, refreshList, type Refresh } from '../pipeline/refresh-lists.ts';
import { PUBLISHED, publishedAuthorities } from '../publishers/publishers.ts';
import { readLastChecks } from '../store/list-checks.ts';
import { readPins } from '../store/list-decisions.ts';
import { readListRefusals } from '../store/list-history.ts';
import { findListSetInForce, readDesignationsOfVersion } from '../store/lists.ts';
import { printChanges } from './list-changes.ts';
import { offerList, type ListOptions } from './list-files.ts';
import { findNamedVersion, findTwoVersions } from './list-names.ts';
import { checkedBy } from './parse-option.ts';
import { formatTable } from './table.ts';
import { withDatabase } from './with-database.ts';

const REFUSALS_SHOWN = 5;

/** Who decides against a guard, and why. */
type Decision = { readonly override?: boolean; readonly by?: string; readonly reason?: string };

/** `cordon lists`: which designations are screened against. */
export function listsCommand(): Command {
  const lists = new Command('lists').description('the designations that are screened against');
  withDecision(lists.command('update [authority...]'))
    .description('look for newer lists at their publishers; those that are switched on where none is named')
    .action(updateLists);
  withDecision(lists.command('import <file...>'))
    .description(
      "put a newer list in force: the UN's XML, the four files of OFAC or their folder, FollowTheMoney lines, or another list",
    )
    .option('--dated <date>', 'the day of a list that carries none', checkedBy(wholeDate))
    .addOption(
      new Option('--authority <authority>', 'whose list it is, where the file does not tell').choices([
        ...PUBLISHED,
        'national',
        'file',
      ]),
    )
    .addHelpText(
      'after',
      '\nA list that does not read, is empty or shrinks suspiciously is refused, and the last good one stays.',
    )
    .action(importFiles);
  lists.command('status').description('what is in force, how fresh it is, and what was refused').action(showStatus);
  lists
    .command('diff <from> <to>')
    .description('what changed between two versions, each named by its id, its date or the beginning of its hash')
    .addOption(new Option('--authority <authority>', 'whose list, where a date names several').choices(AUTHORITIES))
    .action(showChanges);
  lists
    .command('pin <authority> [version]')
    .description('keep one version in force, whatever is published, or let it go')
    .option('--release', 'let the pinned version go; the newest one takes its place')
    .requiredOption('--by <name>', 'who decides')
    .requiredOption('--reason <text>', 'why')
    .action(pin);
  return lists;
}

function withDecision(command: Command): Command {
  return command
    .option('--override', 'let a list through that a guard refuses; asks for --by and --reason')
    .option('--by <name>', 'who decides')
    .option('--reason <text>', 'why; kept for ever with the name');
}

function readOverride({ override, by, reason }: Decision): { override?: { by: string; reason: string } } {
  if (!override) return {};
  if (by?.trim() && reason?.trim()) return { override: { by, reason } };
  throw new InputError('override_unsigned', 'A guard is overridden by name and reason: --by "..." --reason "...".');
}

async function updateLists(names: string[], decision: Decision): Promise<void> {
  const override = readOverride(decision);
  const isRefreshed = await withDatabase(async (ground) => {
    await importBundledLists(ground);
    const services = { ...ground, ...listRefreshing(ground.config) };
    const authorities = publishedAuthorities(names.length > 0 ? names : ground.config.listAuthorities);
    if (authorities.length === 0) console.log('No list is switched on (LIST_AUTHORITIES). Name the ones to look for.');
    let isGood = true;
    for (const authority of authorities) {
      const refresh = await refreshList(services, authority, override);
      if ('code' in refresh) isGood = false;
      console.log(`${authority}: ${sayRefresh(refresh)}`);
    }
    return isGood;
  });
  if (!isRefreshed) process.exitCode = 1;
}

function sayRefresh(refresh: Refresh): string {
  switch (refresh.outcome) {
    case 'imported':
      return sayImported(refresh.version, { isNew: true, isPinnedOut: refresh.isPinnedOut });
    case 'unchanged':
      return 'nothing new; what is held is the newest.';
    case 'refused':
      return `refused. ${refresh.message}`;
    case 'failed':
      return `not reached, and the last good version stays. ${refresh.message}`;
  }
}

async function importFiles(paths: string[], options: ListOptions & Decision): Promise<void> {
  const override = readOverride(options);
  const offered = await offerList(paths, options);
  const { version, ...imported } = await withDatabase(async (ground) => {
    // On a new database the bundled lists come first, so that one import does not stand alone.
    await importBundledLists(ground);
    return importList(ground, { ...offered, shrinkShareMax: ground.config.listShrinkShareMax, ...override });
  });
  console.log(`${version.authority}: ${sayImported(version, imported)}`);
}

function sayImported(
  { designations, datedOn }: { readonly designations: readonly unknown[]; readonly datedOn: string },
  { isNew, isPinnedOut }: { readonly isNew: boolean; readonly isPinnedOut: boolean },
): string {
  const entries = `${designations.length} ${designations.length === 1 ? 'entry' : 'entries'} of ${datedOn}`;
  if (isPinnedOut) return `${entries}, kept; another version is pinned and stays in force.`;
  return `${entries}, ${isNew ? 'in force now' : 'in force already'}.`;
}

async function showStatus(): Promise<void> {
  const { versions, pins, checks, refusals } = await withDatabase(async (ground) => {
    await importBundledLists(ground);
    const { database } = ground;
    const page = await readListRefusals(database, { limit: REFUSALS_SHOWN });
    return {
      versions: (await findListSetInForce(database))?.versions ?? [],
      pins: await readPins(database),
      checks: await readLastChecks(database),
      refusals: page.rows,
    };
  });
  console.log(
    formatTable(
      ['list', 'dated', 'entries', 'imported', 'last check', 'state', 'source'],
      versions.map((it) => [
        it.authority,
        it.datedOn,
        String(it.designationCount),
        minute(it.importedAt),
        it.checkedAt === undefined ? 'never' : minute(it.checkedAt),
        [pins.some((pin) => pin.listVersionId === it.id) && 'pinned', it.isStale ? 'stale' : 'fresh']
          .filter(Boolean)
          .join(', '),
        it.source,
      ]),
    ),
  );
  for (const { authority, by, reason } of pins) console.log(`Pinned: ${authority}, by ${by}: ${reason}`);
  for (const { authority, outcome, checkedAt, message } of checks) {
    if (outcome === 'failed') console.log(`Not reached ${minute(checkedAt)}: ${authority}. ${message}`);
  }
  for (const { refusedAt, authority, source, message } of refusals) {
    console.log(`Refused ${minute(refusedAt)}: ${authority} from ${source}. ${message}`);
  }
}

function minute(at: Date): string {
  return at.toISOString().slice(0, 16);
}

async function showChanges(from: string, to: string, { authority }: { authority?: Authority }): Promise<void> {
  await withDatabase(async ({ database }) => {
    const [former, current] = await findTwoVersions(database, { authority, from, to });
    const [before, after] = await Promise.all([
      readDesignationsOfVersion(database, former.id),
      readDesignationsOfVersion(database, current.id),
    ]);
    console.log(`${current.authority}: ${former.datedOn} (${before.length}) to ${current.datedOn} (${after.length})`);
    printChanges(listChanges(before, after));
  });
}

async function pin(
  authority: string,
  name: string | undefined,
  { release = false, by, reason }: { release?: boolean; by: string; reason: string },
): Promise<void> {
  const known = AUTHORITIES.find((it) => it === authority);
  if (known === undefined || release === (name !== undefined)) {
    throw new InputError('pin_unclear', 'Name a list, and either the version to pin or --release.');
  }
  const version = await withDatabase(async ({ database }) => {
    const named = name === undefined ? undefined : await findNamedVersion(database, { authority: known, name });
    return pinList({ database }, { authority: known, listVersionId: named?.id, by, reason });
  });
  console.log(
    `${known}: the version of ${version.datedOn} is ${release ? 'in force, and follows its publisher' : 'pinned'}.`,
  );
}
