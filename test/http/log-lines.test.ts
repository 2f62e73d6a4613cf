import { spawn } from 'node:child_process';
import { join } from 'node:path';
import supertest from 'supertest';
import { onTestFinished, expect, test } from 'vitest';
import { aBankAt } from '../support/door.ts';
import { useDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

const postgres = useDatabase();

const SECRETS = ['Hidden Somebody', '1964-08-29', 'N7654321', 'CUSTOMER-REF-77', 'hidden-query'];
const [NAME, BIRTH_DATE, PASSPORT, CUSTOMER_REF, QUERY] = SECRETS as [string, string, string, string, string];

test('no log line holds anything that was sent about a holder, whether his row was good, bad or broke something', async () => {
  const service = await startService();
  const { headers } = await aBankAt(postgres);
  const send = (body: string, key: string, query = '') =>
    supertest(service.url)
      .post(`/v1/batches${query}`)
      .set({ ...headers, 'idempotency-key': key, 'content-type': 'application/x-ndjson' })
      .send(body);
  const good = {
    customerRef: CUSTOMER_REF,
    kind: 'person',
    name: NAME,
    birthDate: BIRTH_DATE,
    identifiers: [{ type: 'passport', number: PASSPORT }],
  };
  const bad = { ...good, birthDate: NAME, nationalities: [PASSPORT], [NAME]: 1 };

  const taken = await send(`${JSON.stringify(good)}\n${JSON.stringify(bad)}\n{"name":"${NAME}`, 'good').expect(202);
  await send(JSON.stringify(bad), 'bad', '?onInvalid=reject').expect(422);
  await send(NAME, 'query', `?${QUERY}=${encodeURIComponent(NAME)}`).expect(400);
  await supertest(service.url)
    .get(`/v1/batches/${encodeURIComponent(NAME)}`)
    .set(headers)
    .expect(404);
  await supertest(service.url).post('/v1/screenings').set(headers).send(good).expect(201);
  await postgres.database.query('alter table holders add check (customer_ref is null) not valid');
  await send(JSON.stringify(good), 'fault').expect(500); // a database error quotes the row that it refused
  await until(() => service.lines().some((line) => line.includes('"http.fault"')));

  const lines = service.lines();
  expect(lines.filter((line) => line.includes('"http.request"')).length).toBeGreaterThanOrEqual(5);
  expect(lines.some((line) => line.includes(taken.body.batchId))).toBe(true);
  for (const secret of SECRETS) expect(lines.filter((line) => line.includes(secret))).toEqual([]);
});

/** The service as `npm start` starts it, with its log. */
async function startService(): Promise<{ url: string; lines: () => string[] }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/server.ts'), 'api'], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: postgres.url,
      CORDON_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
      PORT: '0',
      LOG_LEVEL: 'trace',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(async () => {
    if (child.exitCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await ended;
  });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  const url = await until(() => /answers at (http:\S+)\. /.exec(output)?.[1]);
  return { url, lines: () => output.split('\n') };
}
