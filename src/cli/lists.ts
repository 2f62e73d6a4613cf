import { Command, Option } from 'commander';
import { z } from 'zod';
import { wholeDate } from '../batches/partial-date.ts';
import { importBundledLists, importList } from '../pipeline/import-list.ts';
import { readListRefusals } from '../store/list-history.ts';
import { findListSetInForce } from '../store/lists.ts';
import { offerList, type ListOptions } from './list-files.ts';
import { checkedBy } from './parse-option.ts';
import { formatTable } from './table.ts';
import { withDatabase } from './with-database.ts';

const REFUSALS_SHOWN = 5;

/** `cordon lists`: which designations are screened against. */
export function listsCommand(): Command {
  const lists = new Command('lists').description('the designations that are screened against');
  lists
    .command('import <file...>')
    .description(
      "put a newer list in force: the UN's XML, the four files of OFAC or their folder, or FollowTheMoney lines",
    )
    .option('--dated <date>', 'the day of a list that carries none', checkedBy(wholeDate))
    .addOption(
      new Option('--authority <authority>', 'whose list FollowTheMoney lines are').choices(['national', 'file']),
    )
    .option('--shrink-share-max <share>', 'the share of entries that may go missing at once, 0 to 1', toShare)
    .addHelpText(
      'after',
      '\nA list that does not read, is empty or shrinks suspiciously is refused, and the last good one stays.',
    )
    .action(importFiles);
  lists.command('status').description('what is in force, and what was refused of late').action(showStatus);
  return lists;
}

async function importFiles(
  paths: string[],
  { shrinkShareMax, ...options }: ListOptions & { readonly shrinkShareMax?: number },
): Promise<void> {
  const offered = await offerList(paths, options);
  const { version, isNew } = await withDatabase(async (ground) => {
    // On a new database the bundled lists come first, so that one import does not stand alone.
    await importBundledLists(ground);
    return importList(ground, { ...offered, ...(shrinkShareMax !== undefined && { shrinkShareMax }) });
  });
  const { authority, datedOn, designations } = version;
  const entries = `${designations.length} ${designations.length === 1 ? 'entry' : 'entries'} of ${datedOn}`;
  console.log(`${authority}: ${entries}, ${isNew ? 'in force now' : 'in force already'}.`);
}

async function showStatus(): Promise<void> {
  const { versions, refusals } = await withDatabase(async (ground) => {
    await importBundledLists(ground);
    const set = await findListSetInForce(ground.database);
    const page = await readListRefusals(ground.database, { limit: REFUSALS_SHOWN });
    return { versions: set?.versions ?? [], refusals: page.rows };
  });
  console.log(
    formatTable(
      ['list', 'dated', 'entries', 'imported', 'source'],
      versions.map((it) => [
        it.authority,
        it.datedOn,
        String(it.designationCount),
        it.importedAt.toISOString().slice(0, 16),
        it.source,
      ]),
    ),
  );
  for (const { refusedAt, authority, source, message } of refusals) {
    console.log(`Refused ${refusedAt.toISOString().slice(0, 16)}: ${authority} from ${source}. ${message}`);
  }
}

function toShare(text: string): number {
  return checkedBy(z.coerce.number().min(0).max(1))(text);
}
