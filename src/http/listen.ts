import { createServer, type Server, type ServerResponse } from 'node:http';
import { UnavailableError } from '../errors.ts';

/** The longest time for a whole upload; a slower sender is cut off, and may send the same key again. */
const REQUEST_TIMEOUT_MS = 30 * 60_000;
const HEADERS_TIMEOUT_MS = 20_000;

/** What each server is answering at this moment. */
const RUNNING = new WeakMap<Server, Set<ServerResponse>>();

/** Starts listening; the answer has no `request` listener yet. Throws UnavailableError when the port is taken. */
export async function listen({ host, port }: { host: string; port: number }): Promise<Server> {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: HEADERS_TIMEOUT_MS });
  const running = new Set<ServerResponse>();
  RUNNING.set(server, running);
  server.on('request', (_request, response) => {
    running.add(response);
    response.once('close', () => running.delete(response));
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'it is taken; set PORT to another one' : (error.code ?? error.message);
      failed(new UnavailableError(`Cannot listen on port ${port} of ${host}: ${why}.`, { cause: error }));
    });
    server.listen(port, host, listening);
  });
  return server;
}

/**
 * Takes no more requests and waits for those that run. Connections on which no request has fully begun are ended then:
 * a closing server no longer times them out, and one sender who is silent in the middle of a header would hold it open.
 */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeIdleConnections();
  const running = [...(RUNNING.get(server) ?? [])];
  await Promise.all(running.map((response) => new Promise((done) => response.once('close', done))));
  server.closeAllConnections();
  await closed;
}

/** How one reaches a server that listens on this host, as an address without a final slash. */
export function addressOf({ host }: { host: string }, port: number): string {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const name = isEverywhere ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
