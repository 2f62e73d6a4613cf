import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Designation } from '../../src/designations/designation.ts';
import { checkListVersion } from '../../src/designations/list-guard.ts';
import { parseOfacSet } from '../../src/designations/ofac-csv.ts';
import { parseUnList } from '../../src/designations/un.ts';
import { writeFtm } from '../../src/designations/ftm-write.ts';
import { readBundledLists } from '../../src/store/bundled-lists.ts';
import { contentHash } from '../../src/store/content-hash.ts';
import { SHARED_DATA } from '../support/shared-data.ts';

const bundled = new Map((await readBundledLists()).map((it) => [it.authority, it]));

describe('the bundled lists', () => {
  test('are the newest that the project has, each with its date and all its entries', () => {
    expect([...bundled.values()].map((it) => [it.authority, it.datedOn, it.designations.length])).toEqual([
      ['un', '2026-02-27', 155],
      ['ofac', '2024-01-05', 586],
      ['national', '2019-12-30', 2],
    ]);
  });

  test('would be let through as an update', () => {
    for (const version of bundled.values()) expect(() => checkListVersion(version, undefined)).not.toThrow();
  });

  test('hold no id twice', () => {
    const ids = [...bundled.values()].flatMap((it) => it.designations.map((designation) => designation.id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('say which national determinations there are, and that their register numbers are invented', () => {
    const entries = bundled.get('national')!.designations;
    expect(entries.map((it) => [it.name, it.determination?.effectiveOn])).toEqual([
      ['Glory Worldwide Glow Co Ltd', '2019-06-12'],
      ['Mansudae New Tech Corporation Ltd', '2019-12-30'],
    ]);
    for (const { identifiers } of entries) expect(identifiers[0]?.number).toMatch(/^DEMO-\d{5}$/);
    const bytes = readFileSync('src/designations/snapshot/national.ftm.ndjson');
    expect(bundled.get('national')!.contentHash).toBe(contentHash([bytes]));
  });
});

describe.skipIf(SHARED_DATA === undefined)(
  'the bundled lists are what the importers make of the official files',
  () => {
    const lists = join(SHARED_DATA ?? '', 'lists');

    test('of the UN', () => {
      const bytes = readOfficial(join(lists, 'un/consolidated_2026-02-27.xml.gz'));
      expect(bundled.get('un')!.contentHash).toBe(contentHash([bytes]));
      expect(linesOf(bundled.get('un')!.designations)).toEqual(linesOf(parseUnList([bytes]).dprkLinked));
    });

    test('of OFAC', () => {
      const files = ['sdn.csv.gz', 'alt.csv.gz', 'add.csv.gz', 'sdn_comments.csv'].map((name) =>
        readOfficial(join(lists, 'ofac/set_2024-01-05', name)),
      );
      const [sdn, alt, add, comments] = files.map((it) => it.toString('utf8')) as [string, string, string, string];
      expect(bundled.get('ofac')!.contentHash).toBe(contentHash(files));
      expect(linesOf(bundled.get('ofac')!.designations)).toEqual(
        linesOf(parseOfacSet({ sdn, alt, add, comments }).dprkLinked),
      );
    });
  },
);

function linesOf(designations: readonly Designation[]): string[] {
  return designations.map(writeFtm);
}

function readOfficial(path: string): Buffer {
  const bytes = readFileSync(path);
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}
