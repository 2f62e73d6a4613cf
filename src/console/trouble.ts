import { html } from 'hono/html';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { InputError, UnavailableError } from '../errors.ts';
import { logFault } from '../log.ts';
import { page } from './layout.ts';
import type { Visitor } from './session.ts';

/** For addresses that name nothing, or something that does not exist (any more). */
export function notFound(what: string): InputError {
  return new InputError('not_found', `There is no ${what} at this address.`, { status: 404 });
}

export const showNotFound: RequestHandler = () => {
  throw notFound('page');
};

/** The one place where errors become pages. What is no error of the visitor's is logged, and nothing is told of it. */
export const showTrouble: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const { status, heading, message } = describe(error);
  if (status >= 500) logFault('console.fault', error);
  const visitor = response.locals['visitor'] as Visitor | undefined;
  response.status(status).send(
    page(visitor, {
      heading,
      main: html`<p class="lead">${message}</p>
        <p><a href="/console">Go to the overview</a></p>`,
    }),
  );
};

function describe(error: unknown): { status: number; heading: string; message: string } {
  if (error instanceof InputError) {
    return { status: error.status, heading: HEADINGS[error.status] ?? 'This was not accepted', message: error.message };
  }
  if (error instanceof UnavailableError) {
    return { status: 503, heading: 'Not available at the moment', message: 'Try again in a minute.' };
  }
  // What body-parser refuses: a body too long, or in no form that it knows.
  const status = (error as { status?: unknown } | undefined)?.status;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return { status, heading: 'This was not accepted', message: 'The request could not be read.' };
  }
  return {
    status: 500,
    heading: 'Something went wrong here',
    message: 'It is our fault, not yours, and it has been logged. Nothing that you asked for was changed by halves.',
  };
}

const HEADINGS: Readonly<Record<number, string>> = { 403: 'Refused', 404: 'Not found', 409: 'Not possible now' };
