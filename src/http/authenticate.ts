import type { RequestHandler, Response } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Institution } from '../batches/institution.ts';
import { InputError } from '../errors.ts';
import { hashApiKey } from '../pipeline/register-institution.ts';
import type { Database } from '../store/database.ts';
import { findInstitutionByKey } from '../store/institutions.ts';

/** So many wrong keys may one address send in a minute. */
const FAILURES_PER_MINUTE = 30;
const BEARER = /^Bearer +(cordon_[A-Za-z0-9_-]{43})$/i;

/**
 * Lets institutions in by their API key. Wrong keys are counted by address, and after too many of them the answer is
 * 429; a good key is let in all the same, for many institutions may stand behind one address, and a key of 256 random
 * bits is not found by guessing.
 */
export function authenticate({ database }: { readonly database: Database }): RequestHandler {
  const failures = new RateLimiterMemory({ points: FAILURES_PER_MINUTE, duration: 60 });

  return async (request, response, next) => {
    const key = BEARER.exec(request.get('authorization') ?? '')?.[1];
    const institution = key && (await findInstitutionByKey(database, hashApiKey(key)));
    if (institution) {
      response.locals['institution'] = institution;
      next();
      return;
    }
    const isWithinLimit = await failures.consume(request.ip ?? '').then(
      () => true,
      () => false,
    );
    if (!isWithinLimit) {
      response.set('retry-after', '60');
      throw new InputError('too_many_failures', 'Too many wrong API keys came from this address. Wait a minute.', {
        status: 429,
      });
    }
    response.set('www-authenticate', 'Bearer realm="cordon"');
    const message = 'Send the API key of your institution: "Authorization: Bearer cordon_...".';
    throw new InputError('not_authenticated', message, { status: 401 });
  };
}

/** Whose key was sent; undefined before `authenticate`, and where it let nobody in. */
export function findInstitution(response: Response): Institution | undefined {
  return response.locals['institution'] as Institution | undefined;
}

/** Whose key was sent, behind `authenticate`. */
export function institutionOf(response: Response): Institution {
  return response.locals['institution'] as Institution;
}
