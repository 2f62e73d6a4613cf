import { createServer } from 'node:http';
import type { IncomingHttpHeaders, RequestListener, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Server as NetServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

/** One request as the receiver got it. */
export type ReceivedMessage = {
  /** The webhook-id, the same at every attempt of one delivery. */
  readonly id: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Whether the published library verified the signature; undefined where the receiver has no secret. */
  readonly isVerified: boolean | undefined;
};

export type Receiver = {
  readonly url: string;
  /** What was received, oldest first, the refused ones included. */
  readonly messages: readonly ReceivedMessage[];
  readonly close: () => Promise<void>;
};

export type ReceiverOptions = {
  /** Answers instead of the receiver, which takes every message with 204. */
  readonly respond?: (response: ServerResponse, message: ReceivedMessage) => void;
  /**
   * With a secret, a message whose signature does not verify is kept and answered with 401. It is read at each message, since it
   * is known only when the address has been registered.
   */
  readonly secret?: string;
};

/** A real receiver on a real socket of the loopback address, that keeps what it was sent. */
export async function startReceiver(options: ReceiverOptions = {}): Promise<Receiver> {
  const messages: ReceivedMessage[] = [];
  const onRequest = async (...[request, response]: Parameters<RequestListener>) => {
    const { respond = accept, secret } = options;
    const body = await text(request);
    const isVerified = secret === undefined ? undefined : verifies(secret, body, request.headers);
    const message = { id: String(request.headers['webhook-id']), headers: request.headers, body, isVerified };
    messages.push(message);
    if (isVerified === false) response.writeHead(401).end();
    else respond(response, message);
  };
  const server = createServer((request, response) => void onRequest(request, response).catch(() => response.destroy()));
  const port = await listen(server);
  return { url: `http://127.0.0.1:${port}/webhooks`, messages, close: () => close(server) };
}

/** Listens on a free port of the loopback address. */
export async function listen(server: NetServer): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

function accept(response: ServerResponse): void {
  response.writeHead(204).end();
}

function verifies(secret: string, body: string, headers: IncomingHttpHeaders): boolean {
  try {
    new Webhook(secret).verify(body, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections(); // those that a test left hanging included
  });
}
