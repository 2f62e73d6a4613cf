import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { InputError, UnavailableError } from '../errors.ts';
import { batchAnswer, type BatchAnswer } from '../http/batch-answer.ts';
import { problemDocument } from '../http/problem.ts';
import { recommendationAnswer } from '../http/recommendation-answer.ts';
import { screeningAnswer } from '../http/screening-answer.ts';

/** A running service and the key of the institution that asks. */
export type Connection = { readonly url: string; readonly apiKey: string };

export type Upload = {
  readonly mediaType: string;
  readonly idempotencyKey: string;
  readonly body: AsyncIterable<Uint8Array>;
  /** Refuses the whole batch when one row is no holder. */
  readonly isAllOrNothing?: boolean;
};

/** How often a batch is asked how far it has come. */
const POLL_MS = 250;

/** Sends a book as one batch, streamed. The same key and bytes answer with the same batch. */
export async function sendBatch(connection: Connection, upload: Upload): Promise<string> {
  const response = await ask(connection, `/v1/batches${upload.isAllOrNothing ? '?onInvalid=reject' : ''}`, {
    method: 'POST',
    headers: { 'content-type': upload.mediaType, 'idempotency-key': upload.idempotencyKey },
    body: upload.body,
    duplex: 'half',
  });
  return z.object({ batchId: z.uuid() }).parse(await response.json()).batchId;
}

/** Waits until every holder of a batch has been screened, and tells how far it is meanwhile. */
export async function waitForBatch(
  connection: Connection,
  batchId: string,
  tell: (batch: BatchAnswer) => void,
): Promise<BatchAnswer> {
  for (;;) {
    const response = await ask(connection, `/v1/batches/${batchId}`);
    const batch = batchAnswer.parse(await response.json());
    tell(batch);
    if (batch.status === 'screened') return batch;
    await pause(POLL_MS);
  }
}

const problem = z.object({ line: z.number(), pointer: z.string(), code: z.string(), message: z.string() });
export type RowProblem = z.infer<typeof problem>;

/** What is wrong with the rows of a batch that were not taken. */
export function readProblems(connection: Connection, { links }: BatchAnswer): AsyncGenerator<RowProblem> {
  return readPages(connection, links.problems, 'problems', problem);
}

/** How every holder of a batch came out, the clear ones too. */
export function readScreenings(
  connection: Connection,
  { links }: BatchAnswer,
): AsyncGenerator<z.infer<typeof screeningAnswer>> {
  return readPages(connection, links.screenings, 'screenings', screeningAnswer);
}

/** What was issued for a batch. What was open before was not issued again, and is not among it. */
export function readRecommendations(
  connection: Connection,
  { links }: BatchAnswer,
): AsyncGenerator<z.infer<typeof recommendationAnswer>> {
  return readPages(connection, links.recommendations, 'recommendations', recommendationAnswer);
}

/** Follows a list to its last page. */
async function* readPages<T>(
  connection: Connection,
  address: string,
  name: string,
  schema: z.ZodType<T>,
): AsyncGenerator<T> {
  const page = z.object({ [name]: z.array(schema), next: z.string().optional() });
  for (let next: string | undefined = address; next !== undefined;) {
    const response = await ask(connection, next);
    const answer = page.parse(await response.json()) as { next?: string } & Record<string, T[]>;
    yield* answer[name]!;
    next = answer.next;
  }
}

/** Asks the service; what it refuses is thrown as the error that it means, in its own words. */
async function ask({ url, apiKey }: Connection, path: string, options: RequestInit = {}): Promise<Response> {
  const headers = { ...(options.headers as Record<string, string>), authorization: `Bearer ${apiKey}` };
  const response = await fetch(`${url.replace(/\/$/, '')}${path}`, { ...options, headers }).catch((error: unknown) => {
    throw new UnavailableError(`No answer came from ${url}: ${reasonOf(error)}.`, { cause: error });
  });
  if (response.ok) return response;
  throw refusal(response.status, await response.text());
}

function refusal(status: number, body: string): Error {
  const document = problemDocument.safeParse(parseJson(body));
  if (!document.success) return new UnavailableError(`The service answered ${status} without saying why.`);
  const { code, detail, errors = [] } = document.data;
  const faults = errors.map(
    ({ line, pointer, message }) => `\n  ${line ? `line ${line}, ` : ''}${pointer}: ${message}`,
  );
  const message = `${detail}${faults.join('')}`;
  return status >= 500 ? new UnavailableError(message) : new InputError(code, message, { status });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** fetch says no more than "fetch failed"; what happened stands in its cause. */
function reasonOf(error: unknown): string {
  const cause = (error as { cause?: { code?: string; message?: string } }).cause;
  return cause?.code ?? cause?.message ?? String(error);
}
