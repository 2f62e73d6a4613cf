import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AUTHORITIES } from '../designations/designation.ts';
import { readFtm } from '../designations/ftm-read.ts';
import type { ListVersion } from '../designations/list-version.ts';

const SNAPSHOT = new URL('../designations/snapshot/', import.meta.url);

/** The lists that come with the project, each a pair `<name>.ftm.ndjson` and `<name>.meta.json`. */
const BUNDLED_LISTS = ['un', 'ofac', 'national'] as const;

/** What accompanies the lines of a bundled list: where its facts come from, and when they were taken. */
export const snapshotMeta = z.strictObject({
  authority: z.enum(AUTHORITIES),
  datedOn: z.iso.date(),
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  source: z.string().min(1),
  madeOn: z.iso.date(),
  designations: z.int().positive(),
  note: z.string().min(1),
});

/**
 * The DPRK-linked designations that the project starts with, one list version for each authority. A snapshot that does
 * not read is a fault of ours, and is thrown as such.
 */
export async function readBundledLists(): Promise<ListVersion[]> {
  return Promise.all(
    BUNDLED_LISTS.map(async (name) => {
      const [meta, lines] = await Promise.all([
        readFile(new URL(`${name}.meta.json`, SNAPSHOT), 'utf8'),
        readFile(new URL(`${name}.ftm.ndjson`, SNAPSHOT), 'utf8'),
      ]);
      const { authority, datedOn, contentHash, source } = snapshotMeta.parse(JSON.parse(meta));
      return { authority, datedOn, contentHash, source, designations: readFtm(lines.split('\n'), authority) };
    }),
  );
}
