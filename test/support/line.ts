import type { Queues } from '../../src/queue/queues.ts';
import { importBundledLists } from '../../src/pipeline/import-list.ts';
import { openListsReader } from '../../src/pipeline/lists-in-force.ts';
import type { ScreeningServices } from '../../src/pipeline/screen-chunk.ts';
import type { DeliveryServices } from '../../src/pipeline/deliver.ts';
import type { Database } from '../../src/store/database.ts';

/** A queue that is emptied at every moment: what is asked of it is forgotten, so that a test runs each step by hand. */
const forgetful = {
  addBulk: async () => {},
  getJobCounts: async () => ({}),
  obliterate: async () => {},
  upsertJobScheduler: async () => {},
  removeJobScheduler: async () => {},
  close: async () => {},
};
const queues: Queues = { screening: forgetful, rescreening: forgetful, delivery: forgetful, lists: forgetful };

/** What the steps are handed, over a database of the test's own with the bundled lists in force. */
export async function openLine(
  database: Database,
): Promise<ScreeningServices & DeliveryServices & { readonly secretKey: Buffer }> {
  await importBundledLists({ database });
  return {
    database,
    queues,
    lists: openListsReader(database),
    publicUrl: 'https://cordon.example',
    secretKey: Buffer.alloc(32, 7),
    webhookTimeoutMs: 1_000,
    allowPrivateAddresses: true,
  };
}
