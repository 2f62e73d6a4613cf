import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { closeServer, listen } from '../../src/http/listen.ts';

test('a closing server finishes what it answers, and waits for nobody who has not asked', async () => {
  const server = await listen({ host: '127.0.0.1', port: 0 });
  const asked = new Promise<() => void>((begun) =>
    server.on('request', (_request, response) => begun(() => response.end('answered'))),
  );
  const { port } = server.address() as AddressInfo;
  const silent = connect(port, '127.0.0.1').on('error', () => {});
  silent.write('GET / HTTP/1.1\r\nX: ');
  const answer = fetch(`http://127.0.0.1:${port}/`).then((it) => it.text());
  const finish = await asked;

  let isClosed = false;
  const closed = closeServer(server).then(() => (isClosed = true));
  const silentEnd = once(silent, 'close');
  expect(isClosed).toBe(false);
  finish();
  expect(await answer).toBe('answered');
  await closed;
  await silentEnd;
});
