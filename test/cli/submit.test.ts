import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aBank } from '../support/bank.ts';
import { runCordon } from '../support/command.ts';
import { useDatabase } from '../support/database.ts';
import { aHolder } from '../support/holders.ts';
import { aService } from '../support/service.ts';

const ground = useDatabase();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cordon-submit-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function aBook(name: string, ...rows: readonly unknown[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, rows.map((it) => `${JSON.stringify(it)}\n`).join(''));
  return path;
}

/** A service with one bank, and the command as that bank runs it. */
async function aSubmitter() {
  const service = await aService({ DATABASE_URL: ground.url });
  const { apiKey } = await aBank(service);
  const env = { CORDON_URL: service.url!, CORDON_API_KEY: apiKey };
  return (args: readonly string[], given: Record<string, string> = {}) =>
    runCordon(['submit', ...args], { env: { ...env, ...given } });
}

const LISTED = aHolder({ customerRef: 'L-1', name: 'Ri Won Ho', birthDate: '1964-07-17' });

test('a book is sent and screened, and what is recommended is shown with its reason', async () => {
  const submit = await aSubmitter();
  const book = await aBook('good.ndjson', aHolder({ customerRef: 'A-1' }), LISTED);
  const { code, stdout, stderr } = await submit([book]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/: 2 holders screened, 0 rows not taken\./);
  expect(stdout).toMatch(/L-1 +freeze-and-report .*KPi\.033/);
});

test('the same file sent again answers with the same batch', async () => {
  const submit = await aSubmitter();
  const book = await aBook('twice.ndjson', aHolder({ customerRef: 'T-1' }));
  const [first, second] = [await submit([book, '--json']), await submit([book, '--json'])];
  expect(JSON.parse(second.stdout).batch).toEqual(JSON.parse(first.stdout).batch);
});

test('what was recommended before and still stands is told as such', async () => {
  const submit = await aSubmitter();
  await submit([await aBook('monday.ndjson', LISTED)]);
  const { stdout } = await submit([await aBook('tuesday.ndjson', LISTED, aHolder({ customerRef: 'A-2' }))]);
  expect(stdout).toContain('1 more were recommended on before');
});

test('rows that are not taken are shown with line and field, and the exit code is 2', async () => {
  const submit = await aSubmitter();
  const book = await aBook('mixed.ndjson', aHolder(), { ...aHolder({ customerRef: 'K' }), nationalities: ['Korea'] });
  const tables = await submit([book]);
  expect(tables.code).toBe(2);
  expect(tables.stdout).toMatch(/^2 +\/nationalities\/0 +/m);

  const { code, stdout } = await submit([book, '--json']);
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({
    batch: { status: 'screened', counts: { holders: 1, rejected: 1 } },
    recommendations: [],
    problems: [{ line: 2, pointer: '/nationalities/0' }],
  });
});

test('with --all-or-nothing one bad row refuses the book, and says which', async () => {
  const submit = await aSubmitter();
  const book = await aBook('nothing.ndjson', aHolder(), { kind: 'person' });
  const { code, stdout, stderr } = await submit([book, '--all-or-nothing']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^cordon: .*\n {2}line 2, \/customerRef: /);
});

test.each([
  ['a wrong key', { CORDON_API_KEY: 'cordon_wrong' }, /API key/],
  ['a service that is not there', { CORDON_URL: 'http://127.0.0.1:9' }, /No answer came from http:\/\/127\.0\.0\.1:9/],
])('%s is one clear line and exit code 1', async (_what, env, message) => {
  const submit = await aSubmitter();
  const { code, stdout, stderr } = await submit([await aBook('any.ndjson', aHolder())], env);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(message);
  expect(stderr.trimEnd()).not.toContain('\n');
});
