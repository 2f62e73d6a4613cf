import { randomBytes } from 'node:crypto';
import type { Holder } from '../../src/batches/holder.ts';
import type { Designation } from '../../src/designations/designation.ts';
import { importList } from '../../src/pipeline/import-list.ts';
import { divideRescreening, rescreenChunk } from '../../src/pipeline/rescreen.ts';
import { screenChunk, type ScreeningServices } from '../../src/pipeline/screen-chunk.ts';
import type { Database } from '../../src/store/database.ts';
import { findListSetInForce, readDesignationsOfVersion } from '../../src/store/lists.ts';
import { findUnfinishedRescreenings } from '../../src/store/rescreenings.ts';
import { storeBatch } from './stored-batch.ts';

/** Sends a book and screens it, as the line does. */
export async function sendBook(
  line: ScreeningServices,
  institutionId: string,
  holders: readonly Holder[],
): Promise<{ batchId: string }> {
  const { batchId, chunkIds } = await storeBatch(line.database, { institutionId, holders });
  for (const id of chunkIds) await screenChunk(line, id);
  return { batchId };
}

/** Puts a version of the UN list in force that is made of the one in force. */
export async function amendUnList(
  database: Database,
  amend: (designations: readonly Designation[]) => readonly Designation[],
): Promise<void> {
  const held = (await findListSetInForce(database))!.versions.find((it) => it.authority === 'un')!;
  const designations = amend(await readDesignationsOfVersion(database, held.id));
  const version = { ...held, contentHash: randomBytes(32).toString('hex'), source: 'test', designations };
  await importList({ database }, { authority: 'un', source: 'test', read: () => version });
}

/** Does every re-screening that is asked for, to the end. */
export async function rescreenAll(line: ScreeningServices): Promise<void> {
  const { rescreeningIds } = await findUnfinishedRescreenings(line.database, 1_000);
  for (const id of rescreeningIds) await divideRescreening(line, id);
  const { chunkIds } = await findUnfinishedRescreenings(line.database, 1_000);
  for (const id of chunkIds) await rescreenChunk(line, id);
}
