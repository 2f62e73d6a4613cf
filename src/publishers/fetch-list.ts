/** The one place that fetches lists: from the publisher, or from the mirror or directory that the operator names. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { request, type Dispatcher } from 'undici';
import { UnavailableError } from '../errors.ts';
import type { Publisher } from './publishers.ts';

/** What the publisher said about the bytes that we hold, to be asked about them again. */
export type Validators = { readonly etag?: string; readonly lastModified?: string };

/** `unchanged`: the publisher says that what we hold is the newest. */
export type FetchedList =
  | { readonly state: 'unchanged' }
  | {
      readonly state: 'fetched';
      readonly bytes: Buffer;
      readonly validators: Validators;
      /** `YYYY-MM-DD`: the day on which the publisher last changed the file, else the day of download. */
      readonly day: string;
    };

export type FetchOptions = {
  /** The base of a mirror (`https://...`), or a directory. Undefined: the publisher itself. */
  readonly mirror?: string | undefined;
  readonly validators?: Validators | undefined;
  readonly timeoutMs: number;
  readonly bytesMax: number;
  /** For tests: lets a request go over plain HTTP to the loopback address. */
  readonly allowLoopback?: boolean | undefined;
  readonly retryDelaysMs?: readonly number[];
  /** For tests: the certificates that are trusted. */
  readonly dispatcher?: Dispatcher;
};

/** OFAC answers with the address of a store; nobody needs more than a few such steps. */
const REDIRECTS_MAX = 4;
const RETRY_DELAYS_MS = [1_000, 5_000, 25_000];

/**
 * Fetches a publisher's file. A publisher who is away, slow or faulty is tried again, then it is an UnavailableError
 * with a sentence for the operator; what the file says is for the reader and the guards to judge.
 */
export async function fetchList(publisher: Publisher, options: FetchOptions): Promise<FetchedList> {
  const { mirror, retryDelaysMs = RETRY_DELAYS_MS } = options;
  const { authority, file } = publisher;
  if (isDirectory(mirror)) return readFromDirectory(join(mirror, file.name), options);
  const address = addressOf(publisher, mirror);
  if (address === undefined) {
    throw new UnavailableError(
      `The list "${authority}" is not published at one address. Import it by hand, or put ${file.name} into LIST_MIRROR.`,
    );
  }
  for (const delayMs of retryDelaysMs) {
    try {
      return await download(address, options);
    } catch (error) {
      if (!(error instanceof PassingTrouble)) throw error;
    }
    await pause(delayMs);
  }
  return download(address, options);
}

/** Where a list is looked for, as it may be shown: a mirror's credentials and the query are left out. */
export function sourceOf(publisher: Publisher, { mirror }: Pick<FetchOptions, 'mirror'>): string {
  if (isDirectory(mirror)) return join(mirror, publisher.file.name);
  const address = addressOf(publisher, mirror);
  if (address === undefined) return publisher.file.name;
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
}

function isDirectory(mirror: string | undefined): mirror is string {
  return mirror !== undefined && !/^https?:/.test(mirror);
}

function addressOf({ file }: Publisher, mirror: string | undefined): string | undefined {
  return mirror === undefined ? file.address : `${mirror.replace(/\/$/, '')}/${file.name}`;
}

/** Trouble that may be over at the next attempt. */
class PassingTrouble extends UnavailableError {}

async function download(address: string, options: FetchOptions): Promise<FetchedList> {
  const signal = AbortSignal.timeout(options.timeoutMs); // over all steps, to the last byte
  try {
    const response = await follow(address, options, signal);
    if (response.statusCode === 304) {
      await response.body.dump();
      return { state: 'unchanged' };
    }
    const validators = validatorsOf(response.headers);
    const bytes = await readWhole(response, options.bytesMax);
    return { state: 'fetched', bytes, validators, day: dayOf(validators.lastModified) };
  } catch (error) {
    if (error instanceof UnavailableError) throw error;
    const code = signal.aborted ? 'no answer in time' : ((error as { code?: string }).code ?? 'a broken connection');
    throw new PassingTrouble(`${hostOf(address)} could not be reached: ${code}. It is tried again.`, { cause: error });
  }
}

/** Each step is checked: a publisher who sends us to plain HTTP sends us nowhere. */
async function follow(address: string, options: FetchOptions, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
  let url = new URL(address);
  for (let step = 0; step <= REDIRECTS_MAX; step++) {
    refusePlain(url, options);
    const response = await request(url, {
      headers: conditions(options.validators),
      signal,
      ...(options.dispatcher && { dispatcher: options.dispatcher }),
    });
    const { statusCode: status, headers } = response;
    if (status === 200 || status === 304) return response;
    await response.body.dump();
    if (status >= 500 || status === 429) throw new PassingTrouble(`${url.host} answered ${status}. It is tried again.`);
    const target = [301, 302, 303, 307, 308].includes(status) ? headers['location'] : undefined;
    if (typeof target !== 'string') {
      throw new UnavailableError(`${url.host} answered ${status}. Check the address, or name a mirror (LIST_MIRROR).`);
    }
    url = new URL(target, url);
  }
  throw new UnavailableError(`${hostOf(address)} redirects without end. Check the address.`);
}

function refusePlain(url: URL, { allowLoopback = false }: FetchOptions): void {
  if (url.protocol === 'https:') return;
  if (allowLoopback && url.protocol === 'http:' && url.hostname === '127.0.0.1') return;
  throw new UnavailableError(`${url.host} is not reached over TLS, and nothing was fetched. Give an https address.`);
}

function conditions({ etag, lastModified }: Validators = {}): Record<string, string> {
  return {
    'user-agent': 'Cordon',
    accept: '*/*',
    ...(etag !== undefined && { 'if-none-match': etag }),
    ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
  };
}

function validatorsOf(headers: Dispatcher.ResponseData['headers']): Validators {
  const { etag, 'last-modified': lastModified } = headers;
  return {
    ...(typeof etag === 'string' && { etag }),
    ...(typeof lastModified === 'string' && { lastModified }),
  };
}

/** All bytes that were announced, and no more than are allowed. */
async function readWhole({ body, headers }: Dispatcher.ResponseData, bytesMax: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > bytesMax) {
      body.destroy();
      throw new UnavailableError(`The file is larger than ${bytesMax} bytes, and was not read. Raise LIST_BYTES_MAX.`);
    }
    parts.push(part);
  }
  const announced = headers['content-length'];
  if (announced !== undefined && Number(announced) !== size) {
    throw new PassingTrouble(`The file broke off after ${size} of ${Number(announced)} bytes. It is tried again.`);
  }
  return Buffer.concat(parts);
}

async function readFromDirectory(path: string, { bytesMax }: FetchOptions): Promise<FetchedList> {
  try {
    const { size, mtime } = await stat(path);
    if (size > bytesMax) throw new UnavailableError(`${path} is larger than ${bytesMax} bytes. Raise LIST_BYTES_MAX.`);
    const bytes = await readFile(path);
    return { state: 'fetched', bytes, validators: {}, day: mtime.toISOString().slice(0, 10) };
  } catch (error) {
    if (error instanceof UnavailableError) throw error;
    throw new UnavailableError(`${path} cannot be read. Put the list there, or change LIST_MIRROR.`, { cause: error });
  }
}

function dayOf(lastModified: string | undefined): string {
  const at = lastModified === undefined ? NaN : Date.parse(lastModified);
  return new Date(Number.isNaN(at) ? Date.now() : at).toISOString().slice(0, 10);
}

function hostOf(address: string): string {
  return new URL(address).host;
}
