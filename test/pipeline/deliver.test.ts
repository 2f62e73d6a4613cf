import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { deliver } from '../../src/pipeline/deliver.ts';
import { registerEndpoint } from '../../src/pipeline/register-institution.ts';
import { requeueUnfinished } from '../../src/pipeline/requeue-unfinished.ts';
import { inTransaction } from '../../src/store/database.ts';
import { claimDelivery, findDueDeliveries, insertDeliveries } from '../../src/store/deliveries.ts';
import { useDatabase } from '../support/database.ts';
import { openLine } from '../support/line.ts';
import { startReceiver } from '../support/receiver.ts';
import { aBank } from '../support/bank.ts';
import { storeBatch } from '../support/stored-batch.ts';
import { aHolder } from '../support/holders.ts';

const postgres = useDatabase();
let line: Awaited<ReturnType<typeof openLine>>;
beforeAll(async () => {
  line = await openLine(postgres.database);
});

async function aDelivery(institutionId: string): Promise<string> {
  const id = randomUUID();
  const { batchId } = await storeBatch(postgres.database, { institutionId, holders: [aHolder()] });
  const delivery = { id, institutionId, event: 'batch.screened', batchId, body: '{"type":"batch.screened"}' } as const;
  await inTransaction(postgres.database, (tx) => insertDeliveries(tx, [delivery]));
  return id;
}

async function readDelivery(id: string) {
  const { rows } = await postgres.database.query(
    `select d.state, d.attempt_count, d.next_attempt_at > now() as is_later,
       (select json_agg(json_build_object('number', number, 'outcome', outcome, 'status', status) order by number)
        from attempts where delivery_id = d.id) as attempts
     from deliveries d where id = $1`,
    [id],
  );
  return rows[0];
}

const makeDue = (id: string) =>
  postgres.database.query('update deliveries set next_attempt_at = now(), claimed_until = null where id = $1', [id]);

test('a delivery is sent once, however often it is asked for', async () => {
  const { institution, receiver } = await aBank(line);
  const id = await aDelivery(institution.id);
  await Promise.all([1, 2, 3].map(() => deliver(line, id)));
  await deliver(line, id);
  expect(receiver.messages.map((it) => [it.id, it.isVerified])).toEqual([[id, true]]);
  expect(await readDelivery(id)).toMatchObject({ state: 'delivered', attempts: [{ number: 1, outcome: 'delivered' }] });
});

test('a failed attempt is on record, and the next one carries the same id and the same bytes', async () => {
  let refuses = true;
  const { institution, receiver } = await aBank(line, {
    respond: (response) => response.writeHead(refuses ? 503 : 200).end(),
  });
  const id = await aDelivery(institution.id);
  expect(await deliver(line, id)).toMatchObject({ outcome: 'failed', status: 503 });
  expect(await readDelivery(id)).toMatchObject({ state: 'pending', is_later: true });
  expect(await deliver(line, id)).toBeUndefined(); // it is not due yet

  refuses = false;
  await makeDue(id);
  await deliver(line, id);
  const [first, second] = receiver.messages;
  expect([second!.id, second!.body]).toEqual([first!.id, first!.body]);
  expect((await readDelivery(id)).attempts).toEqual([
    { number: 1, outcome: 'failed', status: 503 },
    { number: 2, outcome: 'delivered', status: 200 },
  ]);
});

test('after the last attempt of the schedule a delivery is exhausted, and stays on record', async () => {
  const { institution } = await aBank(line, { respond: (response) => response.writeHead(500).end() });
  const id = await aDelivery(institution.id);
  for (let attempt = 1; attempt <= 10; attempt++) {
    await makeDue(id);
    await deliver(line, id);
  }
  expect(await readDelivery(id)).toMatchObject({ state: 'exhausted', attempt_count: 10 });
});

test('an attempt whose process died is on record, and the delivery is taken up again when its claim has lapsed', async () => {
  const { institution, receiver } = await aBank(line);
  const id = await aDelivery(institution.id);
  await claimDelivery(postgres.database, { id, claimMs: 60_000 }); // and here the process dies
  expect(await deliver(line, id)).toBeUndefined();
  expect((await findDueDeliveries(postgres.database, 100)).some((it) => it.id === id)).toBe(false);

  await postgres.database.query("update deliveries set claimed_until = now() - interval '1 ms' where id = $1", [id]);
  expect(await findDueDeliveries(postgres.database, 100)).toContainEqual({ id, attemptNumber: 2 });
  await deliver(line, id);
  expect(receiver.messages).toHaveLength(1);
  expect((await readDelivery(id)).attempts).toMatchObject([
    { number: 1, outcome: 'started' },
    { number: 2, outcome: 'delivered' },
  ]);
});

test('after 410 Gone nothing is sent until a new address is registered, and then everything is', async () => {
  const { institution } = await aBank(line, { respond: (response) => response.writeHead(410).end() });
  const [first, second] = [await aDelivery(institution.id), await aDelivery(institution.id)];
  expect(await deliver(line, first)).toMatchObject({ outcome: 'gone' });
  expect(await deliver(line, second)).toBeUndefined();

  const receiver = await startReceiver();
  await registerEndpoint(postgres.database, line.secretKey, { institutionId: institution.id, url: receiver.url });
  await makeDue(first);
  await deliver(line, first);
  await deliver(line, second);
  expect(receiver.messages.map((it) => it.id)).toEqual([first, second]);
  await receiver.close();
});

test('whatever the queue has forgotten is found in the record', async () => {
  const { institution } = await aBank(line);
  const id = await aDelivery(institution.id);
  const { chunkIds } = await storeBatch(postgres.database, { institutionId: institution.id, holders: [aHolder()] });
  const asked: string[] = [];
  const listening = {
    ...line.queues.screening,
    addBulk: async (jobs: { opts: { jobId?: string } }[]) => void asked.push(...jobs.map((it) => it.opts.jobId!)),
  };
  const queues = { screening: listening, rescreening: listening, delivery: listening, lists: listening };
  await requeueUnfinished({ database: postgres.database, queues });
  expect(asked).toEqual(expect.arrayContaining([chunkIds[0], `${id}-1`]));
});
