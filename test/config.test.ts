import { expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';

test('without any variable the service runs on one machine, with its own database and the queue in it', () => {
  expect(readConfig({})).toMatchObject({
    host: '127.0.0.1',
    databaseUrl: undefined,
    redisUrl: undefined,
    allowPrivateAddresses: false,
  });
});

test('an empty variable counts as not set', () => {
  expect(readConfig({ REDIS_URL: '', PORT: '' })).toMatchObject({ redisUrl: undefined, port: 3000 });
});

test('whatever is wrong is named, all at once, and no value is repeated', () => {
  const secret = 'short-and-secret';
  const read = () =>
    readConfig({ PORT: 'eighty', CORDON_SECRET_KEY: secret, WEBHOOK_ALLOW_PRIVATE_ADDRESSES: 'maybe' });
  expect(read).toThrow(/PORT.*CORDON_SECRET_KEY.*32 random bytes.*WEBHOOK_ALLOW_PRIVATE_ADDRESSES/s);
  expect(read).not.toThrow(secret);
});

test('a database of its own needs the key that all processes share', () => {
  expect(() => readConfig({ DATABASE_URL: 'postgres://db/cordon' })).toThrow(/CORDON_SECRET_KEY.*DATABASE_URL/);
});
