import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { batchScreenedMessage } from '../../recommendations/batch-message.ts';
import { recommendationIssuedMessage } from '../../recommendations/recommendation-schema.ts';
import type { BookName } from './planted-case.ts';

const message = z.discriminatedUnion('type', [recommendationIssuedMessage, batchScreenedMessage]);

/** A message whose signature was right, under the id by which it was sent. */
export type Verified = {
  readonly webhookId: string;
  readonly book: BookName;
  readonly message: z.infer<typeof message>;
};

export type Receiver = {
  /** Where a bank wants its messages. */
  readonly addressOf: (book: BookName) => string;
  /** The secret that a bank was told for its address; before that nothing is believed. */
  readonly trust: (book: BookName, secret: string) => void;
  /** One for each webhook id, in the order of arrival, however often it came. */
  readonly verified: () => readonly Verified[];
  /** Why requests were not believed. */
  readonly refusals: readonly string[];
  readonly close: () => Promise<void>;
};

/**
 * The webhook receiver of both demo banks, on a real socket. It believes nothing that the published
 * `standardwebhooks` library does not verify, and answers 401 to the rest, as a bank's own receiver should.
 */
export async function openReceiver(): Promise<Receiver> {
  const webhooks = new Map<string, Webhook>();
  const verified = new Map<string, Verified>();
  const refusals: string[] = [];

  const server = createServer((request, response) => {
    receive(request).then(
      () => response.writeHead(204).end(),
      (error: unknown) => {
        refusals.push(error instanceof Error ? error.message : String(error));
        response.writeHead(401).end();
      },
    );
  });

  async function receive(request: IncomingMessage): Promise<void> {
    const book = request.url?.slice(1) as BookName;
    const body = await buffer(request);
    const webhook = webhooks.get(book);
    if (webhook === undefined) throw new Error('There is no secret for this address.');
    const payload = webhook.verify(body, request.headers as Record<string, string>);
    const webhookId = String(request.headers['webhook-id']);
    verified.set(webhookId, { webhookId, book, message: message.parse(payload) });
  }

  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  return {
    addressOf: (book) => `http://127.0.0.1:${port}/${book}`,
    trust: (book, secret) => void webhooks.set(book, new Webhook(secret)),
    verified: () => [...verified.values()],
    refusals,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
