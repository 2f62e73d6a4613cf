import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UnavailableError } from '../../errors.ts';
import { startEmbeddedPostgres } from '../../store/embedded-postgres.ts';

/**
 * Takes the folder of the demo for this process and empties it. Whoever killed an earlier demo may have left its
 * PostgreSQL running, which is stopped first. Throws UnavailableError while another demo uses the folder.
 */
export async function claimFolder(folder: string): Promise<{ readonly release: () => Promise<void> }> {
  const note = `${folder}.pid`;
  await mkdir(dirname(folder), { recursive: true });
  await writeNote(note, folder);
  try {
    await stopLeftover(join(folder, 'postgres'));
    await rm(folder, { recursive: true, force: true });
  } catch (error) {
    await rm(note, { force: true });
    throw error;
  }
  return { release: () => rm(note, { force: true }) };
}

async function writeNote(note: string, folder: string): Promise<void> {
  try {
    await writeFile(note, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = Number(await readFile(note, 'utf8'));
    if (isRunning(holder)) {
      throw new UnavailableError(
        `Another demo (process ${holder}) is using ${folder}. End it first, or give this one a folder of its own: ` +
          `CORDON_DATA_DIR=./another npm run demo. If no demo is running, remove ${note}.`,
      );
    }
    await writeFile(note, String(process.pid));
  }
}

function isRunning(processId: number): boolean {
  try {
    return processId > 0 && process.kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // it runs, and belongs to somebody else
  }
}

async function stopLeftover(home: string): Promise<void> {
  const isThere = await readFile(join(home, 'cluster', 'postmaster.pid')).then(
    () => true,
    () => false,
  );
  if (isThere) await (await startEmbeddedPostgres(home)).stop();
}
