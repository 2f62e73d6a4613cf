import type { Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Authority } from '../designations/designation.ts';
import { readFtm } from '../designations/ftm-read.ts';
import type { ListVersion } from '../designations/list-version.ts';
import { parseOfacSet } from '../designations/ofac-csv.ts';
import { parseUnList } from '../designations/un.ts';
import { InputError } from '../errors.ts';
import type { OfferedList } from '../pipeline/import-list.ts';
import { findPublisher, type Publisher } from '../publishers/publishers.ts';
import { contentHash } from '../store/content-hash.ts';
import { fileError } from './file-error.ts';

const OFAC_FILES = ['sdn.csv', 'alt.csv', 'add.csv', 'sdn_comments.csv'] as const;

export type ListOptions = {
  /** The day of the list, for those that carry none. */
  readonly dated?: string;
  /** Whose list it is, where the file does not tell. */
  readonly authority?: Authority;
};

/**
 * Finds out what the files are: the UN's XML, the four files of OFAC or a folder of them, or FollowTheMoney lines.
 * Each may be packed (`.gz`). Nothing is read yet: what is wrong with the contents is for the import to tell.
 */
export async function offerList(paths: readonly string[], options: ListOptions): Promise<OfferedList> {
  const files = await filesAt(paths);
  const source = files.map((it) => basename(it)).join(', ');
  if (files.length === OFAC_FILES.length) {
    return { authority: 'ofac', source, read: () => readOfac(paths, files, options, source) };
  }
  const [file] = files;
  if (file === undefined || files.length > 1) throw notAList();
  const publisher = options.authority && findPublisher(options.authority);
  if (publisher !== undefined && !/\.(json|jsonl|ndjson|ijson)(\.gz)?$/i.test(file)) {
    const { authority } = publisher;
    return { authority, source, read: () => readPublished(publisher, file, options, source) };
  }
  if (/\.xml(\.gz)?$/i.test(file)) return { authority: 'un', source, read: () => readUn(file, source) };
  if (!/\.(json|jsonl|ndjson|ijson)(\.gz)?$/i.test(file)) throw notAList();
  const authority = options.authority ?? 'file';
  return { authority, source, read: () => readFollowTheMoney(file, { ...options, authority }, source) };
}

function notAList(): InputError {
  return new InputError(
    'list_unknown',
    `Give the UN's list (.xml), FollowTheMoney lines (.json), the four files of OFAC (${OFAC_FILES.join(', ')}) or their folder, or another list with --authority.`,
  );
}

/** The official files at the paths that were given; a folder stands for the files of OFAC in it. */
async function filesAt(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(paths.map(statOf));
  const [path] = paths;
  if (path !== undefined && found[0]!.isDirectory()) {
    return inOrder((await readdir(path)).map((name) => join(path, name)));
  }
  return paths.length === OFAC_FILES.length ? inOrder(paths) : [...paths];
}

function inOrder(paths: readonly string[]): string[] {
  return OFAC_FILES.map((name) => {
    const path = paths.find((it) => basename(it).toLowerCase().replace(/\.gz$/, '') === name);
    if (path === undefined)
      throw new InputError('list_incomplete', `${name} is missing: the four files of OFAC belong together.`);
    return path;
  });
}

async function statOf(path: string): Promise<Stats> {
  return stat(path).catch((error: unknown) => {
    throw fileError(path, error);
  });
}

async function readUn(file: string, source: string): Promise<ListVersion> {
  const bytes = await readOfficial(file);
  const { datedOn, dprkLinked } = parseUnList([bytes]);
  return { authority: 'un', datedOn: datedOn!, contentHash: contentHash([bytes]), source, designations: dprkLinked };
}

/** A list in the form in which its authority publishes it for fetching. */
async function readPublished(
  { authority, read }: Publisher,
  file: string,
  { dated }: ListOptions,
  source: string,
): Promise<ListVersion> {
  const bytes = await readOfficial(file);
  const { datedOn = dated, dprkLinked } = read(bytes);
  if (datedOn === undefined) {
    throw new InputError('list_undated', 'This list carries no date. Say which day it is of: --dated 2026-11-23.');
  }
  return { authority, datedOn, contentHash: contentHash([bytes]), source, designations: dprkLinked };
}

/** OFAC's files carry no date, so it is asked for, or taken from the name of their folder. */
async function readOfac(
  paths: readonly string[],
  files: readonly string[],
  { dated }: ListOptions,
  source: string,
): Promise<ListVersion> {
  const datedOn = dated ?? /\d{4}-\d{2}-\d{2}/.exec(basename(resolve(paths[0]!)))?.[0];
  if (datedOn === undefined) {
    throw new InputError('list_undated', "OFAC's files carry no date. Say which day they are of: --dated 2026-11-23.");
  }
  const parts = await Promise.all(files.map(readOfficial));
  const [sdn, alt, add, comments] = parts.map((it) => it.toString('utf8')) as [string, string, string, string];
  const { dprkLinked } = parseOfacSet({ sdn, alt, add, comments });
  return { authority: 'ofac', datedOn, contentHash: contentHash(parts), source, designations: dprkLinked };
}

async function readFollowTheMoney(
  file: string,
  { dated, authority }: ListOptions & { readonly authority: Authority },
  source: string,
): Promise<ListVersion> {
  const bytes = await readOfficial(file);
  return {
    authority,
    datedOn: dated ?? new Date().toISOString().slice(0, 10),
    contentHash: contentHash([bytes]),
    source,
    designations: readFtm(bytes.toString('utf8').split('\n'), authority),
  };
}

async function readOfficial(file: string): Promise<Buffer> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw fileError(file, error);
  });
  if (!file.endsWith('.gz')) return bytes;
  try {
    return gunzipSync(bytes);
  } catch (error) {
    throw new InputError('list_packed_wrong', 'The packed file is broken or cut. Fetch it again.', { cause: error });
  }
}
