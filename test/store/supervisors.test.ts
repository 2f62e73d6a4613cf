import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from '../../src/store/passwords.ts';
import { deleteSession, findSessionSupervisor, insertSession } from '../../src/store/sessions.ts';
import { findSupervisorByPassword, registerSupervisor, replacePassword } from '../../src/store/supervisors.ts';
import { useDatabase } from '../support/database.ts';

const postgres = useDatabase();
const NEWCOMER = { username: 'sok.sample', displayName: 'Sok Sample', password: 'invented plain words' };

test('a supervisor is found by the right password and by no other', async () => {
  const registered = await registerSupervisor(postgres.database, NEWCOMER);
  const { username, password } = NEWCOMER;
  expect(await findSupervisorByPassword(postgres.database, { username, password })).toEqual(registered);
  expect(await findSupervisorByPassword(postgres.database, { username, password: `${password} ` })).toBeUndefined();
  expect(await findSupervisorByPassword(postgres.database, { username: 'other', password })).toBeUndefined();
});

test('a username is given once', async () => {
  await registerSupervisor(postgres.database, { ...NEWCOMER, username: 'only.once' });
  expect(await registerSupervisor(postgres.database, { ...NEWCOMER, username: 'only.once' })).toBeUndefined();
});

test.each([
  ['a username that begins with a dot', { username: '.sok' }, 'invalid_username'],
  ['a username with capitals', { username: 'Sok' }, 'invalid_username'],
  ['a password of eleven characters', { password: 'eleven char' }, 'invalid_password_length'],
  ['a password of 201 characters', { password: 'x'.repeat(201) }, 'invalid_password_length'],
])('%s is refused', async (_, wrong, code) => {
  await expect(registerSupervisor(postgres.database, { ...NEWCOMER, ...wrong })).rejects.toMatchObject({ code });
});

test('a password longer than any can be is wrong, even where its beginning is right', async () => {
  const password = 'x'.repeat(200);
  await registerSupervisor(postgres.database, { ...NEWCOMER, username: 'long.one', password });
  const found = (given: string) =>
    findSupervisorByPassword(postgres.database, { username: 'long.one', password: given });
  expect(await found(password)).toBeDefined();
  expect(await found(`${password}y`)).toBeUndefined();
});

test('another password takes the place of the old one', async () => {
  const username = 'changing';
  await registerSupervisor(postgres.database, { ...NEWCOMER, username });
  expect(await replacePassword(postgres.database, { username, password: 'other invented words' })).toBe(true);
  expect(await findSupervisorByPassword(postgres.database, { ...NEWCOMER, username })).toBeUndefined();
  expect(await replacePassword(postgres.database, { username: 'unknown', password: NEWCOMER.password })).toBe(false);
});

test('a password is kept as argon2id with a salt of its own', async () => {
  const [one, other] = await Promise.all([hashPassword('the same words'), hashPassword('the same words')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(other).not.toBe(one);
});

test('the same password counts in whatever form of Unicode the keyboard sends it', async () => {
  const kept = await hashPassword('caf\u00E9 au lait, invented');
  expect(await verifyPassword('cafe\u0301 au lait, invented', kept)).toBe(true);
});

test('refusing an unknown username takes as long as refusing a wrong password', async () => {
  const kept = await hashPassword(NEWCOMER.password);
  const shortest = async (hash: string | undefined) => {
    const times: number[] = [];
    for (let round = 0; round < 5; round++) {
      const startedAt = performance.now();
      expect(await verifyPassword('a wrong password', hash)).toBe(false);
      times.push(performance.now() - startedAt);
    }
    return Math.min(...times);
  };
  // Without the hash that stands in for nobody's, the answer would come a hundred times sooner.
  expect(await shortest(undefined)).toBeGreaterThan((await shortest(kept)) / 3);
});

test('ending one session sweeps out those that have run out', async () => {
  const { id: supervisorId } = (await registerSupervisor(postgres.database, { ...NEWCOMER, username: 'sweeper' }))!;
  const [lasting, ending, expired] = [1, 2, 3].map((byte) => Buffer.alloc(32, byte)) as [Buffer, Buffer, Buffer];
  for (const tokenHash of [lasting, ending])
    await insertSession(postgres.database, { tokenHash, supervisorId, hours: 1 });
  await insertSession(postgres.database, { tokenHash: expired, supervisorId, hours: -1 });
  expect(await findSessionSupervisor(postgres.database, expired)).toBeUndefined();

  await deleteSession(postgres.database, ending);
  expect(await findSessionSupervisor(postgres.database, lasting)).toMatchObject({ username: 'sweeper' });
  const { rows } = await postgres.database.query('select token_hash from sessions where supervisor_id = $1', [
    supervisorId,
  ]);
  expect(rows).toEqual([{ token_hash: lasting }]);
});
