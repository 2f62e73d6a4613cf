import type { Queues } from '../../src/queue/queues.ts';

/** Reminds of a list at once, so that a test need not wait hours for the clock. */
export async function enqueueListRefresh({ lists }: Queues, authority: string): Promise<void> {
  const opts = { removeOnComplete: true, removeOnFail: true };
  await lists.addBulk([{ name: 'refresh-list', data: { authority }, opts }]);
}
