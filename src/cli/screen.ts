import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Command, Option } from 'commander';
import { buildIndex, type MatchIndex } from '../matching/candidates.ts';
import { readBundledLists } from '../store/bundled-lists.ts';
import { readDesignationFiles, separateHolderFile } from './designation-files.ts';
import { fileError } from './file-error.ts';
import { formatByName, HOLDER_FORMATS, type HolderFormat } from './holder-format.ts';
import { startProgress } from './progress.ts';
import { screenStream } from './screen-stream.ts';

/** `cordon screen`: a dry run of a book, with no server and no database. */
export function screenCommand(): Command {
  return new Command('screen')
    .description('screen holders from a file or standard input, with no server and no database')
    .argument('[file]', 'the holders; standard input where it is left out')
    .option(
      '--designations <file...>',
      'FollowTheMoney lines to screen against, whatever their programme, instead of the bundled DPRK-linked set',
    )
    .addOption(
      new Option(
        '--format <format>',
        'how the holders are written (default: by the name or the first character)',
      ).choices(HOLDER_FORMATS),
    )
    .addHelpText('after', AFTER)
    .action(screen);
}

const AFTER = `
Writes one JSON line for each holder, in order:
  {"customerRef": ..., "outcome": "clear" | "possible" | "match" | "unscreenable", "matches": [
    {"designationId": ..., "score": 0 to 1, "name": ..., "matchedName": ..., "evidence": [...]}]}
A row that is no holder is reported on standard error with its line and field, and the others go on.

Exit codes:
  0  every row was screened
  1  nothing could be done: a file that cannot be read, a wrong option
  2  some rows were reported and not screened`;

type ScreenOptions = { readonly designations?: string[]; readonly format?: HolderFormat };

async function screen(file: string | undefined, { designations = [], format }: ScreenOptions): Promise<void> {
  const { holderFile, designationFiles } = await separateHolderFile(file, designations);
  const index = await readIndex(designationFiles);
  const { source, size } = await openHolders(holderFile);
  const progress = startProgress({
    label: 'Screening',
    unit: 'bytes',
    total: size,
    isOutputOnTerminal: process.stdout.isTTY,
  });
  try {
    const { rows, rejected } = await screenStream(
      { index, output: process.stdout, progress },
      { source, format: format ?? formatByName(holderFile ?? '') },
    );
    progress.stop();
    if (rejected > 0) {
      console.error(`${rejected} of ${rows} rows are no holders and were not screened.`);
      process.exitCode = 2;
    }
  } catch (error) {
    progress.stop();
    throw fileError(holderFile ?? 'standard input', error);
  }
}

async function readIndex(designationFiles: readonly string[]): Promise<MatchIndex> {
  if (designationFiles.length > 0) return buildIndex(await readDesignationFiles(designationFiles));
  return buildIndex((await readBundledLists()).flatMap((version) => version.designations));
}

async function openHolders(file: string | undefined): Promise<{ source: Readable; size: number | undefined }> {
  if (file === undefined) {
    if (process.stdin.isTTY) console.error('Reading holders from the terminal, up to Ctrl-D.');
    return { source: process.stdin, size: undefined };
  }
  const found = await stat(file).catch((error: unknown) => {
    throw fileError(file, error);
  });
  return { source: createReadStream(file, { highWaterMark: 1 << 18 }), size: found.isFile() ? found.size : undefined };
}
