import { z } from 'zod';
import type { ZodOpenApiResponsesObject } from 'zod-openapi';
import { problemDocument } from './problem.ts';

/** A body that is JSON of this form. */
export const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
/** The batch that an address names. */
export const batchPath = { path: z.object({ batchId: z.uuid() }) };

/** The errors that every address behind an API key may answer with, and those of this one. */
export function problems(others: Readonly<Record<string, string>> = {}): ZodOpenApiResponsesObject {
  const all: Record<string, string> = {
    400: 'The request is wrong; `code` and `errors` say where.',
    401: 'The API key is missing, unknown or revoked.',
    429: 'Too many wrong API keys from this address.',
    503: 'The moment is wrong. Try again after `Retry-After` seconds.',
    ...others,
  };
  return Object.fromEntries(
    Object.entries(all).map(([status, description]) => [
      status,
      { description, content: { 'application/problem+json': { schema: problemDocument } } },
    ]),
  );
}
