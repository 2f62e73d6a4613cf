import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { InputError, UnavailableError } from '../errors.ts';
import { InvalidRowsError } from '../intake/problem.ts';
import { logFault } from '../log.ts';
import { isDatabaseAway } from '../store/database.ts';
import { InvalidRequestError } from './request.ts';
import { requestIdOf } from './request-log.ts';

/** After so long it is worth trying again what the moment did not allow. */
const RETRY_AFTER_SECONDS = 5;

/** One thing that is wrong, in a row or in the request itself. */
export const fault = z
  .strictObject({
    line: z.int().optional().describe('The physical line at which the row begins, from 1.'),
    pointer: z.string().describe('JSON pointer (RFC 6901) into the row, or into the document that was sent.'),
    code: z.string().describe('Stable, for programs: missing_field, invalid_country ...'),
    message: z.string().describe('What to do. It never quotes the value.'),
  })
  .meta({ id: 'Fault' });

/** Every error is answered in this form, `application/problem+json`. */
export const problemDocument = z
  .strictObject({
    type: z.string().describe('A name for this kind of problem, made of its code.'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().describe('Stable, for programs.'),
    requestId: z.string().describe('The x-request-id of this answer, to ask about it.'),
    errors: z.array(fault).optional().describe('Each field that is wrong; the first 100 of a batch.'),
  })
  .meta({ id: 'Problem' });

type ProblemDocument = z.infer<typeof problemDocument>;
type Answer = Pick<ProblemDocument, 'status' | 'code' | 'detail' | 'errors'>;

/** The one place that turns errors into HTTP. */
export const answerWithProblem: ErrorRequestHandler = (error: unknown, request, response, _next) => {
  const requestId = requestIdOf(response);
  const answer = toAnswer(error);
  const isGone = request.destroyed && !request.complete; // there is nobody to answer, and nothing of ours was wrong
  const isOurs = answer.status === 500 || isDatabaseAway(error);
  if (isOurs && !isGone) logFault('http.fault', error, { requestId });
  if (response.headersSent || isGone) {
    response.destroy(); // half an answer must not look like a whole one
    return;
  }
  if (answer.status === 503) response.set('retry-after', String(RETRY_AFTER_SECONDS));
  sendProblem(response, answer);
};

export const answerNotFound: RequestHandler = (_request, response) => {
  sendProblem(response, toAnswer(notFound()));
};

/** Also what is answered about another institution's records: whether they exist is nobody's business. */
export function notFound(): InputError {
  return new InputError('not_found', 'There is nothing at this address.', { status: 404 });
}

function sendProblem(response: Response, { status, code, detail, errors }: Answer): void {
  const document: ProblemDocument = {
    type: `urn:cordon:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    code,
    requestId: requestIdOf(response),
    ...(errors === undefined ? {} : { errors }),
  };
  response.status(status).type('application/problem+json').send(JSON.stringify(document));
}

function toAnswer(error: unknown): Answer {
  if (error instanceof InvalidRowsError || error instanceof InvalidRequestError) {
    const errors = error.problems.map((problem) => ({ ...problem }));
    return { status: error.status, code: error.code, detail: error.message, errors };
  }
  if (error instanceof InputError) return { status: error.status, code: error.code, detail: error.message };
  if (error instanceof UnavailableError) return { status: 503, code: 'unavailable', detail: error.message };
  if (error instanceof z.ZodError) {
    const errors = error.issues.map(({ path }) => ({
      pointer: path.map((key) => `/${String(key)}`).join(''),
      code: 'invalid_value',
      message: 'This value is not of the form that is expected here.',
    }));
    return { status: 400, code: 'invalid_request', detail: 'The request has fields that are wrong.', errors };
  }
  if (isMalformedAddress(error)) return { status: 400, code: 'invalid_address', detail: 'The address is malformed.' };
  if (isDatabaseAway(error))
    return { status: 503, code: 'unavailable', detail: 'The record is away. Try again shortly.' };
  return { status: 500, code: 'internal_error', detail: 'Something went wrong here. It was written down.' };
}

/** Express cannot decode a path such as `/%zz`. */
function isMalformedAddress(error: unknown): boolean {
  return error instanceof URIError && (error as { status?: unknown }).status === 400;
}
