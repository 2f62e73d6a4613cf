import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPublicAddress } from '../../src/webhooks/endpoint.ts';
import { webhookEndpointUrl } from '../../src/webhooks/endpoint-url.ts';
import { sendWebhook } from '../../src/webhooks/send.ts';
import { generateSecret } from '../../src/webhooks/signature.ts';
import { listen } from '../support/receiver.ts';

let connections = 0;
const server = createServer((socket) => {
  connections++;
  socket.destroy();
});
let port: number;
beforeAll(async () => {
  port = await listen(server);
});
afterAll(() => void server.close());

const send = (url: string) =>
  sendWebhook(
    { id: 'msg_1', endpoint: { url, secrets: [generateSecret()] }, body: '{}' },
    { timeoutMs: 5_000, allowPrivateAddresses: false },
  );

describe('an address inside is not connected to', () => {
  const hosts = [
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '017700000001',
    '127.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '[::7f00:1]',
    '0.0.0.0',
    'localhost',
    'LOCALHOST',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '[fe80::1]',
    '[fd00::1]',
  ];
  test.each(hosts)('%s', async (host) => {
    const attempt = await send(`https://${host}:${port}/`);
    expect(attempt).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('private network') });
    expect(connections).toBe(0);
  });
});

test('without TLS nothing is sent, wherever the address lies', async () => {
  expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({
    outcome: 'failed',
    reason: expect.stringContaining('not https'),
  });
  expect(connections).toBe(0);
});

test.each(['8.8.8.8', '2001:4860:4860::8888', '::ffff:8.8.8.8'])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each(['224.0.0.1', '255.255.255.255', '192.0.2.1', '2001:db8::1', '2002:7f00:1::', 'ff02::1', '::', 'no address'])(
  '%s is not public',
  (address) => {
    expect(isPublicAddress(address)).toBe(false);
  },
);

describe('an address that is registered', () => {
  const inProduction = webhookEndpointUrl({ allowPrivateAddresses: false });
  const inDevelopment = webhookEndpointUrl({ allowPrivateAddresses: true });

  test.each(['https://bank.example/webhooks', 'https://bank.example:8443/w?tenant=1', 'https://8.8.8.8/'])(
    '%s is taken',
    (url) => {
      expect(inProduction.parse(url)).toBe(url);
    },
  );

  const refused = [
    ['without a scheme', 'my-bank.example/hooks', 'whole address'],
    ['of another scheme', 'ftp://bank.example/', 'whole address'],
    ['without TLS', 'http://bank.example/', 'https'],
    ['with a password', 'https://user:secret@bank.example/', 'password'],
    ['with a fragment', 'https://bank.example/#here', '#'],
    ['in a private network', 'https://10.1.2.3/', 'private network'],
    ['of this machine in disguise', 'https://2130706433/', 'private network'],
    ['of this machine in IPv6', 'https://[::ffff:127.0.0.1]/', 'private network'],
    ['that has no end', `https://bank.example/${'a'.repeat(2_000)}`, '2000'],
  ] as const;
  test.each(refused)('one %s is refused, and the institution is told why', (_, url, words) => {
    const { error } = inProduction.safeParse(url);
    expect(error?.issues[0]?.message).toContain(words);
    expect(error?.issues[0]?.message).not.toContain('secret');
  });

  test('development may use a plain address of this machine', () => {
    expect(inDevelopment.safeParse('http://127.0.0.1:4000/').success).toBe(true);
    expect(inDevelopment.safeParse('http://user:secret@127.0.0.1:4000/').success).toBe(false);
  });
});
