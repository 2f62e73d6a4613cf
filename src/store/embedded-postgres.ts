import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { UnavailableError } from '../errors.ts';
import { chooseRunner, findBinaries, type Runner } from './postgres-binaries.ts';

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 30_000;

export type EmbeddedPostgres = {
  readonly connectionString: string;
  /** Stops the server, unless another process is still connected to it: the last one out turns off the light. */
  readonly stop: () => Promise<void>;
};

/**
 * Starts a PostgreSQL of our own whose files live in `directory`, or joins the one that already runs there: a
 * process that was killed leaves its server behind, and the next one takes it over. The server listens on
 * loopback only, behind a random password. With `isDurable: false` (tests) it does not wait for the disk.
 */
export async function startEmbeddedPostgres(
  directory: string,
  { isDurable = true }: { isDurable?: boolean } = {},
): Promise<EmbeddedPostgres> {
  const home = resolve(directory);
  const cluster = join(home, 'cluster');
  await mkdir(home, { recursive: true, mode: 0o700 });
  const runner = await chooseRunner(home);
  const password = await readOrMakePassword(home);
  if (!existsSync(cluster)) await makeCluster(runner, { home, cluster, password });

  const deadline = Date.now() + START_TIMEOUT_MS;
  let complaint = '';
  while (Date.now() < deadline) {
    const connectionString = await findRunning(cluster, password);
    if (connectionString !== undefined) {
      await createDatabase(connectionString);
      return {
        connectionString: connectionString.replace(/\/postgres$/, '/cordon'),
        stop: () => stopUnlessShared(cluster, connectionString),
      };
    }
    complaint = await start(runner, { home, cluster, isDurable });
  }
  throw new UnavailableError(`The embedded PostgreSQL did not start. ${complaint} Its log is ${join(home, 'log')}.`);
}

async function readOrMakePassword(home: string): Promise<string> {
  const file = join(home, 'password');
  const fresh = randomBytes(24).toString('hex');
  // Two processes may come here at once; the file of the first holds for both.
  await writeFile(file, fresh, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return readFile(file, 'utf8');
}

/** The cluster is made aside and moved into place whole, so that a death half way leaves no half cluster. */
async function makeCluster(
  runner: Runner,
  { home, cluster, password }: { home: string; cluster: string; password: string },
): Promise<void> {
  const { initdb } = await findBinaries();
  const aside = join(home, `cluster-${randomBytes(4).toString('hex')}`);
  const passwordFile = `${aside}.password`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (runner.uid !== undefined) {
    await chown(home, runner.uid, runner.uid);
    await chown(passwordFile, runner.uid, runner.uid);
  }
  try {
    const account = ['-U', 'cordon', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    await runner.run(initdb, ['-D', aside, ...account, '--encoding=UTF8', '--locale=C']);
    await rename(aside, cluster);
  } catch (error) {
    if (!existsSync(cluster)) throw error; // else another process was first, and its cluster serves us too
  } finally {
    await rm(aside, { recursive: true, force: true });
    await rm(passwordFile, { force: true });
  }
}

/** Answers the complaint of a failed start: the loop above looks whether somebody else started it instead. */
async function start(
  runner: Runner,
  { home, cluster, isDurable }: { home: string; cluster: string; isDurable: boolean },
): Promise<string> {
  const { pgCtl } = await findBinaries();
  const settings = [
    `-p ${await findFreePort()}`,
    '-c listen_addresses=127.0.0.1',
    '-c unix_socket_directories=',
    '-c max_connections=200',
    '-c shared_buffers=256MB',
    '-c max_wal_size=2GB',
    ...(isDurable ? [] : ['-c fsync=off', '-c synchronous_commit=off', '-c full_page_writes=off']),
  ];
  const args = ['start', '-w', '-t', '30', '-D', cluster, '-l', join(home, 'log'), '-o', settings.join(' ')];
  try {
    await runner.run(pgCtl, args);
    return '';
  } catch (error) {
    await pause(250);
    return error instanceof Error ? error.message : String(error);
  }
}

/** The server's own note of itself: line 1 is its process id, line 4 its port. */
async function readNote(cluster: string): Promise<{ pid: number; port: number } | undefined> {
  const note = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = note.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port } : undefined;
}

async function findRunning(cluster: string, password: string): Promise<string | undefined> {
  const note = await readNote(cluster);
  if (note === undefined) return undefined;
  const connectionString = `postgres://cordon:${password}@127.0.0.1:${note.port}/postgres`;
  const answers = await ask(connectionString, 'select 1').catch(() => []);
  return answers.length === 1 ? connectionString : undefined;
}

async function createDatabase(connectionString: string): Promise<void> {
  await ask(connectionString, 'create database cordon').catch((error: { code?: string }) => {
    if (error.code !== '42P04' && error.code !== '23505') throw error; // it exists, or is being made at this moment
  });
}

async function stopUnlessShared(cluster: string, connectionString: string): Promise<void> {
  const others = await ask(
    connectionString,
    "select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
  ).catch(() => []);
  const note = await readNote(cluster);
  if (others.length > 0 || note === undefined) return;
  process.kill(note.pid, 'SIGINT'); // "fast" shutdown: no new connections, a clean checkpoint
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  while (Date.now() < deadline && (await readNote(cluster)) !== undefined) await pause(50);
}

async function ask(connectionString: string, question: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query(question)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

function findFreePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });
}
