import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readListDecisions } from '../../src/store/list-decisions.ts';
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
  return runCordon(['lists', ...args], {
    env: { DATABASE_URL: ground.url, CORDON_SECRET_KEY: `${'A'.repeat(43)}=`, LIST_MIRROR: folder },
  });
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

test('whoever knows that so many were delisted lets the shrunk list through, and it is kept who and why', async () => {
  const file = await aFile('un-small.xml', UN_OF_ONE_ENTRY);
  const unsigned = await cordon('import', file, '--override');
  expect({ code: unsigned.code, stderr: unsigned.stderr }).toEqual({
    code: 1,
    stderr: expect.stringContaining('by name and reason'),
  });
  const signed = ['--override', '--by', 'Sample Officer', '--reason', 'Confirmed with the Secretariat'];
  expect((await cordon('import', file, ...signed)).code).toBe(0);
  expect(await inForce()).toMatchObject({ un: '2026-11-01' });
  const { rows } = await readListDecisions(ground.database, { limit: 5 });
  expect(rows).toMatchObject([
    { kind: 'override', authority: 'un', guards: ['list_shrunk'], by: 'Sample Officer', datedOn: '2026-11-01' },
  ]);
});

test('two versions are compared entry by entry, and named by their dates', async () => {
  const { stdout } = await cordon('diff', '2026-02-27', '2026-11-01', '--authority', 'un');
  expect(stdout).toMatch(/^\+ KPi\.999 {2}INVENTED$/m);
  expect(stdout).toContain('1 added, 0 amended, 155 delisted.');
});

test('a pinned version stays in force until it is released, and both decisions are signed', async () => {
  const signed = ['--by', 'Sample Officer', '--reason', 'A test'];
  expect((await cordon('pin', 'un', '2026-02-27', ...signed)).stdout).toContain('is pinned');
  expect(await inForce()).toMatchObject({ un: '2026-02-27' });
  expect((await cordon('status')).stdout).toMatch(/^un .*pinned/m);
  expect((await cordon('pin', 'un', '--release', ...signed)).code).toBe(0);
  expect(await inForce()).toMatchObject({ un: '2026-11-01' });
  expect((await cordon('pin', 'un', '--release', ...signed)).stderr).toContain('No version');
});

test('lists are fetched from the directory of the operator, and what is the same is only noted', async () => {
  const newer = UN_OF_ONE_ENTRY.replace('2026-11-01', '2026-11-02');
  await aFile('consolidated.xml', newer);
  const update = () => cordon('update', 'un');
  expect((await update()).stdout).toBe('un: 1 entry of 2026-11-02, in force now.\n');
  expect((await update()).stdout).toContain('nothing new');
  await aFile('consolidated.xml', newer.slice(0, 200));
  const refused = await update();
  expect({ code: refused.code, stdout: refused.stdout }).toEqual({
    code: 1,
    stdout: expect.stringMatching(/^un: refused\./),
  });
  expect(await inForce()).toMatchObject({ un: '2026-11-02' });
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
