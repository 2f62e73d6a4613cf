import type { IncomingMessage } from 'node:http';
import { finished, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Request, RequestHandler } from 'express';
import { InputError } from '../errors.ts';
import type { Format } from '../intake/read-rows.ts';

/** A sender from whom nothing comes for so long is cut off, and its connection and place given to others. */
const UPLOAD_STALL_MS = 30_000;
/** So long what still comes after an early answer is taken, so that the sender gets to reading it. */
const LINGER_MS = 5_000;

const FORMATS: Readonly<Record<string, Format>> = {
  'application/json': 'json',
  'application/x-ndjson': 'ndjson',
  'text/csv': 'csv',
};

/** The format of an upload by its Content-Type. */
export function readFormat(request: Request): Format {
  const [mediaType = '', ...parameters] = (request.get('content-type') ?? '').toLowerCase().split(/\s*;\s*/);
  const format = FORMATS[mediaType];
  if (format === undefined)
    throw unsupported(`Send one of ${Object.keys(FORMATS).join(', ')}, and name it in Content-Type.`);
  const charset = parameters.find((it) => it.startsWith('charset='))?.slice('charset='.length);
  if (charset !== undefined && !/^"?utf-?8"?$/.test(charset)) throw unsupported('Send the file in UTF-8.');
  return format;
}

/**
 * The bytes of a request, unpacked, as they are asked for. It throws InputError when the sender stalls, breaks off, or
 * sends what cannot be unpacked. Whoever stops reading leaves the connection open, so that it can still be answered.
 */
export async function* readBody(
  request: IncomingMessage,
  { stallMs = UPLOAD_STALL_MS }: { stallMs?: number } = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  const unpacked = unpack(request);
  const parts = unpacked.iterator({ destroyOnReturn: false });
  try {
    for (;;) {
      const part = await withinTime(parts.next(), stallMs);
      if (part.done) return;
      yield part.value as Uint8Array;
    }
  } catch (error) {
    throw error instanceof InputError ? error : toInputError(error);
  } finally {
    request.unpipe();
    request.removeAllListeners('readable'); // else what still comes could not be dropped once the answer is sent
    if (unpacked !== request) unpacked.destroy();
  }
}

/**
 * Ends connections on which a body still comes after its answer was sent. What comes is dropped for a while first: most
 * senders look for an answer only when all is sent, and one whose connection is reset before that never reads it.
 */
export const endUnreadUploads: RequestHandler = (request, response, next) => {
  response.once('finish', () => {
    if (request.complete) return;
    request.resume();
    const timer = setTimeout(() => request.socket.destroy(), LINGER_MS);
    request.once('close', () => clearTimeout(timer));
  });
  next();
};

function unpack(request: IncomingMessage): Readable {
  const encoding = request.headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (encoding === 'identity') return request;
  if (encoding !== 'gzip') throw unsupported('Send the body as it is, or with Content-Encoding: gzip.');
  const gunzip = createGunzip({ chunkSize: 65_536 });
  // `pipe` does not tell of a request that breaks off, and one may have done so before anybody listened.
  finished(request, { writable: false }, (error) => error && gunzip.destroy(error));
  return request.pipe(gunzip);
}

async function withinTime<T>(promise: Promise<T>, timeMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(stalled(timeMs)), timeMs);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function stalled(timeMs: number): InputError {
  const message = `Nothing came for ${timeMs / 1_000} seconds, so nothing was taken. Send all again under the same key.`;
  return new InputError('upload_stalled', message, { status: 408 });
}

function toInputError(cause: unknown): unknown {
  const code = (cause as { code?: unknown } | undefined)?.code;
  if (typeof code !== 'string') return cause;
  if (code.startsWith('Z_')) {
    const message = 'The body cannot be unpacked: it is not gzip, or it ends too early. Nothing was taken.';
    return new InputError('invalid_gzip', message, { cause });
  }
  const message = 'The upload broke off, so nothing was taken. Send all again under the same key.';
  return new InputError('upload_aborted', message, { cause });
}

function unsupported(message: string): InputError {
  return new InputError('unsupported_media_type', message, { status: 415 });
}
