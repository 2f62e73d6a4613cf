import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openSecret, sealSecret } from '../../src/webhooks/secret-box.ts';
import { generateSecret } from '../../src/webhooks/signature.ts';

const key = randomBytes(32);
const secret = generateSecret();

test('what was sealed opens again, and does not show', () => {
  const sealed = sealSecret(key, 'institution-1', secret);
  expect(openSecret(key, 'institution-1', sealed)).toBe(secret);
  expect(sealed.toString('latin1')).not.toContain(secret.slice(6, 20));
});

test('the same secret is never sealed twice alike', () => {
  expect(sealSecret(key, 'institution-1', secret)).not.toEqual(sealSecret(key, 'institution-1', secret));
});

test('another key does not open it', () => {
  const sealed = sealSecret(key, 'institution-1', secret);
  expect(() => openSecret(randomBytes(32), 'institution-1', sealed)).toThrow();
});

test('another institution does not open it', () => {
  const sealed = sealSecret(key, 'institution-1', secret);
  expect(() => openSecret(key, 'institution-2', sealed)).toThrow();
});

test('nothing opens when a single bit has changed, or the end is missing', () => {
  const sealed = sealSecret(key, 'institution-1', secret);
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed[at]! ^= 1;
    expect(() => openSecret(key, 'institution-1', changed)).toThrow();
    expect(() => openSecret(key, 'institution-1', sealed.subarray(0, at))).toThrow();
  }
});
