import supertest from 'supertest';
import { beforeEach, expect, test } from 'vitest';
import { screeningAnswer, singleScreening } from '../../src/http/screening-answer.ts';
import { recommendationAnswer, recommendationInFull } from '../../src/http/recommendation-answer.ts';
import { DESIGNATED } from '../support/books.ts';
import { aBankAt, get, post, screenBatch, useDoor, type Bank } from '../support/door.ts';
import { aHolder } from '../support/holders.ts';

const door = useDoor({ CHUNK_HOLDERS: '500', BATCH_HOLDERS_MAX: '2000' });
let bank: Bank;
beforeEach(async () => {
  bank = await aBankAt(door);
});

const row = (customerRef: string) => JSON.stringify(aHolder({ customerRef, name: `Nobody Ordinary ${customerRef}` }));

async function aScreenedBatch(...rows: string[]): Promise<{ batchId: string; screenings: string }> {
  const { body } = await post(door, bank, rows.join('\n')).expect(202);
  await screenBatch(door, body.batchId);
  return { batchId: body.batchId, screenings: body.links.screenings };
}

function screenOne(holder: object, headers: Record<string, string> = {}): supertest.Test {
  return supertest(door.url)
    .post('/v1/screenings')
    .set({ ...bank.headers, ...headers })
    .send(holder);
}

test('every holder of a batch has one screening, page by page, with what it was made with', async () => {
  const { screenings } = await aScreenedBatch(row('A'), row('B'), JSON.stringify(DESIGNATED), row('C'), row('D'));
  const found: { customerRef: string; outcome: string }[] = [];
  for (let next: string | undefined = `${screenings}?limit=2`; next !== undefined;) {
    const { body }: supertest.Response = await get(door, bank, next).expect(200);
    expect(body.screenings.length).toBeLessThanOrEqual(2);
    found.push(...body.screenings.map((it: unknown) => screeningAnswer.parse(it)));
    next = body.next;
  }
  expect(found.map((it) => it.customerRef).toSorted()).toEqual(['A', 'B', 'C', 'D', 'DESIGNATED-1']);
  expect(found.find((it) => it.customerRef === 'DESIGNATED-1')).toMatchObject({
    outcome: 'match',
    line: 3,
    recommendationId: expect.any(String),
    matcherVersion: expect.any(String),
    configuration: { possibleScore: expect.any(Number), matchScore: expect.any(Number) },
    listVersions: expect.arrayContaining([expect.objectContaining({ authority: 'un' })]),
  });
});

test('screenings can be asked for by outcome', async () => {
  const { screenings } = await aScreenedBatch(row('A'), JSON.stringify(DESIGNATED), row('C'));
  const refs = async (outcome: string) =>
    (await get(door, bank, `${screenings}?outcome=${outcome}`).expect(200)).body.screenings.map(
      (it: { customerRef: string }) => it.customerRef,
    );
  expect(await refs('match')).toEqual(['DESIGNATED-1']);
  expect((await refs('clear')).toSorted()).toEqual(['A', 'C']);
  expect(await refs('possible')).toEqual([]);
  await get(door, bank, `${screenings}?outcome=MATCH`).expect(400);
});

test('all screenings come as NDJSON to whoever accepts that, more of them than are read at once', async () => {
  const rows = Array.from({ length: 1_500 }, (_, n) => row(`C-${n}`));
  const { screenings } = await aScreenedBatch(...rows);
  const { text, type } = await get(door, bank, screenings).set('accept', 'application/x-ndjson').expect(200);
  expect(type).toBe('application/x-ndjson');
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => screeningAnswer.parse(JSON.parse(line)));
  expect(new Set(lines.map((it) => it.customerRef)).size).toBe(1_500);
  await get(door, bank, screenings).set('accept', 'text/html').expect(406);
});

test('one holder is screened at once, and answered with what to do', async () => {
  const { body, status, headers } = await screenOne(DESIGNATED);
  expect(status, JSON.stringify(body)).toBe(201);
  expect(singleScreening.parse(body)).toMatchObject({
    screening: { outcome: 'match', customerRef: 'DESIGNATED-1' },
    recommendation: { action: 'freeze-and-report', message: { type: 'recommendation.issued' } },
  });
  const { body: batch } = await get(door, bank, headers['location']!).expect(200);
  expect(batch).toMatchObject({ status: 'screened', counts: { holders: 1, match: 1 } });
  expect((await get(door, bank, '/v1/batches')).body).toEqual({ batches: [] }); // no book

  const clear = await screenOne(aHolder({ customerRef: 'A' }));
  expect(clear.body.screening.outcome).toBe('clear');
  expect(clear.body).not.toHaveProperty('recommendation');
});

test('one holder under the same key is screened once', async () => {
  const key = { 'idempotency-key': 'single-1' };
  const first = await screenOne(DESIGNATED, key).expect(201);
  const again = await screenOne(DESIGNATED, key).expect(201);
  expect(again.body).toEqual(first.body);
  expect(again.headers['idempotent-replayed']).toBe('true');
  await screenOne(aHolder(), key).expect(409);
});

test('the same holder again is pointed to what was recommended before', async () => {
  const first = await screenOne(DESIGNATED).expect(201);
  const again = await screenOne(DESIGNATED).expect(201);
  expect(again.body.screening.screeningId).not.toBe(first.body.screening.screeningId);
  expect(again.body.recommendation.recommendationId).toBe(first.body.recommendation.recommendationId);
});

test('one holder with wrong fields is told which', async () => {
  const { body } = await screenOne({ ...aHolder(), nationalities: ['Korea'], shoeSize: 44 }).expect(422);
  expect(body.errors.map((it: { pointer: string }) => it.pointer)).toEqual(['/nationalities/0', '/shoeSize']);
  await screenOne([aHolder()]).expect(422);
  const lines = supertest(door.url).post('/v1/screenings').set(bank.headers).type('application/x-ndjson');
  await lines.send(row('A')).expect(415);
});

test('recommendations are listed, filtered, and shown with the message that the webhook carries', async () => {
  const { batchId } = await aScreenedBatch(row('A'), JSON.stringify(DESIGNATED));
  const { body } = await get(door, bank, `/v1/recommendations?batchId=${batchId}`).expect(200);
  const [line] = body.recommendations.map((it: unknown) => recommendationAnswer.parse(it));
  expect(line).toMatchObject({ customerRef: 'DESIGNATED-1', action: 'freeze-and-report', state: 'open', batchId });

  const full = await get(door, bank, `/v1/recommendations/${line.recommendationId}`).expect(200);
  const { message } = recommendationInFull.parse(full.body);
  const { rows } = await door.database.query('select body from deliveries where recommendation_id = $1', [
    line.recommendationId,
  ]);
  expect(message).toEqual(JSON.parse(rows[0].body));

  const count = async (query: string) =>
    (await get(door, bank, `/v1/recommendations${query}`)).body.recommendations.length;
  expect(await count('?action=freeze-and-report&state=open')).toBe(1);
  expect(await count('?action=close')).toBe(0);
  expect(await count('?state=withdrawn')).toBe(0);
  await get(door, bank, '/v1/recommendations?action=ignore').expect(400);
});
