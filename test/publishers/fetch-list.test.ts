import { createServer as createTlsServer } from 'node:https';
import { createServer, type RequestListener, type Server } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import { fetchList, sourceOf, type FetchOptions } from '../../src/publishers/fetch-list.ts';
import { isStaleAt, PUBLISHERS, publishedAuthorities } from '../../src/publishers/publishers.ts';
import { aSelfSignedCertificate } from '../support/certificate.ts';
import { listen } from '../support/receiver.ts';

const UN = PUBLISHERS.find((it) => it.authority === 'un')!;
const LIST = Buffer.from('<CONSOLIDATED_LIST/>');

async function aServer(answer: RequestListener, server: Server = createServer()): Promise<number> {
  server.on('request', answer);
  const port = await listen(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return port;
}

function look(given: Partial<FetchOptions>) {
  return fetchList(UN, { timeoutMs: 5_000, bytesMax: 1_000, allowLoopback: true, retryDelaysMs: [], ...given });
}

test('a list is fetched over TLS, with what the publisher says about it', async () => {
  const { key, cert } = aSelfSignedCertificate();
  const asked: string[] = [];
  const port = await aServer((request, response) => {
    asked.push(request.url!);
    response.writeHead(200, { etag: '"v1"', 'last-modified': 'Fri, 27 Feb 2026 00:00:09 GMT' }).end(LIST);
  }, createTlsServer({ key, cert }));
  const mirror = `https://localhost:${port}/lists/`;
  const dispatcher = new Agent({ connect: { ca: cert } });
  onTestFinished(() => dispatcher.close());
  expect(await look({ mirror, dispatcher, allowLoopback: false })).toEqual({
    state: 'fetched',
    bytes: LIST,
    validators: { etag: '"v1"', lastModified: 'Fri, 27 Feb 2026 00:00:09 GMT' },
    day: '2026-02-27',
  });
  expect(asked).toEqual(['/lists/consolidated.xml']);
  await expect(look({ mirror, allowLoopback: false })).rejects.toMatchObject({ name: 'UnavailableError' });
});

test('what is held already is not fetched again', async () => {
  const port = await aServer((request, response) => {
    const isHeld =
      request.headers['if-none-match'] === '"v1"' && request.headers['if-modified-since'] === 'a day of theirs';
    response.writeHead(isHeld ? 304 : 200).end();
  });
  const validators = { etag: '"v1"', lastModified: 'a day of theirs' };
  expect(await look({ mirror: `http://127.0.0.1:${port}`, validators })).toEqual({ state: 'unchanged' });
});

test('a publisher who is away for a moment is asked again', async () => {
  let requests = 0;
  const port = await aServer((_request, response) => {
    requests += 1;
    if (requests === 1) response.writeHead(503).end();
    else if (requests === 2) response.destroy();
    else response.end(LIST);
  });
  const mirror = `http://127.0.0.1:${port}`;
  expect(await look({ mirror, retryDelaysMs: [1, 1] })).toMatchObject({ state: 'fetched', bytes: LIST });
  expect(requests).toBe(3);
});

test('an address that is wrong is not asked again', async () => {
  let requests = 0;
  const port = await aServer((_request, response) => {
    requests += 1;
    response.writeHead(404).end();
  });
  await expect(look({ mirror: `http://127.0.0.1:${port}`, retryDelaysMs: [1, 1] })).rejects.toThrow(/answered 404/);
  expect(requests).toBe(1);
});

test.each([
  ['larger than is allowed', (response: Parameters<RequestListener>[1]) => response.end(Buffer.alloc(2_000)), /larger/],
  [
    'shorter than it was announced',
    (response: Parameters<RequestListener>[1]) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write(LIST, () => response.destroy());
    },
    /could not be reached|broke off/,
  ],
  ['not sent in time', () => {}, /no answer in time/],
  [
    'sent elsewhere without end',
    (response: Parameters<RequestListener>[1]) => response.writeHead(302, { location: '/again' }).end(),
    /redirects without end/,
  ],
  [
    'sent to plain HTTP',
    (response: Parameters<RequestListener>[1]) =>
      response.writeHead(302, { location: 'http://lists.invented.example/' }).end(),
    /not reached over TLS/,
  ],
])('a file that is %s is not taken', async (_what, answer, message) => {
  const port = await aServer((_request, response) => void answer(response));
  await expect(look({ mirror: `http://127.0.0.1:${port}`, timeoutMs: 500 })).rejects.toThrow(message);
});

test('nothing is fetched over plain HTTP, the own machine included', async () => {
  const mirror = `http://127.0.0.1:${await aServer((_request, response) => response.end(LIST))}`;
  await expect(look({ mirror, allowLoopback: false })).rejects.toThrow(/not reached over TLS/);
});

test('a directory of the operator stands in for the publisher', async () => {
  const mirror = await mkdtemp(join(tmpdir(), 'cordon-mirror-'));
  onTestFinished(() => rm(mirror, { recursive: true }));
  await expect(look({ mirror })).rejects.toThrow(/cannot be read/);
  await writeFile(join(mirror, 'consolidated.xml'), LIST);
  expect(await look({ mirror })).toMatchObject({ state: 'fetched', bytes: LIST });
  expect(sourceOf(UN, { mirror })).toBe(join(mirror, 'consolidated.xml'));
});

test('the credentials of a mirror are never shown', () => {
  const mirror = 'https://somebody:secret@mirror.example/lists?token=secret';
  expect(sourceOf(UN, { mirror })).not.toContain('secret');
});

test('every publisher is reached over TLS, and has a limit of its own', () => {
  for (const { file, staleAfterHours } of PUBLISHERS) {
    expect(file.address ?? 'https://').toMatch(/^https:/);
    expect(staleAfterHours).toBeGreaterThan(0);
  }
  expect(new Set(PUBLISHERS.map((it) => it.authority)).size).toBe(PUBLISHERS.length);
  expect(() => publishedAuthorities(['un', 'nobody'])).toThrow(/no list "nobody"/);
});

test('a list is stale when nobody has looked within its limit; a register of our own never is', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  expect(isStaleAt('un', new Date('2026-11-22T13:00:00Z'), now)).toBe(false);
  expect(isStaleAt('un', new Date('2026-11-22T11:00:00Z'), now)).toBe(true);
  expect(isStaleAt('un', undefined, now)).toBe(true);
  expect(isStaleAt('national', undefined, now)).toBe(false);
});
