import { beforeAll, expect, test } from 'vitest';
import { screenChunk } from '../../src/pipeline/screen-chunk.ts';
import { DESIGNATED } from '../support/books.ts';
import { useDatabase } from '../support/database.ts';
import { aCompany, aHolder } from '../support/holders.ts';
import { openLine } from '../support/line.ts';
import { aBank } from '../support/bank.ts';
import { storeBatch } from '../support/stored-batch.ts';

const postgres = useDatabase();
let line: Awaited<ReturnType<typeof openLine>>;
beforeAll(async () => {
  line = await openLine(postgres.database);
});

const ask = async (question: string, ...values: unknown[]) => (await postgres.database.query(question, values)).rows;

test('every holder of a chunk ends with one screening, the clear ones too, and the last chunk closes the batch', async () => {
  const { institution } = await aBank(line);
  const holders = [
    aHolder({ customerRef: 'A' }),
    DESIGNATED,
    aHolder({ customerRef: 'B' }),
    aHolder({ customerRef: 'C' }),
  ];
  const { batchId, chunkIds } = await storeBatch(postgres.database, {
    institutionId: institution.id,
    holders,
    chunkHolders: 2,
  });

  await screenChunk(line, chunkIds[0]!);
  expect(await ask('select status, chunks_screened from batches where id = $1', batchId)).toEqual([
    { status: 'screening', chunks_screened: 1 },
  ]);
  await screenChunk(line, chunkIds[1]!);

  const outcomes = await ask(
    `select h.customer_ref, s.outcome from screenings s join holders h on h.id = s.holder_id
     where s.batch_id = $1 order by 1`,
    batchId,
  );
  expect(outcomes).toEqual([
    { customer_ref: 'A', outcome: 'clear' },
    { customer_ref: 'B', outcome: 'clear' },
    { customer_ref: 'C', outcome: 'clear' },
    { customer_ref: 'DESIGNATED-1', outcome: 'match' },
  ]);
  expect(await ask('select status from batches where id = $1', batchId)).toEqual([{ status: 'screened' }]);
  expect(await ask('select event from deliveries where institution_id = $1 order by id', institution.id)).toEqual([
    { event: 'recommendation.issued' },
    { event: 'batch.screened' },
  ]);
});

test('a chunk of holders with many long names leaves room for whatever else this process does', async () => {
  const { institution } = await aBank(line);
  const otherNames = Array.from({ length: 5 }, (_, n) => `${'Kim Yong Chol Trading '.repeat(12)}${n}`);
  const holders = Array.from({ length: 12 }, (_, n) => aHolder({ customerRef: `LONG-${n}`, otherNames }));
  const { chunkIds } = await storeBatch(postgres.database, { institutionId: institution.id, holders });
  await line.lists.current();

  const startedAt = performance.now();
  let lastTurn = startedAt;
  let longestWaitMs = 0;
  const turns = setInterval(() => {
    longestWaitMs = Math.max(longestWaitMs, performance.now() - lastTurn);
    lastTurn = performance.now();
  }, 1);
  await screenChunk(line, chunkIds[0]!).finally(() => clearInterval(turns));
  expect(longestWaitMs).toBeLessThan((performance.now() - startedAt) / 2);
});

test('a chunk that is screened by several workers at once is screened once', async () => {
  const { institution } = await aBank(line);
  const { batchId, chunkIds } = await storeBatch(postgres.database, {
    institutionId: institution.id,
    holders: [DESIGNATED],
  });
  await Promise.all([1, 2, 3, 4].map(() => screenChunk(line, chunkIds[0]!)));
  await screenChunk(line, chunkIds[0]!);
  expect(
    await ask(
      `select (select count(*)::int from screenings where batch_id = $1) as screenings,
         (select count(*)::int from recommendations where batch_id = $1) as recommendations,
         (select count(*)::int from deliveries where institution_id = $2) as deliveries`,
      batchId,
      institution.id,
    ),
  ).toEqual([{ screenings: 1, recommendations: 1, deliveries: 2 }]);
});

test('a book that is sent twice is screened twice, and its institution is told once', async () => {
  const { institution } = await aBank(line);
  for (let time = 0; time < 2; time++) {
    const { chunkIds } = await storeBatch(postgres.database, { institutionId: institution.id, holders: [DESIGNATED] });
    await screenChunk(line, chunkIds[0]!);
  }
  expect(
    await ask(
      `select (select count(*)::int from screenings where institution_id = $1) as screenings,
         (select count(*)::int from recommendations where institution_id = $1) as recommendations,
         (select count(*)::int from recommendations_seen_again a join recommendations r on r.id = a.recommendation_id
          where r.institution_id = $1) as seen_again,
         (select count(*)::int from deliveries where institution_id = $1 and event = 'recommendation.issued') as told`,
      institution.id,
    ),
  ).toEqual([{ screenings: 2, recommendations: 1, seen_again: 1, told: 1 }]);
});

test('what two institutions hold of one person is told to each of them', async () => {
  const [one, other] = [await aBank(line), await aBank(line)];
  for (const { institution } of [one, other]) {
    const { chunkIds } = await storeBatch(postgres.database, { institutionId: institution.id, holders: [DESIGNATED] });
    await screenChunk(line, chunkIds[0]!);
    expect(await ask('select action from recommendations where institution_id = $1', institution.id)).toEqual([
      { action: 'freeze-and-report' },
    ]);
  }
});

test('every screening names the list versions, the matcher and the thresholds it was made with', async () => {
  const { institution } = await aBank(line);
  const { batchId, chunkIds } = await storeBatch(postgres.database, {
    institutionId: institution.id,
    holders: [aHolder()],
  });
  await screenChunk(line, chunkIds[0]!);
  const [basis] = await ask(
    `select c.matcher_version, c.possible_score, c.match_score, array_agg(v.authority order by v.authority) as authorities
     from screenings s join configurations c on c.id = s.configuration_id
     join list_set_members m using (list_set_id) join list_versions v on v.id = m.list_version_id
     where s.batch_id = $1 group by 1, 2, 3`,
    batchId,
  );
  expect(basis).toMatchObject({ authorities: ['national', 'ofac', 'un'] });
  expect(basis.matcher_version).toMatch(/^\d+\.\d+\.\d+$/);
});

test('when funds come to be held, what told to pay them out is withdrawn first, and the institution is told both', async () => {
  const { institution } = await aBank(line);
  const determined = aCompany({
    customerRef: DESIGNATED.customerRef,
    name: 'Mansudae New Tech Corporation Ltd',
    identifiers: [{ type: 'registration', number: 'DEMO-00002', country: 'KH' }],
  });
  for (const holder of [determined, DESIGNATED]) {
    const { chunkIds } = await storeBatch(postgres.database, { institutionId: institution.id, holders: [holder] });
    await screenChunk(line, chunkIds[0]!);
  }
  expect(
    await ask('select action, state from recommendations where institution_id = $1 order by id', institution.id),
  ).toEqual([
    { action: 'close', state: 'withdrawn' },
    { action: 'freeze-and-report', state: 'open' },
  ]);
  const events = await ask(
    `select event from deliveries where institution_id = $1 and event <> 'batch.screened' order by id`,
    institution.id,
  );
  expect(events.map((it) => it.event)).toEqual([
    'recommendation.issued',
    'recommendation.withdrawn',
    'recommendation.issued',
  ]);
});

test('the database refuses to close an account whose funds are held, whoever writes the row', async () => {
  const { institution } = await aBank(line);
  const { chunkIds } = await storeBatch(postgres.database, { institutionId: institution.id, holders: [DESIGNATED] });
  await screenChunk(line, chunkIds[0]!);
  const closing = ask(
    `insert into recommendations (institution_id, batch_id, holder_id, screening_id, customer_ref, subject_key, action,
       funds_instruction, layer, severity, body, act_by, respond_by)
     select institution_id, batch_id, holder_id, screening_id, customer_ref, 'by hand', 'close',
       'pay-out-after-no-objection', 'determination', 'high', '{}', now() + interval '1 day', now() + interval '1 day'
     from recommendations where institution_id = $1`,
    institution.id,
  );
  await expect(closing).rejects.toMatchObject({ constraint: 'recommendations_frozen_is_never_closed' });
  const payOut = ask(
    `update recommendations set funds_instruction = 'pay-out-after-no-objection' where institution_id = $1`,
    institution.id,
  );
  await expect(payOut).rejects.toMatchObject({ code: '23514' });
});
