import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Config } from '../config.ts';
import { InputError } from '../errors.ts';
import type { Database } from '../store/database.ts';
import { deleteSession, findSessionSupervisor, insertSession } from '../store/sessions.ts';
import type { Supervisor } from '../store/supervisors.ts';

/** Who is looking at a page, and the token that the forms of this session carry. */
export type Visitor = { readonly supervisor: Supervisor; readonly formToken: string };

const COOKIE = 'cordon_session';
const TOKEN_BYTES = 32;
/** Of base64url, as `randomBytes` gives it: a cookie of any other form was not made here. */
const TOKEN_IN_COOKIES = /(?:^|;\s*)cordon_session=([A-Za-z0-9_-]{43})(?:;|$)/;

/**
 * Begins a session under a token that is made now and ends the one that the browser may have come with, so that
 * nobody can choose another's token for him.
 */
export async function beginSession(
  { config, database }: { config: Config; database: Database },
  supervisor: Supervisor,
  request: Request,
  response: Response,
): Promise<void> {
  await endSession({ database }, request, response);
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  await insertSession(database, {
    tokenHash: hashToken(token),
    supervisorId: supervisor.id,
    hours: config.sessionHours,
  });
  response.cookie(COOKIE, token, {
    path: '/console',
    httpOnly: true,
    sameSite: 'strict',
    secure: config.isCookieSecure,
    maxAge: config.sessionHours * 3_600_000,
  });
}

/** Ends the session in the record as well as in the browser, so that a copied cookie is worth nothing. */
export async function endSession(
  { database }: { database: Database },
  request: Request,
  response: Response,
): Promise<void> {
  const token = tokenOf(request);
  if (token === undefined) return;
  await deleteSession(database, hashToken(token));
  response.clearCookie(COOKIE, { path: '/console' });
}

/** Who is signed in; undefined for nobody. */
export async function findVisitor(
  { database }: { database: Database },
  request: Request,
): Promise<Visitor | undefined> {
  const token = tokenOf(request);
  if (token === undefined) return undefined;
  const supervisor = await findSessionSupervisor(database, hashToken(token));
  return supervisor && { supervisor, formToken: createHmac('sha256', token).update('form').digest('base64url') };
}

/** Lets nobody past who is not signed in, and shows him the way. What is behind may ask `visitorOf`. */
export function requireSession({ database }: { database: Database }): RequestHandler {
  return async (request, response, next) => {
    const visitor = await findVisitor({ database }, request);
    if (visitor !== undefined) {
      response.locals['visitor'] = visitor;
      next();
      return;
    }
    const signIn = `/console/sign-in?next=${encodeURIComponent(request.originalUrl)}`;
    // A part of a page that asks for itself anew must not be filled with the sign-in page: the whole page goes there.
    if (request.get('hx-request')) response.status(401).set('hx-redirect', signIn).end();
    else response.redirect(303, request.method === 'GET' ? signIn : '/console/sign-in');
  };
}

/** Who is signed in, behind `requireSession`. */
export function visitorOf(response: Response): Visitor {
  return response.locals['visitor'] as Visitor;
}

/** Every form of a session carries its token; a request that changes something without it was made elsewhere. */
export const requireFormToken: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') {
    next();
    return;
  }
  const sent = Buffer.from(String((request.body as { formToken?: unknown } | undefined)?.formToken ?? ''));
  const expected = Buffer.from(visitorOf(response).formToken);
  if (sent.length !== expected.length || !timingSafeEqual(sent, expected)) {
    throw new InputError('form_outdated', 'This form is out of date. Go back, reload the page and send it again.', {
      status: 403,
    });
  }
  next();
};

function tokenOf(request: Request): string | undefined {
  return TOKEN_IN_COOKIES.exec(request.get('cookie') ?? '')?.[1];
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
