import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListVersion } from '../designations/list-version.ts';
import { writeFtm } from '../designations/ftm-write.ts';
import { snapshotMeta } from '../store/bundled-lists.ts';
import { complain } from './complain.ts';
import { offerList } from './list-files.ts';

const USAGE = `Usage: npm run snapshot -- <un.xml[.gz]> <folder of the four OFAC files, named by its date>

Makes the bundled snapshot of the DPRK-linked designations anew from the official files.`;

const NOTE = 'Facts of the DPRK-linked entries only, taken by the importers of this project; no narrative text.';

/** Said of the bundled lists instead of the names of somebody's files. */
const SOURCES = {
  un: 'United Nations Security Council consolidated list, XML',
  ofac: 'US Treasury, OFAC: SDN list, CSV (sdn.csv, alt.csv, add.csv, sdn_comments.csv)',
} as const;

const [unFile, ofacFolder] = process.argv.slice(2);
if (unFile === undefined || ofacFolder === undefined) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  await makeSnapshots({ un: unFile, ofac: ofacFolder }).catch(complain);
}

/** Reads both before it writes either. */
async function makeSnapshots(paths: Readonly<Record<keyof typeof SOURCES, string>>): Promise<void> {
  const [un, ofac] = await Promise.all([readOfficial(paths.un), readOfficial(paths.ofac)]);
  await writeSnapshot('un', un);
  await writeSnapshot('ofac', ofac);
}

/** As `cordon lists import` reads it. */
async function readOfficial(path: string): Promise<ListVersion> {
  return (await offerList([path], {})).read();
}

async function writeSnapshot(name: keyof typeof SOURCES, list: ListVersion): Promise<void> {
  const { authority, datedOn, contentHash, designations } = list;
  const folder = join(import.meta.dirname, '../designations/snapshot');
  const meta = snapshotMeta.parse({
    authority,
    datedOn,
    contentHash,
    source: SOURCES[name],
    madeOn: new Date().toISOString().slice(0, 10),
    designations: designations.length,
    note: NOTE,
  });
  await writeFile(join(folder, `${name}.ftm.ndjson`), designations.map((it) => `${writeFtm(it)}\n`).join(''));
  await writeFile(join(folder, `${name}.meta.json`), `${JSON.stringify(meta, undefined, 2)}\n`);
  console.log(`${name}: ${designations.length} designations as of ${datedOn}`);
}
