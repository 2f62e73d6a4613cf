import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { generateSecret, signMessage } from '../../src/webhooks/signature.ts';

test('a secret has the form of the standard and 32 random bytes', () => {
  const secret = generateSecret();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(generateSecret()).not.toBe(secret);
});

test('the signature is the one of the example in the standard', () => {
  const signature = signMessage(['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    sentAt: new Date(1_614_265_330_000),
    body: '{"test": 2432232314}',
  });
  expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test.each([
  ['body', { body: '{"a":2}' }],
  ['id', { id: 'msg_2' }],
  ['timestamp', { sentAt: new Date(Date.now() - 1_000) }],
])('a changed %s does not verify', (_, changes) => {
  const secret = generateSecret();
  const sent = { id: 'msg_1', sentAt: new Date(), body: '{"a":1}' };
  const signature = signMessage([secret], sent);
  const { id, sentAt, body } = { ...sent, ...changes };
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
    'webhook-signature': signature,
  };
  expect(() => new Webhook(secret).verify(body, headers)).toThrow('No matching signature');
});
