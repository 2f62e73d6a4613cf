import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OfacSet } from '../../src/designations/ofac-csv.ts';

const FOLDER = join(import.meta.dirname, 'fixtures');

/** An invented file in an official format, as its bytes. */
export function readFixture(name: string): Buffer {
  return readFileSync(join(FOLDER, name));
}

/** The four invented files of an OFAC publication; write down only the one that matters to the test. */
export function anOfacSet(given: Partial<OfacSet> = {}): OfacSet {
  const read = (name: string) => readFixture(`ofac/${name}`).toString('utf8');
  return {
    sdn: read('sdn.csv'),
    alt: read('alt.csv'),
    add: read('add.csv'),
    comments: read('sdn_comments.csv'),
    ...given,
  };
}
