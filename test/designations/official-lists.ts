import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { OfacSet } from '../../src/designations/ofac-csv.ts';
import { SHARED_DATA } from '../support/shared-data.ts';

const LISTS = join(SHARED_DATA ?? '', 'lists');

/** True where the folder of real lists is missing: then the tests on them are skipped, and say so. */
export const LISTS_ARE_MISSING = SHARED_DATA === undefined;
if (LISTS_ARE_MISSING) console.warn('The folder of real lists is not at hand: the tests on them are skipped.');

/** The bytes of a real list, unpacked. */
export function readOfficial(path: string): Buffer {
  const bytes = readFileSync(join(LISTS, path));
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

/** The four files of a real publication of OFAC. */
export function readOfficialSet(folder: string): OfacSet {
  const files = readdirSync(join(LISTS, 'ofac', folder));
  const read = (name: string) =>
    readOfficial(`ofac/${folder}/${files.includes(name) ? name : `${name}.gz`}`).toString('utf8');
  return { sdn: read('sdn.csv'), alt: read('alt.csv'), add: read('add.csv'), comments: read('sdn_comments.csv') };
}

/** What has to stand beside an sdn.csv whose siblings are lost: no alias, and the empty row that every address has. */
export function emptySiblingsOf(sdn: string): Omit<OfacSet, 'sdn'> {
  const entries = [...sdn.matchAll(/^(\d+),/gm)].map(([, entNum]) => entNum);
  return {
    alt: '\u001a',
    add: `${entries.map((it) => `${it},1,-0- ,-0- ,-0- ,-0- `).join('\r\n')}\r\n\u001a`,
    comments: '\u001a',
  };
}
