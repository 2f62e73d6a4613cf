import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCordon } from '../support/command.ts';
import { useDatabase } from '../support/database.ts';
import { aSupervisor, recordMeeting } from '../support/register.ts';

const ground = useDatabase();
let folder: string;
let username: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cordon-register-'));
  const supervisor = await aSupervisor(ground.database);
  ({ username } = supervisor);
  await recordMeeting(ground.database, { number: 1, heldOn: '2018-03-01', by: supervisor });
});
afterAll(() => rm(folder, { recursive: true }));

const cordon = (...args: string[]) =>
  runCordon(['register', ...args], {
    env: { DATABASE_URL: ground.url, CORDON_SECRET_KEY: 'A'.repeat(43) + '=' },
  });

async function writeCsv(content: string | Buffer): Promise<string> {
  const path = join(folder, 'determinations.csv');
  await writeFile(path, content);
  return path;
}

test('a file is proposed in the name of a supervisor, its bad rows are told, and nothing is in force by it', async () => {
  const path = await writeCsv(
    [
      'reference,meeting,decision,kind,name,relation,effectiveOn',
      'ND-1,1,1,entity,Invented Otter Ltd,owner,2019-12-30',
      'ND-2,1,1,entity,Invented Badger Ltd,friend,2019-12-30',
    ].join('\n'),
  );
  const { code, stdout, stderr } = await cordon('import', path, '--by', username);
  expect(stdout).toContain('1 row proposed.');
  expect(stderr).toMatch(/^line 3: Column relation: Write one of: owner/);
  expect(code).toBe(2);
  const listed = await cordon('list');
  expect(listed.stdout).toMatch(/ND-1 +proposed +Invented Otter Ltd +active +1\.1 +1/);
  expect((await cordon('list', '--standing', 'in-force')).stdout).not.toContain('ND-1');
});

test.each([
  ['of nobody', 'reference\n', 'nobody', /No supervisor has this username/],
  ['in another encoding', Buffer.from([0xff, 0xfe, 0x41]), undefined, /not in UTF-8/],
  ['that is no register', 'a,b\n1,2\n', undefined, /must name the columns/],
])('a file %s is refused in one line', async (_, content, by, message) => {
  const { code, stderr } = await cordon('import', await writeCsv(content), '--by', by ?? username);
  expect([code, stderr.split('\n').length]).toEqual([1, 2]);
  expect(stderr).toMatch(message);
});
