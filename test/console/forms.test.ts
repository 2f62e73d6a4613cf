import { beforeEach, describe, expect, test } from 'vitest';
import { aVisitor, FROM_OUR_PAGE, readFormToken, sendSignIn, type Visitor } from '../support/console-visitor.ts';
import { useConsole } from '../support/open-console.ts';
import { SUPERVISOR } from '../support/seed.ts';

const cordon = useConsole();
let visitor: Visitor;
let formToken: string;

beforeEach(async () => {
  visitor = aVisitor(cordon.app);
  await sendSignIn(visitor).expect(303);
  formToken = await readFormToken(visitor);
});

describe('a form is refused', () => {
  const origins: [string, Record<string, string>][] = [
    ['when another site sends it', { 'sec-fetch-site': 'cross-site' }],
    ['when a neighbour of the same site sends it', { 'sec-fetch-site': 'same-site' }],
    ['when another origin sends it', { origin: 'https://elsewhere.example' }],
    ['when the origin is hidden', { origin: 'null' }],
    ['when nobody says where it comes from', {}],
  ];
  test.each(origins)('%s', async (_, headers) => {
    await visitor.post('/console/sign-out').set(headers).type('form').send({ formToken }).expect(403);
    await visitor.get('/console').expect(200);
  });

  test.each(origins)('at the sign-in too, %s', async (_, headers) => {
    const { username, password } = SUPERVISOR;
    const stranger = aVisitor(cordon.app);
    await stranger.post('/console/sign-in').set(headers).type('form').send({ username, password }).expect(403);
  });

  test('without the token of the session', async () => {
    await visitor.post('/console/sign-out').set(FROM_OUR_PAGE).type('form').send({}).expect(403);
    await visitor.get('/console').expect(200);
  });

  test('with the token of another session', async () => {
    const other = aVisitor(cordon.app);
    await sendSignIn(other).expect(303);
    const foreign = await readFormToken(other);
    await visitor.post('/console/sign-out').set(FROM_OUR_PAGE).type('form').send({ formToken: foreign }).expect(403);
  });

  test('when nobody is signed in', async () => {
    const path = `/console/deliveries/${cordon.seed.exhaustedDeliveryId}/send-again`;
    const response = await aVisitor(cordon.app).post(path).set(FROM_OUR_PAGE).type('form').send({ formToken });
    expect([response.status, response.headers['location']]).toEqual([303, '/console/sign-in']);
  });
});

test('a form of our own host is taken, as older browsers send it', async () => {
  const { host } = new URL(visitor.get('/console').url);
  await visitor
    .post('/console/sign-out')
    .set({ host, origin: `http://${host}` })
    .type('form')
    .send({ formToken })
    .expect(303);
});

test('a delivery that was given up is sent again under its own id and with its own body', async () => {
  const id = cordon.seed.exhaustedDeliveryId;
  const before = await readDelivery(id);
  await visitor
    .post(`/console/deliveries/${id}/send-again`)
    .set(FROM_OUR_PAGE)
    .type('form')
    .send({ formToken })
    .expect(303)
    .expect('location', `/console/deliveries/${id}`);

  const after = await readDelivery(id);
  expect(after).toEqual({ ...before, state: 'pending', is_due: true });
  await visitor
    .post(`/console/deliveries/${id}/send-again`)
    .set(FROM_OUR_PAGE)
    .type('form')
    .send({ formToken })
    .expect(409);
});

async function readDelivery(id: string) {
  const { rows } = await cordon.database.query(
    `select id, body, attempt_count, state, coalesce(next_attempt_at <= now(), false) as is_due
     from deliveries where id = $1`,
    [id],
  );
  return rows[0];
}
