import { setTimeout as pause } from 'node:timers/promises';
import {
  readProblems,
  readRecommendations,
  readScreenings,
  sendBatch,
  waitForBatch,
  type Connection,
} from '../client.ts';
import { startProgress } from '../progress.ts';
import { makeBook, type Book } from './books.ts';
import type { BookName } from './planted-case.ts';
import type { Receiver } from './receiver.ts';
import type { Stage } from './stage.ts';
import type { BookResult } from './verdict.ts';

/** So long is waited for the last delivery of a book; one that fails is tried again after seconds, then minutes. */
const DELIVERY_WAIT_MS = 30_000;
/** The book is sent in parts of this size, as a file would be. */
const PART_BYTES = 16_384;

/** Plays one bank: sends its book through the HTTP API, waits, and asks for everything that came of it. */
export async function playBank({ connections, receiver }: Stage, name: BookName): Promise<BookResult> {
  const connection = connections[name];
  const book = makeBook(name);
  const batchId = await send(connection, book);

  const screening = startProgress({ label: '  screening', unit: 'holders', total: book.holderCount });
  const batch = await waitForBatch(connection, batchId, ({ counts }) => screening.advanceTo(counts.screened));
  screening.stop();

  const [screenings, problems, recommendations] = await Promise.all([
    Array.fromAsync(readScreenings(connection, batch)),
    Array.fromAsync(readProblems(connection, batch)),
    Array.fromAsync(readRecommendations(connection, batch)),
  ]);
  await waitForDeliveries(receiver, name, recommendations.length + 1);
  return {
    book,
    screenings,
    problems,
    recommendationIds: recommendations.map((it) => it.recommendationId),
    messages: messagesTo(receiver, name),
  };
}

async function send(connection: Connection, book: Book): Promise<string> {
  const bytes = Buffer.from(book.text);
  const sending = startProgress({ label: '  sending  ', unit: 'bytes', total: bytes.length });
  async function* parts(): AsyncGenerator<Uint8Array> {
    for (let start = 0; start < bytes.length; start += PART_BYTES) {
      yield bytes.subarray(start, start + PART_BYTES);
      sending.advanceTo(Math.min(bytes.length, start + PART_BYTES));
    }
  }
  const upload = { mediaType: book.mediaType, idempotencyKey: `demo-${book.name}`, body: parts() };
  return sendBatch(connection, upload).finally(sending.stop);
}

/** Waits for the deliveries and no longer: what has not come by then shows as a difference. */
async function waitForDeliveries(receiver: Receiver, name: BookName, count: number): Promise<void> {
  const delivering = startProgress({ label: '  delivery ', unit: 'messages', total: count });
  const deadline = Date.now() + DELIVERY_WAIT_MS;
  for (let come = 0; come < count && Date.now() < deadline;) {
    await pause(50);
    come = messagesTo(receiver, name).length;
    delivering.advanceTo(come);
  }
  delivering.stop();
}

function messagesTo(receiver: Receiver, name: BookName): BookResult['messages'] {
  return receiver.verified().filter((it) => it.book === name);
}
