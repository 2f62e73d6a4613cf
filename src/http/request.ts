import type { Request } from 'express';
import { z } from 'zod';
import { InputError } from '../errors.ts';
import { problemsIn } from '../intake/problem.ts';

type Fault = { readonly pointer: string; readonly code: string; readonly message: string };

/** Parameters of a request that are wrong, one by one. */
export class InvalidRequestError extends InputError {
  readonly problems: readonly Fault[];

  constructor(problems: readonly Fault[]) {
    super('invalid_request', 'The request has parameters that are wrong. Each is named in "errors".');
    this.problems = problems;
  }
}

/** The query of a request. A parameter that is not known is wrong too: it may be a known one, misspelt. */
export function readQuery<Query>(request: Request, schema: z.ZodType<Query>): Query {
  const parsed = schema.safeParse(request.query);
  if (parsed.success) return parsed.data;
  const problems = problemsIn(parsed.error.issues, request.query, { line: 1, pointer: '' });
  throw new InvalidRequestError(problems.map(({ pointer, code, message }) => ({ pointer, code, message })));
}

/** An id in a path, or undefined for something that is none and so can be the name of nothing. */
export function readId(request: Request, name: string): string | undefined {
  return z.uuid().safeParse(request.params[name]).data;
}

export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/)
  .meta({
    description:
      'A name of your own for this upload, for example a UUID. Under one name the same body is taken once, however often it comes.',
  });

/** The key by which the sender names this upload; undefined where there is none. */
export function findIdempotencyKey(request: Request): string | undefined {
  const value = request.get('idempotency-key');
  if (value === undefined) return undefined;
  const parsed = idempotencyKey.safeParse(value);
  if (parsed.success) return parsed.data;
  const message = 'Write the Idempotency-Key in 1 to 255 visible ASCII characters, for example a UUID.';
  throw new InputError('idempotency_key_invalid', message);
}

/** The same, where an upload without a name cannot be taken. */
export function readIdempotencyKey(request: Request): string {
  const key = findIdempotencyKey(request);
  if (key !== undefined) return key;
  const message = 'Send an Idempotency-Key header with a name of your own for this upload, for example a UUID.';
  throw new InputError('idempotency_key_missing', message);
}
