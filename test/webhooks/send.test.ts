import { createServer as createTcpServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:https';
import { afterEach, describe, expect, test } from 'vitest';
import { sendWebhook } from '../../src/webhooks/send.ts';
import { generateSecret } from '../../src/webhooks/signature.ts';
import { aSelfSignedCertificate } from '../support/certificate.ts';
import { listen, startReceiver } from '../support/receiver.ts';
import type { ReceiverOptions } from '../support/receiver.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const anAttempt = (
  url: string,
  { timeoutMs = 5_000, allowPrivateAddresses = true, secrets = [generateSecret()] } = {},
) =>
  sendWebhook(
    { id: 'msg_1', endpoint: { url, secrets }, body: '{"type":"test"}' },
    { timeoutMs, allowPrivateAddresses },
  );

async function aReceiver(options: ReceiverOptions = {}) {
  const receiver = await startReceiver(options);
  closing.push(receiver.close);
  return receiver;
}

/** A server that answers at the level of bytes; the handler gets each new socket. */
async function aRawServer(onSocket: (socket: Socket) => void, server: Server = createTcpServer()): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket.on('error', () => undefined));
    onSocket(socket);
  });
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `127.0.0.1:${await listen(server)}`;
}

describe('a message that is taken', () => {
  test('reaches the receiver byte for byte, signed so that the published library verifies it', async () => {
    const secret = generateSecret();
    const receiver = await aReceiver({ secret });
    const attempt = await anAttempt(receiver.url, { secrets: [secret] });
    expect(attempt).toMatchObject({ outcome: 'delivered', status: 204 });
    expect(receiver.messages).toMatchObject([{ id: 'msg_1', body: '{"type":"test"}', isVerified: true }]);
    expect(receiver.messages[0]?.headers['content-type']).toBe('application/json');
  });

  test('verifies with the old secret and with the new one while both are valid', async () => {
    const [newSecret, oldSecret] = [generateSecret(), generateSecret()];
    for (const secret of [newSecret, oldSecret]) {
      const receiver = await aReceiver({ secret });
      expect(await anAttempt(receiver.url, { secrets: [newSecret, oldSecret] })).toMatchObject({
        outcome: 'delivered',
      });
    }
  });

  test('does not verify with another secret', async () => {
    const receiver = await aReceiver({ secret: generateSecret() });
    expect(await anAttempt(receiver.url)).toMatchObject({ outcome: 'failed', status: 401 });
    expect(receiver.messages[0]?.isVerified).toBe(false);
  });

  test('is delivered although the receiver goes on talking: a huge answer is not read', async () => {
    let written = 0;
    const receiver = await aReceiver({
      respond: (response) => {
        const write = () => {
          while (!response.destroyed && written < 2 ** 30) {
            written += 65_536;
            if (!response.write(Buffer.alloc(65_536))) return void response.once('drain', write);
          }
        };
        write();
      },
    });
    expect(await anAttempt(receiver.url)).toMatchObject({ outcome: 'delivered', status: 200 });
    expect(written).toBeLessThan(2 ** 25); // what fits into the buffers between, and not the gigabyte
  });

  test('is delivered although the answer never ends, as soon as the time is over', async () => {
    const receiver = await aReceiver({ respond: (response) => void response.writeHead(200).write('.') });
    const attempt = await anAttempt(receiver.url, { timeoutMs: 300 });
    expect(attempt).toMatchObject({ outcome: 'delivered', status: 200 });
    expect(attempt.durationMs).toBeLessThan(3_000);
  });
});

describe('an answer that is no success', () => {
  test('a redirect is a failure, and is not followed', async () => {
    const elsewhere = await aReceiver();
    const receiver = await aReceiver({
      respond: (response) => void response.writeHead(307, { location: elsewhere.url }).end(),
    });
    const attempt = await anAttempt(receiver.url);
    expect(attempt).toMatchObject({
      outcome: 'failed',
      status: 307,
      reason: expect.stringContaining('register the new address'),
    });
    expect(elsewhere.messages).toEqual([]);
  });

  test('410 means that the institution wants no more', async () => {
    const receiver = await aReceiver({ respond: (response) => void response.writeHead(410).end() });
    expect(await anAttempt(receiver.url)).toMatchObject({ outcome: 'gone', status: 410 });
  });

  const statuses = [400, 401, 403, 404, 405, 413, 422, 429, 500, 502, 503, 304, 599];
  test.each(statuses)('%i is a failure with advice', async (status) => {
    const receiver = await aReceiver({ respond: (response) => void response.writeHead(status).end() });
    const attempt = await anAttempt(receiver.url);
    expect(attempt).toMatchObject({ outcome: 'failed', status });
    expect(attempt).toHaveProperty(
      'reason',
      expect.stringMatching(new RegExp(`^The endpoint answered ${status}.*\\. .+\\.$`)),
    );
  });

  const waits = [
    ['in seconds', '120', 120_000],
    ['as a date', new Date(Date.now() + 90_000).toUTCString(), 90_000],
  ] as const;
  test.each(waits)('Retry-After %s is passed on', async (_, header, expectedMs) => {
    const receiver = await aReceiver({
      respond: (response) => void response.writeHead(503, { 'retry-after': header }).end(),
    });
    const attempt = await anAttempt(receiver.url);
    expect(attempt).toHaveProperty('retryAfterMs', expect.closeTo(expectedMs, -4));
  });

  test.each(['soon', '-5', '1.5', 'Thu, 01 Jan 1970 00:00:00 GMT'])('Retry-After: %s says nothing', async (header) => {
    const receiver = await aReceiver({
      respond: (response) => void response.writeHead(429, { 'retry-after': header }).end(),
    });
    expect(await anAttempt(receiver.url)).not.toHaveProperty('retryAfterMs');
  });
});

describe('a far end that does not answer', () => {
  test('one that is not there is a failure that says so', async () => {
    const { url, close } = await startReceiver();
    await close();
    expect(await anAttempt(url)).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('refused the connection'),
    });
  });

  test('one that is slow runs out of time', async () => {
    const receiver = await aReceiver({ respond: () => undefined });
    const attempt = await anAttempt(receiver.url, { timeoutMs: 300 });
    expect(attempt).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('within 300 ms') });
    expect(attempt.durationMs).toBeLessThan(3_000);
  });

  test('one that sends its headers drop by drop runs out of time', async () => {
    const host = await aRawServer((socket) => {
      const drops = setInterval(() => socket.write('x'), 20).unref();
      socket.write('HTTP/1.1 200 OK\r\nx: ');
      socket.on('close', () => clearInterval(drops));
    });
    const attempt = await anAttempt(`http://${host}/`, { timeoutMs: 300 });
    expect(attempt).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('within 300 ms') });
  });

  const misbehaving: readonly [string, (socket: Socket) => void, string][] = [
    ['hangs up', (socket) => socket.end(), 'without an answer'],
    ['breaks off', (socket) => void socket.once('data', () => socket.resetAndDestroy()), 'connection'],
    ['does not speak HTTP', (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'), 'not HTTP'],
    [
      'has no end of headers',
      (socket) => void socket.write(`HTTP/1.1 200 OK\r\n${'x-padding: 0123456789\r\n'.repeat(2_000)}`),
      'more headers',
    ],
  ];
  test.each(misbehaving)('one that %s is a failure that says so', async (_, onSocket, words) => {
    const host = await aRawServer(onSocket);
    expect(await anAttempt(`http://${host}/`)).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining(words),
    });
  });

  test('a name that cannot exist is a failure that says so', async () => {
    const tooLong = `${'a'.repeat(64)}.invalid`; // a label has 63 letters at the most, so nobody is asked
    const attempt = await anAttempt(`https://${tooLong}/`, { allowPrivateAddresses: false });
    expect(attempt).toMatchObject({ outcome: 'failed', reason: expect.stringContaining(tooLong) });
  });
});

describe('TLS', () => {
  test('a port that speaks none is a failure that says so', async () => {
    const receiver = await aReceiver();
    const attempt = await anAttempt(receiver.url.replace('http:', 'https:'));
    expect(attempt).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('does not speak TLS') });
    expect(receiver.messages).toEqual([]);
  });

  test('a certificate that nobody vouches for is refused before anything is sent', async () => {
    let requests = 0;
    const server = createTlsServer(aSelfSignedCertificate(), () => requests++);
    const host = await aRawServer(() => undefined, server);
    const attempt = await anAttempt(`https://${host.replace('127.0.0.1', 'localhost')}/`);
    expect(attempt).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('signed by itself') });
    expect(requests).toBe(0);
  });
});

describe('what is written down', () => {
  test('a reason holds the host, and neither the path nor the query of the address, nor the message', async () => {
    const { url, close } = await startReceiver();
    await close();
    const attempt = await anAttempt(`${url}/a-path?token=a-token`);
    expect(attempt).toHaveProperty('reason', expect.stringContaining(new URL(url).host));
    expect(JSON.stringify(attempt)).not.toMatch(/a-path|a-token|test/);
  });

  test('a message without a secret is a fault of ours and is not sent', async () => {
    const receiver = await aReceiver();
    await expect(anAttempt(receiver.url, { secrets: [] })).rejects.toThrow('unsigned');
    expect(receiver.messages).toEqual([]);
  });
});
