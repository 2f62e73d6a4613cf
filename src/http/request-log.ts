import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import { log } from '../log.ts';
import { findInstitution } from './authenticate.ts';

/** What may come back to the sender in a header, and go into a log line, as it is. */
const REQUEST_ID = /^[A-Za-z0-9._-]{1,100}$/;

/**
 * Gives each request an id, the sender's own where it brings one, and writes one line when it has ended. The line
 * holds the pattern of the route and not the address, for an address may hold what nobody should read in a log.
 */
export const logRequests: RequestHandler = (request, response, next) => {
  const startedAt = performance.now();
  const given = request.get('x-request-id');
  const requestId = given !== undefined && REQUEST_ID.test(given) ? given : randomUUID();
  response.locals['requestId'] = requestId;
  response.set('x-request-id', requestId);
  response.once('close', () => {
    log('http.request', {
      requestId,
      method: request.method,
      route: `${request.baseUrl}${routePattern(request.route)}`,
      status: response.statusCode,
      isAborted: !response.writableFinished,
      institutionId: findInstitution(response)?.id,
      durationMs: Math.round(performance.now() - startedAt),
    });
  });
  next();
};

/** Behind `logRequests`, which gives every request one. */
export function requestIdOf(response: Response): string {
  return response.locals['requestId'] as string;
}

function routePattern(route: unknown): string {
  const path = (route as { path?: unknown } | undefined)?.path;
  return typeof path === 'string' ? path : '';
}
