import { expect, test } from 'vitest';
import { hashApiKey } from '../../src/pipeline/register-institution.ts';
import { findInstitutionByKey } from '../../src/store/institutions.ts';
import { readListReaders } from '../../src/store/list-readers.ts';
import { findSupervisorByPassword } from '../../src/store/supervisors.ts';
import { runCordon } from '../support/command.ts';
import { useDatabase } from '../support/database.ts';

const ground = useDatabase();

function cordon(args: readonly string[], input?: string) {
  return runCordon(args, {
    env: { DATABASE_URL: ground.url, CORDON_SECRET_KEY: 'A'.repeat(43) + '=' },
    ...(input !== undefined && { input }),
  });
}

test('an institution is put on record with a key that opens the door and is printed once', async () => {
  const { code, stdout } = await cordon([
    'institutions',
    'add',
    'Bank One',
    '--country',
    'kh',
    '--binding',
    'ofac',
    '--webhook',
    'https://bank.example/hook',
  ]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/whsec_[A-Za-z0-9+/]{43}=/);
  const apiKey = /cordon_\S+/.exec(stdout)![0];
  expect(await findInstitutionByKey(ground.database, hashApiKey(apiKey))).toMatchObject({
    name: 'Bank One',
    country: 'KH',
    declaredBinding: ['ofac'],
  });
  expect((await cordon(['institutions', 'list'])).stdout).toContain('Bank One');
});

test('a second institution of the same name is refused in one line, without a stack', async () => {
  await cordon(['institutions', 'add', 'Bank Twice', '--country', 'KH']);
  expect(await cordon(['institutions', 'add', 'Bank Twice', '--country', 'KH'])).toEqual({
    code: 1,
    stdout: '',
    stderr: 'cordon: An institution of this name is registered already.\n',
  });
});

test.each([
  [['--country', 'Korea'], /two-letter|either state/],
  [['--country', 'KH', '--webhook', 'http://bank.example/'], /https:/],
])('institutions add %j is refused and says what to write', async (options, message) => {
  const { code, stderr } = await cordon(['institutions', 'add', 'Bank Wrong', ...options]);
  expect(code).toBe(1);
  expect(stderr).toMatch(message);
});

test('an institution is told of changes of the lists when it asks, and another address changes nothing about it', async () => {
  await cordon(['institutions', 'add', 'Bank Lists', '--country', 'KH', '--webhook', 'https://bank.example/hook']);
  const readers = async () => (await readListReaders(ground.database)).map((it) => it.name);
  const webhook = (...options: string[]) =>
    cordon(['institutions', 'webhook', 'Bank Lists', 'https://bank.example/new', ...options]);
  expect(await readers()).not.toContain('Bank Lists');
  expect((await webhook('--list-updates')).code).toBe(0);
  expect(await readers()).toContain('Bank Lists');
  await webhook();
  expect(await readers()).toContain('Bank Lists');
  await webhook('--no-list-updates');
  expect(await readers()).not.toContain('Bank Lists');
});

test('a further key opens the door until it is revoked, and the first one goes on', async () => {
  const first = /cordon_\S+/.exec((await cordon(['institutions', 'add', 'Bank Keys', '--country', 'KH'])).stdout)![0];
  const second = /cordon_\S+/.exec((await cordon(['keys', 'add', 'Bank Keys', '--label', 'spare'])).stdout)![0];
  const opens = async (key: string) => (await findInstitutionByKey(ground.database, hashApiKey(key)))?.name;
  expect(await opens(second)).toBe('Bank Keys');

  expect((await cordon(['keys', 'revoke', 'Bank Keys', '--label', 'spare'])).code).toBe(0);
  expect(await opens(second)).toBeUndefined();
  expect(await opens(first)).toBe('Bank Keys');
  expect((await cordon(['keys', 'list', 'Bank Keys'])).stdout).toMatch(/spare .*Z .*Z/);
  expect((await cordon(['keys', 'revoke', 'Bank Keys', '--label', 'spare'])).code).toBe(1);
});

test('a supervisor signs in with the password that was given on standard input', async () => {
  const added = await cordon(['supervisors', 'add', 'sokha', '--name', 'Sokha C.'], 'a long password\n');
  expect(added.code).toBe(0);
  const signIn = (password: string) => findSupervisorByPassword(ground.database, { username: 'sokha', password });
  expect(await signIn('a long password')).toMatchObject({ displayName: 'Sokha C.' });

  await cordon(['supervisors', 'password', 'sokha'], 'another password\n');
  expect(await signIn('a long password')).toBeUndefined();
  expect(await signIn('another password')).toBeDefined();
});

test('a password that is too short, or none at all, is refused', async () => {
  const add = (input: string) => cordon(['supervisors', 'add', 'short', '--name', 'Short'], input);
  expect(await add('short\n')).toMatchObject({ code: 1, stderr: expect.stringContaining('characters') });
  expect(await add('')).toMatchObject({ code: 1, stderr: 'cordon: No password was given.\n' });
});

test('a book is kept when an operator says for how long, and deleted when he says no more', async () => {
  await cordon(['institutions', 'add', 'Bank Book', '--country', 'KH']);
  const days = async () =>
    (await ground.database.query("select keep_book_days from institutions where name = 'Bank Book'")).rows[0]
      .keep_book_days;
  expect(await days()).toBeNull();
  expect(await cordon(['institutions', 'keep-book', 'Bank Book', '--days', '90'])).toMatchObject({ code: 0 });
  expect(await days()).toBe(90);
  expect((await cordon(['institutions', 'keep-book', 'Bank Book', '--off'])).stdout).toContain('deleted: 0');
  expect(await days()).toBeNull();
  expect(await cordon(['institutions', 'keep-book', 'Bank Book'])).toMatchObject({ code: 1 });
});
