import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findListSetInForce } from '../../src/store/lists.ts';
import { runCordon } from '../support/command.ts';
import { useDatabase } from '../support/database.ts';

const ground = useDatabase();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cordon-lists-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function aFile(name: string, contents: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, contents);
  return path;
}

function cordon(...args: string[]) {
  return runCordon(['lists', ...args], { env: { DATABASE_URL: ground.url, CORDON_SECRET_KEY: `${'A'.repeat(43)}=` } });
}

async function inForce(): Promise<Record<string, string>> {
  const set = await findListSetInForce(ground.database);
  return Object.fromEntries(set!.versions.map((it) => [it.authority, it.datedOn]));
}

const FOLLOW_THE_MONEY = `${JSON.stringify({ id: 'x-1', schema: 'Person', properties: { name: ['Invented Person'] } })}\n`;
const UN_OF_ONE_ENTRY = `<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2026-11-01T00:00:00Z"><INDIVIDUALS><INDIVIDUAL>
  <FIRST_NAME>INVENTED</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.999</REFERENCE_NUMBER>
</INDIVIDUAL></INDIVIDUALS><ENTITIES></ENTITIES></CONSOLIDATED_LIST>`;

test('a new database starts with the bundled lists', async () => {
  const { code, stdout } = await cordon('status');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^national .*\nofac .*\nun .*$/m);
});

test('FollowTheMoney lines become a list of their own beside the others, packed or not', async () => {
  const file = await aFile('own.json.gz', gzipSync(FOLLOW_THE_MONEY));
  const { code, stdout } = await cordon('import', file, '--dated', '2026-11-01');
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'file: 1 entry of 2026-11-01, in force now.\n' });
  expect(await inForce()).toMatchObject({ file: '2026-11-01', un: expect.any(String) });
  expect((await cordon('import', file)).stdout).toContain('in force already');
});

test('a list that shrinks suspiciously is refused in one line, the last good one stays, and the refusal is on record', async () => {
  const before = await inForce();
  const { code, stdout, stderr } = await cordon('import', await aFile('un.xml', UN_OF_ONE_ENTRY));
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^cordon: .*1 DPRK-linked entries.*\n$/);
  expect(await inForce()).toEqual(before);
  expect((await cordon('status')).stdout).toMatch(/Refused .*: un from un\.xml/);
});

test('whoever knows that so many were delisted lets the shrunk list through', async () => {
  const file = await aFile('un-small.xml', UN_OF_ONE_ENTRY);
  expect((await cordon('import', file, '--shrink-share-max', '1')).code).toBe(0);
  expect(await inForce()).toMatchObject({ un: '2026-11-01' });
});

test.each([
  ['a list that is cut', 'cut.xml', UN_OF_ONE_ENTRY.slice(0, 300), /UN list/],
  ['a packed file that is cut', 'cut.xml.gz', gzipSync(UN_OF_ONE_ENTRY).subarray(0, 60), /packed file/],
  ['an OFAC file without its three siblings', 'sdn.csv', '', /four files/],
])('%s is refused and changes nothing', async (_what, name, contents, message) => {
  const before = await inForce();
  const { code, stderr } = await cordon('import', await aFile(name, contents));
  expect(code).toBe(1);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(await inForce()).toEqual(before);
});
