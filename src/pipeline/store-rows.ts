import type { Problem } from '../intake/problem.ts';
import type { Row } from '../intake/row.ts';
import { insertChunk, insertProblems, type NewHolder } from '../store/batches.ts';
import type { Transaction } from '../store/database.ts';

/** `holders` + `rejected` is the number of rows; a rejected row has one problem or several. */
export type StoredRows = { readonly holders: number; readonly rejected: number; readonly problems: number };

/** A chunk is held in memory when it is screened, so one of very long rows has fewer of them. */
const CHUNK_CHARACTERS_MAX = 8_388_608;
/** So many problems are written at once. */
const PROBLEMS_AT_ONCE = 1_000;

/**
 * Writes rows as they come: holders in chunks, problems beside them. While one part is on its way to PostgreSQL the
 * next one is read, and no third is begun, so the memory does not grow with the batch.
 */
export async function storeRows(
  tx: Transaction,
  rows: AsyncIterable<Row>,
  { batchId, chunkHolders }: { readonly batchId: string; readonly chunkHolders: number },
): Promise<StoredRows> {
  const count = { holders: 0, rejected: 0, problems: 0 };
  let part = emptyPart({ number: 0, firstOrdinal: 0 });
  let writing: Promise<void> = Promise.resolve();

  async function writePart(): Promise<void> {
    const full = part;
    part = emptyPart({ number: full.number + (full.holders.length > 0 ? 1 : 0), firstOrdinal: count.problems });
    await writing;
    writing = insertPart(tx, batchId, full);
    writing.catch(() => {}); // whoever waits for it next is told; until then it is nobody's
  }

  try {
    for await (const row of rows) {
      const position = count.holders + count.rejected;
      if ('holder' in row) {
        const body = JSON.stringify(row.holder);
        part.holders.push({ line: row.line, position, customerRef: row.holder.customerRef, body });
        part.characters += body.length;
        count.holders++;
      } else {
        part.problems.push(...row.problems);
        count.problems += row.problems.length;
        count.rejected++;
      }
      if (isFull(part, chunkHolders)) await writePart();
    }
    await writePart();
    await writing;
    return count;
  } catch (error) {
    await writing.catch(() => {}); // else its second statement would come after the rollback
    throw error;
  }
}

type Part = {
  readonly number: number;
  readonly firstOrdinal: number;
  readonly holders: NewHolder[];
  readonly problems: Problem[];
  characters: number;
};

function emptyPart({ number, firstOrdinal }: Pick<Part, 'number' | 'firstOrdinal'>): Part {
  return { number, firstOrdinal, holders: [], problems: [], characters: 0 };
}

function isFull({ holders, problems, characters }: Part, chunkHolders: number): boolean {
  return holders.length >= chunkHolders || problems.length >= PROBLEMS_AT_ONCE || characters >= CHUNK_CHARACTERS_MAX;
}

async function insertPart(
  tx: Transaction,
  batchId: string,
  { number, firstOrdinal, holders, problems }: Part,
): Promise<void> {
  if (holders.length > 0) await insertChunk(tx, { batchId, number }, holders);
  await insertProblems(tx, { batchId, firstOrdinal }, problems);
}
