import { expect, test } from 'vitest';
import { replacePassword } from '../../src/store/supervisors.ts';
import { aVisitor, FROM_OUR_PAGE, readFormToken, sendSignIn, type Visitor } from '../support/console-visitor.ts';
import { useConsole } from '../support/open-console.ts';
import { SUPERVISOR } from '../support/seed.ts';

const cordon = useConsole();

function pages(): string[] {
  const { screenedBatchId, frozenRecommendationId, exhaustedDeliveryId } = cordon.seed;
  return [
    '/console',
    '/console/batches',
    `/console/batches/${screenedBatchId}`,
    '/console/recommendations',
    `/console/recommendations/${frozenRecommendationId}`,
    '/console/deliveries',
    `/console/deliveries/${exhaustedDeliveryId}`,
    '/console/lists',
    '/console/institutions',
    '/console/nowhere',
  ];
}

test('whoever is not signed in sees no page, and is led to the sign-in with the page that was asked for', async () => {
  for (const path of pages()) {
    const response = await aVisitor(cordon.app).get(path).expect(303);
    expect(response.headers['location']).toBe(`/console/sign-in?next=${encodeURIComponent(path)}`);
    expect(response.text).not.toContain('First Invented Bank');
  }
});

test('whoever is signed in sees every page', async () => {
  const visitor = aVisitor(cordon.app);
  await sendSignIn(visitor).expect(303);
  for (const path of pages()) {
    await visitor.get(path).expect(path === '/console/nowhere' ? 404 : 200);
  }
});

test('a live part whose session has ended sends the whole page to the sign-in', async () => {
  const response = await aVisitor(cordon.app).get('/console').set('hx-request', 'true').expect(401);
  expect(response.headers['hx-redirect']).toBe('/console/sign-in?next=%2Fconsole');
  expect(response.text).toBe('');
});

test('the session cookie is closed to scripts, to other sites and to the rest of the service', async () => {
  const cookie = cookieOf(await sendSignIn(aVisitor(cordon.app)));
  expect(cookie).toMatch(/^cordon_session=[A-Za-z0-9_-]{43}; /);
  expect(cookie).toContain('; Path=/console;');
  expect(cookie).toContain('; HttpOnly');
  expect(cookie).toContain('; SameSite=Strict');
});

test('the store knows no token, only its hash', async () => {
  const token = tokenOf(await sendSignIn(aVisitor(cordon.app)));
  const { rows } = await cordon.database.query<{ token_hash: Buffer }>('select token_hash from sessions');
  expect(rows.every((row) => row.token_hash.length === 32)).toBe(true);
  expect(rows.some((row) => row.token_hash.includes(Buffer.from(token, 'base64url')))).toBe(false);
});

test('a token that was there before the sign-in is worth nothing after it', async () => {
  const visitor = aVisitor(cordon.app);
  const earlier = tokenOf(await sendSignIn(visitor));
  const chosen = 'A'.repeat(43);
  const later = tokenOf(await sendSignIn(visitor).set('cookie', `cordon_session=${chosen}`));

  expect(new Set([earlier, later, chosen]).size).toBe(3);
  await aVisitor(cordon.app).get('/console').set('cookie', `cordon_session=${chosen}`).expect(303);
  await aVisitor(cordon.app).get('/console').set('cookie', `cordon_session=${later}`).expect(200);
});

test('signing in again ends the session that the browser had', async () => {
  const visitor = aVisitor(cordon.app);
  const earlier = tokenOf(await sendSignIn(visitor));
  await sendSignIn(visitor).expect(303);
  await aVisitor(cordon.app).get('/console').set('cookie', `cordon_session=${earlier}`).expect(303);
});

test('signing out ends the session, not only the cookie', async () => {
  const visitor = aVisitor(cordon.app);
  const token = tokenOf(await sendSignIn(visitor));
  const formToken = await readFormToken(visitor);
  await visitor.post('/console/sign-out').set(FROM_OUR_PAGE).type('form').send({ formToken }).expect(303);
  await aVisitor(cordon.app).get('/console').set('cookie', `cordon_session=${token}`).expect(303);
});

test('an expired session and that of a disabled supervisor open nothing', async () => {
  const visitor = aVisitor(cordon.app);
  await sendSignIn(visitor).expect(303);
  await cordon.database.query('update supervisors set disabled_at = now()');
  await visitor.get('/console').expect(303);
  await sendSignIn(aVisitor(cordon.app)).expect(401);
  await cordon.database.query('update supervisors set disabled_at = null');
  await visitor.get('/console').expect(200);
  await cordon.database.query(`update sessions set expires_at = now() - interval '1 second'`);
  await visitor.get('/console').expect(303);
});

test('another password ends all sessions under the old one', async () => {
  const visitor = aVisitor(cordon.app);
  await sendSignIn(visitor).expect(303);
  await replacePassword(cordon.database, SUPERVISOR);
  await visitor.get('/console').expect(303);
});

test('an unknown username and a wrong password get the same answer', async () => {
  const unknown = await sendSignIn(from('10.0.1.1'), { username: 'nobody.here', password: 'not the password' });
  const wrong = await sendSignIn(from('10.0.1.1'), { password: 'not the password' });
  expect([unknown.status, wrong.status]).toEqual([401, 401]);
  expect(unknown.text.replace('nobody.here', '')).toBe(wrong.text.replace(SUPERVISOR.username, ''));
});

test.each([
  ['/console/batches?status=screened', '/console/batches?status=screened'],
  ['/console', '/console'],
  ['/console/../etc', '/console'],
  ['/consolex', '/console'],
  ['//elsewhere.example/console', '/console'],
  ['/\\elsewhere.example/console', '/console'],
  ['https://elsewhere.example/console', '/console'],
  ['/console/sign-in', '/console'],
  ['javascript:alert(1)', '/console'],
])('after the sign-in, %s leads to %s', async (next, location) => {
  const response = await sendSignIn(aVisitor(cordon.app), { next }).expect(303);
  expect(response.headers['location']).toBe(location);
});

test('the sixth failure in a row is not even tried, and the right password has to wait too', async () => {
  const visitor = from('10.0.2.1');
  for (let failure = 0; failure < 5; failure++) await sendSignIn(visitor, { password: 'guess' }).expect(401);
  const refused = await sendSignIn(visitor).expect(429);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(refused.headers['set-cookie']).toBeUndefined();
  await sendSignIn(from('10.0.2.2')).expect(303);
});

test('a good sign-in forgets the failures before it', async () => {
  const visitor = from('10.0.3.1');
  for (let round = 0; round < 3; round++) {
    for (let failure = 0; failure < 4; failure++) await sendSignIn(visitor, { password: 'guess' }).expect(401);
    await sendSignIn(visitor).expect(303);
  }
});

test('an address that guesses at many usernames is stopped as well', async () => {
  const visitor = from('10.0.4.1');
  for (let failure = 0; failure < 30; failure++) {
    await sendSignIn(visitor, { username: `guess-${failure}`, password: 'guess' }).expect(401);
  }
  await sendSignIn(visitor, { username: 'guess-30', password: 'guess' }).expect(429);
});

/** A visitor from an address of his own, so that the failures of one test do not count in another. */
function from(address: string): Visitor {
  return aVisitor(cordon.app).set('x-forwarded-for', address) as Visitor;
}

function cookieOf(response: { headers: Record<string, unknown> }): string {
  return String((response.headers['set-cookie'] as string[]).at(-1));
}

function tokenOf(response: { headers: Record<string, unknown> }): string {
  return /cordon_session=([^;]+)/.exec(cookieOf(response))![1]!;
}
