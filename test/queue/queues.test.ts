import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { openBackend, type Backend } from '../../src/queue/backend.ts';
import {
  closeQueues,
  deliveryJob,
  enqueueDelivery,
  enqueueScreening,
  listJob,
  openQueues,
  scheduleRefreshes,
  screeningJob,
} from '../../src/queue/queues.ts';
import { startWorker } from '../../src/queue/worker.ts';
import { useDatabase } from '../support/database.ts';
import { findFreePort } from '../support/global-setup.ts';
import { describeOnEachBackend } from '../support/queue-backends.ts';
import { until } from '../support/until.ts';

describeOnEachBackend('the queue', (openTestBackend) => {
  const postgres = useDatabase();

  async function open() {
    const backend = await openTestBackend(postgres.url);
    const queues = openQueues(backend);
    onTestFinished(async () => {
      await queues.screening.obliterate({ force: true });
      await queues.delivery.obliterate({ force: true });
      await queues.lists.obliterate({ force: true });
      await closeQueues(queues);
      await backend.close();
    });
    return { backend, queues };
  }

  function work(backend: Backend, run: (chunkId: string) => Promise<void>) {
    const worker = startWorker(backend, {
      queue: 'screening',
      job: screeningJob,
      concurrency: 2,
      run: ({ chunkId }) => run(chunkId),
    });
    onTestFinished(() => worker.close());
  }

  test('a chunk that is asked for twice while it waits is screened once', async () => {
    const { backend, queues } = await open();
    const [one, two] = [randomUUID(), randomUUID()];
    await enqueueScreening(queues, [one, two]);
    await enqueueScreening(queues, [two, one]);
    const seen: string[] = [];
    work(backend, async (chunkId) => void seen.push(chunkId));
    await until(async () => seen.length >= 2 && (await queues.screening.getJobCounts())['active'] === 0);
    expect(seen.toSorted()).toEqual([one, two].toSorted());
  });

  test('an id is free again when its job is over, so that it can be reminded of', async () => {
    const { backend, queues } = await open();
    const chunkId = randomUUID();
    const seen: string[] = [];
    work(backend, async (id) => void seen.push(id));
    await enqueueScreening(queues, [chunkId]);
    await until(
      async () => seen.length === 1 && Object.values(await queues.screening.getJobCounts()).every((it) => it === 0),
    );
    await enqueueScreening(queues, [chunkId]);
    await until(() => seen.length === 2);
  });

  test('a job that fails by a fault of ours is tried again, one that is wrong in itself is not', async () => {
    const { backend, queues } = await open();
    const [faulty, wrong] = [randomUUID(), randomUUID()];
    const seen: string[] = [];
    work(backend, async (chunkId) => {
      seen.push(chunkId);
      if (chunkId === wrong) throw new InputError('wrong', 'It will not become right.');
      if (seen.filter((it) => it === faulty).length < 2) throw new Error('a passing fault');
    });
    await enqueueScreening(queues, [wrong, faulty]);
    await until(() => seen.filter((it) => it === faulty).length === 2);
    expect(seen.filter((it) => it === wrong)).toEqual([wrong]);
  });

  test('a delayed delivery is taken when its time has come', async () => {
    const { backend, queues } = await open();
    const id = randomUUID();
    const seen: string[] = [];
    const worker = startWorker(backend, {
      queue: 'delivery',
      job: deliveryJob,
      concurrency: 1,
      run: async ({ deliveryId }) => void seen.push(deliveryId),
    });
    onTestFinished(() => worker.close());
    await enqueueDelivery(queues, [{ id, attemptNumber: 2, delayMs: 300 }]);
    expect((await queues.delivery.getJobCounts())['delayed']).toBe(1);
    await until(() => seen.length === 1);
    expect(seen).toEqual([id]);
  });

  test('the lists that are switched on are looked at again and again, and the others no more', async () => {
    const { backend, queues } = await open();
    const seen: string[] = [];
    const worker = startWorker(backend, {
      queue: 'lists',
      job: listJob,
      concurrency: 1,
      run: async ({ authority }) => void seen.push(authority),
    });
    onTestFinished(() => worker.close());
    await scheduleRefreshes(queues, { on: ['un', 'ofac'], off: ['eu'], everyMs: 200 });
    await until(() => seen.filter((it) => it === 'un').length > 1 && seen.filter((it) => it === 'ofac').length > 1);
    await scheduleRefreshes(queues, { on: ['un'], off: ['ofac', 'eu'], everyMs: 200 });
    await until(async () => (await queues.lists.getJobCounts())['active'] === 0);
    const before = seen.length;
    await until(() => seen.length > before + 2);
    expect(new Set(seen.slice(before + 1))).toEqual(new Set(['un']));
  });

  test('the queue tells whether it answers', async () => {
    const { backend } = await open();
    expect(await backend.isReady()).toBe(true);
  });
});

test('while Redis is away, reminders are left out within seconds and nobody waits for them', async () => {
  const url = `redis://127.0.0.1:${await findFreePort()}`;
  const backend = openBackend({ redisUrl: url, databaseUrl: 'unused' });
  const queues = openQueues(backend);
  await enqueueScreening(queues, [randomUUID()]);
  expect(await backend.isReady()).toBe(false);
  await backend.close();
});
