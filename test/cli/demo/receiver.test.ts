import { afterEach, beforeEach, expect, test } from 'vitest';
import { openReceiver, type Receiver } from '../../../src/cli/demo/receiver.ts';
import { batchScreened } from '../../../src/recommendations/batch-message.ts';
import { generateSecret, signMessage } from '../../../src/webhooks/signature.ts';
import { anInstitution } from '../../support/screened.ts';

let receiver: Receiver;
beforeEach(async () => {
  receiver = await openReceiver();
});
afterEach(() => receiver.close());

const SECRET = generateSecret();

function aBody(): string {
  const at = new Date();
  return JSON.stringify(
    batchScreened({
      institution: anInstitution(),
      batch: { id: '0199a000-0000-7000-8000-000000000002', receivedAt: at, screenedAt: at, holders: 1, problems: 0 },
      outcomes: { clear: 1, possible: 0, match: 0, unscreenable: 0 },
      issued: {},
      listVersions: [],
      links: { batch: 'http://demo.example/b', screenings: 'http://demo.example/s' },
    }),
  );
}

function send({ id = 'msg-1', body = aBody(), secret = SECRET, sentAt = new Date() } = {}): Promise<Response> {
  return fetch(receiver.addressOf('csv'), {
    method: 'POST',
    body,
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
      'webhook-signature': signMessage([secret], { id, sentAt, body }),
    },
  });
}

test('a message that was signed with the secret of the bank is believed, and counted once however often it comes', async () => {
  receiver.trust('csv', SECRET);
  expect((await send()).status).toBe(204);
  expect((await send()).status).toBe(204);
  expect(receiver.verified().map((it) => [it.book, it.webhookId])).toEqual([['csv', 'msg-1']]);
});

test.each([
  ['another secret', { secret: generateSecret() }],
  ['an old moment', { sentAt: new Date(Date.now() - 3_600_000) }],
])('a message under %s is refused', async (_what, given) => {
  receiver.trust('csv', SECRET);
  expect((await send(given)).status).toBe(401);
  expect(receiver.verified()).toEqual([]);
  expect(receiver.refusals).toHaveLength(1);
});

test('before a bank has its secret nothing is believed', async () => {
  expect((await send()).status).toBe(401);
});
