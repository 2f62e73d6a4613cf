import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Designation } from '../../src/designations/designation.ts';
import { divideRescreening, rescreenChunk } from '../../src/pipeline/rescreen.ts';
import { inTransaction } from '../../src/store/database.ts';
import { dropBook, dropUnsentHolders, keepBook } from '../../src/store/kept-book.ts';
import { findUnfinishedRescreenings } from '../../src/store/rescreenings.ts';
import { aBank } from '../support/bank.ts';
import { useDatabase } from '../support/database.ts';
import { aDesignation } from '../support/designations.ts';
import { aHolder } from '../support/holders.ts';
import { amendUnList, rescreenAll, sendBook } from '../support/kept-book.ts';
import { openLine } from '../support/line.ts';

const postgres = useDatabase();
let line: Awaited<ReturnType<typeof openLine>>;
let institutionId: string;
beforeAll(async () => {
  line = await openLine(postgres.database);
});
beforeEach(async () => {
  institutionId = (await aBank(line)).institution.id;
  await keepBook(postgres.database, { institutionId, days: 30 });
  await amendUnList(postgres.database, (all) => all.filter((it) => it.id !== LISTED.id && it.id !== OTHER.id));
  await rescreenAll(line);
});

afterEach(() => inTransaction(postgres.database, (tx) => dropBook(tx, institutionId)));

const LISTED = aDesignation({
  id: 'un-KPi.990',
  reference: 'KPi.990',
  name: 'ZVORAK TESTONIAN',
  birthDates: ['1961-04-05'],
  identifiers: [{ type: 'passport', number: '990990991', country: 'KP' }],
});
const OTHER = { ...LISTED, id: 'un-KPi.991', reference: 'KPi.991' };
const CUSTOMER = aHolder({
  customerRef: 'Z-1',
  name: 'Zvorak Testonian',
  birthDate: '1961-04-05',
  identifiers: [{ type: 'passport', number: '990990991', country: 'KP' }],
  accounts: [{ accountRef: 'ACC-9' }],
});

const ask = async (question: string, ...values: unknown[]) => (await postgres.database.query(question, values)).rows;
const add = (...designations: Designation[]) =>
  amendUnList(postgres.database, (all) => [
    ...all.filter((it) => !designations.some((added) => added.id === it.id)),
    ...designations,
  ]);
const delist = (id: string) => amendUnList(postgres.database, (all) => all.filter((it) => it.id !== id));
const recommendations = () =>
  ask('select action, state from recommendations where institution_id = $1 order by id', institutionId);
const notices = async () =>
  (
    await ask(
      `select body::json as body from deliveries
       where institution_id = $1 and event <> 'batch.screened' order by created_at, id`,
      institutionId,
    )
  ).map((it) => it.body);

test('a customer who was clear is recommended on when an entry is added that he matches, and the notice is put out once', async () => {
  await sendBook(line, institutionId, [aHolder({ customerRef: 'A' }), CUSTOMER]);
  expect(await recommendations()).toEqual([]);

  await add(LISTED);
  await rescreenAll(line);
  await rescreenAll(line);

  expect(await recommendations()).toEqual([{ action: 'freeze-and-report', state: 'open' }]);
  const [issued, ...others] = await notices();
  expect(others).toEqual([]);
  expect(issued).toMatchObject({ type: 'recommendation.issued', data: { subject: { customerRef: 'Z-1' } } });
});

test('a hit of a re-screening is on record beside the earlier clear screening, with the lists it was made with', async () => {
  const { batchId } = await sendBook(line, institutionId, [CUSTOMER]);
  await add(LISTED);
  await rescreenAll(line);
  const outcomes = await ask(
    `select outcome, list_set_id = (select list_set_id from list_set_in_force) as is_in_force
     from screenings where batch_id = $1 order by id`,
    batchId,
  );
  expect(outcomes).toEqual([
    { outcome: 'clear', is_in_force: false },
    { outcome: 'match', is_in_force: true },
  ]);
});

test('that the others were looked at is on record: how many, when and with which lists', async () => {
  await sendBook(line, institutionId, [aHolder({ customerRef: 'A' }), aHolder({ customerRef: 'B' }), CUSTOMER]);
  await add(LISTED);
  await rescreenAll(line);
  const [last] = await ask(
    `select r.state, r.added, sum(c.looked_at_count)::int as looked_at, sum(c.hit_count)::int as hits,
       bool_and(c.done_at is not null and c.list_set_id is not null) as is_stamped
     from rescreenings r join rescreening_chunks c on c.rescreening_id = r.id
     group by r.id order by r.id desc limit 1`,
  );
  const [{ count }] = await ask('select count(*)::int from kept_holders');
  expect(last).toEqual({ state: 'finished', added: [LISTED.id], looked_at: count, hits: 1, is_stamped: true });
});

test('a customer who was clear is recommended on when an entry is given an alias that is his name', async () => {
  const unlike = { ...LISTED, name: 'QUILLON ABERNATH', identifiers: [] };
  await add(unlike);
  await sendBook(line, institutionId, [CUSTOMER]);
  expect(await recommendations()).toEqual([]);

  await add({ ...unlike, aliases: [{ name: 'ZVORAK TESTONIAN', strength: 'strong' }] });
  await rescreenAll(line);
  expect(await recommendations()).toEqual([{ action: 'freeze-and-report', state: 'open' }]);
});

test('a new hit on a customer about whom something else is open is not taken for seen already', async () => {
  await add({ ...LISTED, birthDates: [], identifiers: [] });
  await sendBook(line, institutionId, [CUSTOMER]);
  const before = await recommendations();
  expect(before).toHaveLength(1);
  await add(OTHER);
  await rescreenAll(line);
  expect(await recommendations()).toEqual([...before, { action: 'freeze-and-report', state: 'open' }]);
});

test('when the entry is delisted the recommendation is withdrawn, once, with the instruction to unfreeze', async () => {
  await add(LISTED);
  await sendBook(line, institutionId, [CUSTOMER]);
  await delist(LISTED.id);
  await rescreenAll(line);
  await rescreenAll(line);

  expect(await recommendations()).toEqual([{ action: 'freeze-and-report', state: 'withdrawn' }]);
  const withdrawn = (await notices()).filter((it) => it.type === 'recommendation.withdrawn');
  expect(withdrawn).toHaveLength(1);
  expect(withdrawn[0].data).toMatchObject({ fundsInstruction: 'release', subject: { customerRef: 'Z-1' } });
  expect(withdrawn[0].data.instructions[0]).toMatch(/^Unfreeze/);
});

test('an institution that keeps no book is told of a delisting too', async () => {
  await inTransaction(postgres.database, (tx) => dropBook(tx, institutionId));
  await add(LISTED);
  await sendBook(line, institutionId, [CUSTOMER]);
  await delist(LISTED.id);
  await rescreenAll(line);
  expect(await recommendations()).toEqual([{ action: 'freeze-and-report', state: 'withdrawn' }]);
});

test('a recommendation that rests on two entries stands on the one that is left, and is withdrawn with the last', async () => {
  await add(LISTED, OTHER);
  await rescreenAll(line);
  await sendBook(line, institutionId, [CUSTOMER]);
  await delist(LISTED.id);
  await rescreenAll(line);
  expect(await recommendations()).toEqual([{ action: 'freeze-and-report', state: 'open' }]);
  expect(
    await ask(
      `select jsonb_path_query_array(body, '$.matches[*].designationId') as ids from recommendations
       where institution_id = $1`,
      institutionId,
    ),
  ).toEqual([{ ids: [OTHER.id] }]);

  await sendBook(line, institutionId, [CUSTOMER]);
  expect(await recommendations()).toHaveLength(1);
  await delist(OTHER.id);
  await rescreenAll(line);
  expect(await recommendations()).toEqual([{ action: 'freeze-and-report', state: 'withdrawn' }]);
});

test('when what is left calls for less, the freeze is withdrawn and the lesser thing issued instead', async () => {
  await add(LISTED, { ...OTHER, birthDates: [], identifiers: [] });
  await rescreenAll(line);
  await sendBook(line, institutionId, [CUSTOMER]);
  await delist(LISTED.id);
  await rescreenAll(line);
  const [freeze, rest] = await recommendations();
  expect(freeze).toEqual({ action: 'freeze-and-report', state: 'withdrawn' });
  expect(rest).toEqual({ action: 'review', state: 'open' });
  const withdrawn = (await notices()).find((it) => it.type === 'recommendation.withdrawn');
  expect(withdrawn.data.fundsInstruction).toBe('release');
});

test('what is delisted and listed again is recommended on again', async () => {
  await add(LISTED);
  await sendBook(line, institutionId, [CUSTOMER]);
  await delist(LISTED.id);
  await rescreenAll(line);
  await add(LISTED);
  await rescreenAll(line);
  expect(await recommendations()).toEqual([
    { action: 'freeze-and-report', state: 'withdrawn' },
    { action: 'freeze-and-report', state: 'open' },
  ]);
});

test('a chunk that several workers take at once, and again later, is done once', async () => {
  await sendBook(line, institutionId, [CUSTOMER]);
  await add(LISTED);
  const [rescreeningId] = (await findUnfinishedRescreenings(postgres.database, 10)).rescreeningIds;
  await Promise.all([1, 2, 3].map(() => divideRescreening(line, rescreeningId!)));
  const { chunkIds } = await findUnfinishedRescreenings(postgres.database, 10);
  expect(chunkIds).toHaveLength(1);
  await Promise.all([1, 2, 3, 4].map(() => rescreenChunk(line, chunkIds[0]!)));
  await rescreenChunk(line, chunkIds[0]!);
  expect(await recommendations()).toHaveLength(1);
  expect(await notices()).toHaveLength(1);
});

test('no book is kept unless the institution wants it, and what another keeps is untouched', async () => {
  const { institution: silent } = await aBank(line);
  await sendBook(line, institutionId, [CUSTOMER]);
  await sendBook(line, silent.id, [CUSTOMER]);
  const kept = () =>
    ask('select institution_id from kept_holders where institution_id in ($1, $2)', institutionId, silent.id);
  expect(await kept()).toEqual([{ institution_id: institutionId }]);

  await add(LISTED);
  await rescreenAll(line);
  expect(await ask('select id from recommendations where institution_id = $1', silent.id)).toEqual([]);

  await inTransaction(postgres.database, (tx) => dropBook(tx, silent.id));
  expect(await kept()).toHaveLength(1);
  await inTransaction(postgres.database, (tx) => dropBook(tx, institutionId));
  expect(await kept()).toEqual([]);
});

test('a customer who is sent again replaces what was kept of him, and a late chunk of an older batch does not', async () => {
  await sendBook(line, institutionId, [aHolder({ customerRef: 'A', name: 'Nobody Older' })]);
  const { batchId } = await sendBook(line, institutionId, [aHolder({ customerRef: 'A', name: 'Nobody Newer' })]);
  const names = () => ask("select body ->> 'name' as name from kept_holders where institution_id = $1", institutionId);
  expect(await names()).toEqual([{ name: 'Nobody Newer' }]);

  await ask("update kept_holders set sent_at = now() + interval '1 hour' where batch_id = $1", batchId);
  await sendBook(line, institutionId, [aHolder({ customerRef: 'A', name: 'Nobody Late' })]);
  expect(await names()).toEqual([{ name: 'Nobody Newer' }]);
});

test('a customer who has not been sent for longer than his institution wants is let go', async () => {
  await sendBook(line, institutionId, [aHolder({ customerRef: 'OLD' }), aHolder({ customerRef: 'NEW' })]);
  await ask(
    "update kept_holders set sent_at = now() - interval '31 days' where institution_id = $1 and customer_ref = 'OLD'",
    institutionId,
  );
  await dropUnsentHolders(postgres.database);
  expect(await ask('select customer_ref from kept_holders where institution_id = $1', institutionId)).toEqual([
    { customer_ref: 'NEW' },
  ]);
});
