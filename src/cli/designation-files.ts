import { open, readFile, stat } from 'node:fs/promises';
import type { Designation } from '../designations/designation.ts';
import { readFtm } from '../designations/ftm-read.ts';
import { InputError } from '../errors.ts';
import { fileError } from './file-error.ts';

/** Reads FollowTheMoney files; every entry counts, whatever its programme. A file without any is refused. */
export async function readDesignationFiles(paths: readonly string[]): Promise<Designation[]> {
  const pathById = new Map<string, string>();
  const all: Designation[] = [];
  for (const path of paths) {
    const designations = await readDesignations(path);
    for (const { id } of designations) {
      const earlier = pathById.get(id);
      if (earlier !== undefined) {
        throw new InputError(
          'designation_repeated',
          `${id} stands in ${earlier} and in ${path}. Give each entry once.`,
        );
      }
      pathById.set(id, path);
    }
    all.push(...designations);
  }
  return all;
}

async function readDesignations(path: string): Promise<Designation[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw fileError(path, error);
  });
  const designations = read(path, text);
  if (designations.length === 0) throw new InputError('designations_empty', `${path}: There is no designation in it.`);
  return designations;
}

function read(path: string, text: string): Designation[] {
  try {
    return readFtm(text.replace(/^\u{feff}/u, '').split('\n'));
  } catch (error) {
    throw error instanceof InputError
      ? new InputError(error.code, `${path}: ${error.message}`, { cause: error })
      : error;
  }
}

/**
 * Tells the holders' file from the designations. `--designations` takes several files, so the command line parser
 * gives it every word that follows, the holders' file too: `--designations a.json b.json book.csv`. Where none was
 * left for the holders, the last one is theirs if its first line is no FollowTheMoney entity.
 */
export async function separateHolderFile(
  file: string | undefined,
  given: readonly string[],
): Promise<{ readonly holderFile: string | undefined; readonly designationFiles: readonly string[] }> {
  const last = given.at(-1);
  if (file !== undefined || last === undefined || given.length < 2 || (await isFollowTheMoney(last))) {
    return { holderFile: file, designationFiles: given };
  }
  return { holderFile: last, designationFiles: given.slice(0, -1) };
}

const FIRST_LINE_BYTES_MAX = 65_536;

/** A pipe cannot be looked into without taking from it, so it counts as what it was given as. */
async function isFollowTheMoney(path: string): Promise<boolean> {
  const found = await stat(path).catch((error: unknown) => {
    throw fileError(path, error);
  });
  if (!found.isFile()) return true;
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(FIRST_LINE_BYTES_MAX), 0, FIRST_LINE_BYTES_MAX, 0);
    const start = buffer.toString('utf8', 0, bytesRead).trimStart();
    return start.startsWith('{') && /"schema"\s*:/.test(start) && !/"customerRef"\s*:/.test(start.split('\n', 1)[0]!);
  } finally {
    await file.close();
  }
}
