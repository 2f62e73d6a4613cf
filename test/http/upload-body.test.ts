import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBody } from '../../src/http/upload-body.ts';

let server: Server;
let outcomes: Promise<unknown>[] = [];
beforeAll(async () => {
  server = createServer((request) => {
    const read = async () => Buffer.concat(await Array.fromAsync(readBody(request, { stallMs: 150 }))).toString();
    outcomes.push(read().catch((error: unknown) => error));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function send(headers: string, ...parts: (string | Buffer)[]): Socket {
  outcomes = [];
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(`POST / HTTP/1.1\r\nhost: localhost\r\n${headers}\r\n\r\n`);
  for (const part of parts) socket.write(part);
  return socket;
}

async function outcome(): Promise<unknown> {
  await expect.poll(() => outcomes.length).toBe(1);
  return outcomes[0];
}

test('a body comes through as it was sent', async () => {
  send('content-length: 10', 'hello', 'world');
  expect(await outcome()).toBe('helloworld');
});

test.each(['content-length: 10', 'content-length: 10\r\ncontent-encoding: gzip', 'transfer-encoding: chunked'])(
  'a sender who falls silent is cut off after a time that is written down (%s)',
  async (headers) => {
    send(headers, headers.includes('chunked') ? '5\r\nhello\r\n' : Buffer.from([0x1f, 0x8b, 0x08]));
    expect(await outcome()).toMatchObject({ name: 'InputError', code: 'upload_stalled', status: 408 });
  },
);

test.each(['content-length: 10', 'content-length: 10\r\ncontent-encoding: gzip'])(
  'a sender who goes away is no fault of ours (%s)',
  async (headers) => {
    const socket = send(headers, Buffer.from([0x1f, 0x8b, 0x08]));
    await expect.poll(() => outcomes.length).toBe(1);
    socket.destroy();
    expect(await outcome()).toMatchObject({ name: 'InputError', code: 'upload_aborted' });
  },
);
