import { fork } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/store/embedded-postgres.ts';

const isRoot = process.getuid?.() === 0;

async function aFolder(parent = tmpdir()): Promise<string> {
  const folder = await mkdtemp(join(parent, 'cordon-postgres-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'postgres');
}

async function ask(postgres: EmbeddedPostgres, question: string): Promise<unknown[]> {
  const database = openDatabase(postgres.connectionString, { max: 1 });
  return (await database.query(question).finally(() => database.end())).rows;
}

test('what was written is there after the server has been stopped and started again', async () => {
  const folder = await aFolder();
  const first = await startEmbeddedPostgres(folder);
  await ask(first, 'create table kept as select 7 as number');
  await first.stop();
  const second = await startEmbeddedPostgres(folder);
  onTestFinished(second.stop);
  expect(await ask(second, 'select number from kept')).toEqual([{ number: 7 }]);
});

test('a second process joins the server that runs, and the last one out stops it', async () => {
  const folder = await aFolder();
  const [one, other] = await Promise.all([startEmbeddedPostgres(folder), startEmbeddedPostgres(folder)]);
  expect(other.connectionString).toBe(one.connectionString);
  const guest = openDatabase(other.connectionString, { max: 1 });
  await guest.query('select 1');
  await one.stop();
  expect((await guest.query('select 2 as number')).rows).toEqual([{ number: 2 }]);
  await guest.end();
  await other.stop();
  await expect(readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8')).rejects.toThrow('ENOENT');
});

test('a process that is killed leaves its server behind, and the next one takes it over', async () => {
  const folder = await aFolder();
  const child = fork(join(import.meta.dirname, '../support/start-postgres.ts'), [folder]);
  const [connectionString] = await new Promise<[string]>((told) => child.once('message', (it) => told([String(it)])));
  child.kill('SIGKILL');
  await new Promise((gone) => child.once('exit', gone));
  const heir = await startEmbeddedPostgres(folder);
  onTestFinished(heir.stop);
  expect(heir.connectionString).toBe(connectionString);
});

test('the server listens on loopback only and asks for the password', async () => {
  const postgres = await startEmbeddedPostgres(await aFolder());
  onTestFinished(postgres.stop);
  expect(await ask(postgres, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  const withoutPassword = new URL(postgres.connectionString);
  withoutPassword.password = 'wrong';
  await expect(ask({ ...postgres, connectionString: withoutPassword.href }, 'select 1')).rejects.toMatchObject({
    code: '28P01',
  });
});

test.skipIf(!isRoot)('root starts it in a folder that only root may enter', async () => {
  const folder = await aFolder();
  await chmod(join(folder, '..'), 0o700);
  const postgres = await startEmbeddedPostgres(folder);
  onTestFinished(postgres.stop);
  expect(await ask(postgres, 'select 1 as number')).toEqual([{ number: 1 }]);
});

/** As on a system that forbids user namespaces: there is no `unshare` to be found. */
function forbidNamespaces(): void {
  const path = process.env['PATH'];
  process.env['PATH'] = '/nowhere';
  onTestFinished(() => void (process.env['PATH'] = path));
}

test.skipIf(!isRoot)('where root may not make a namespace, the server runs as nobody', async () => {
  const folder = await aFolder();
  await chmod(join(folder, '..'), 0o755);
  forbidNamespaces();
  const postgres = await startEmbeddedPostgres(folder);
  onTestFinished(postgres.stop);
  expect(await ask(postgres, 'select 1 as number')).toEqual([{ number: 1 }]);
  expect((await stat(join(folder, 'cluster'))).uid).toBe(65_534);
});

test.skipIf(!isRoot)('a folder that nobody may not enter is named, with what to do about it', async () => {
  const folder = await aFolder();
  forbidNamespaces();
  await expect(startEmbeddedPostgres(folder)).rejects.toThrow(/chmod o\+x .*cordon-postgres-/);
});
