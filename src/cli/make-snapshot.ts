import { readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Designation } from '../designations/designation.ts';
import { writeFtm } from '../designations/ftm-write.ts';
import { parseOfacSet } from '../designations/ofac-csv.ts';
import { parseUnList } from '../designations/un.ts';
import { snapshotMeta } from '../store/bundled-lists.ts';
import type { SnapshotMeta } from '../store/bundled-lists.ts';
import { contentHash } from '../store/content-hash.ts';

const USAGE = `Usage: npm run snapshot -- <un.xml[.gz]> <folder of the four OFAC files, named by its date>

Makes the bundled snapshot of the DPRK-linked designations anew from the official files.`;

const NOTE = 'Facts of the DPRK-linked entries only, taken by the importers of this project; no narrative text.';

const OFAC_FILES = ['sdn.csv', 'alt.csv', 'add.csv', 'sdn_comments.csv'] as const;

const [unPath, ofacFolder] = process.argv.slice(2);
if (unPath === undefined || ofacFolder === undefined) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  await makeUnSnapshot(unPath);
  await makeOfacSnapshot(ofacFolder);
}

async function makeUnSnapshot(path: string): Promise<void> {
  const bytes = await readOfficial(path);
  const { datedOn, dprkLinked } = parseUnList([bytes]);
  await writeSnapshot('un', dprkLinked, {
    authority: 'un',
    datedOn: datedOn!,
    contentHash: contentHash([bytes]),
    source: 'United Nations Security Council consolidated list, XML',
  });
}

/** OFAC's files carry no date: the folder's name has to. */
async function makeOfacSnapshot(folder: string): Promise<void> {
  const datedOn = /\d{4}-\d{2}-\d{2}/.exec(basename(resolve(folder)))?.[0];
  if (datedOn === undefined)
    throw new Error(`Name the folder by the date of its files, for example set_2024-01-05.\n${USAGE}`);

  const files = await Promise.all(OFAC_FILES.map((name) => readOfficial(join(folder, name))));
  const [sdn, alt, add, comments] = files.map((bytes) => bytes.toString('utf8')) as [string, string, string, string];
  await writeSnapshot('ofac', parseOfacSet({ sdn, alt, add, comments }).dprkLinked, {
    authority: 'ofac',
    datedOn,
    contentHash: contentHash(files),
    source: `US Treasury, OFAC: SDN list, CSV (${OFAC_FILES.join(', ')})`,
  });
}

type Origin = Pick<SnapshotMeta, 'authority' | 'datedOn' | 'contentHash' | 'source'>;

async function writeSnapshot(name: string, designations: readonly Designation[], origin: Origin): Promise<void> {
  const folder = join(import.meta.dirname, '../designations/snapshot');
  const madeOn = new Date().toISOString().slice(0, 10);
  const meta = snapshotMeta.parse({ ...origin, madeOn, designations: designations.length, note: NOTE });
  await writeFile(join(folder, `${name}.ftm.ndjson`), designations.map((it) => `${writeFtm(it)}\n`).join(''));
  await writeFile(join(folder, `${name}.meta.json`), `${JSON.stringify(meta, undefined, 2)}\n`);
  console.log(`${name}: ${designations.length} designations as of ${origin.datedOn}`);
}

/** The official bytes: a file may be kept packed, beside or instead of the plain one. */
async function readOfficial(path: string): Promise<Buffer> {
  try {
    const bytes = await readFile(path);
    return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  } catch (error) {
    if (path.endsWith('.gz') || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return gunzipSync(await readFile(`${path}.gz`));
  }
}
