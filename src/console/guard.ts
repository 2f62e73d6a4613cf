import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Config } from '../config.ts';
import { InputError } from '../errors.ts';

/**
 * What a page may load and where it may be shown: nothing but its own files, and no script or style inside the
 * markup. The data: images are the signs that Pico draws into form fields.
 */
export function securityHeaders({ isCookieSecure }: Config): RequestHandler {
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    // With `no-referrer` a browser would say `Origin: null` of our own forms.
    referrerPolicy: { policy: 'same-origin' },
    // Promised only where the cookie, too, is for HTTPS alone.
    strictTransportSecurity: isCookieSecure,
    xFrameOptions: { action: 'deny' },
  });
  return (request, response, next) => {
    // Pages name people: no cache keeps them. The files under /assets say otherwise themselves.
    response.set('cache-control', 'no-store');
    headers(request, response, next);
  };
}

/**
 * Refuses what another site makes a browser send. A browser says where a POST comes from; one that says nothing is
 * none, and has no business here.
 */
export function refuseForeignPosts({ publicUrl }: Config): RequestHandler {
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).host;
  return (request, _response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') {
      next();
      return;
    }
    const site = request.get('sec-fetch-site');
    const origin = request.get('origin');
    const isOurSite = site === undefined || site === 'same-origin' || site === 'none';
    const isOurHost = origin === undefined || [publicHost, request.get('host')].includes(hostOf(origin));
    if ((site === undefined && origin === undefined) || !isOurSite || !isOurHost) {
      throw new InputError('foreign_origin', 'This request did not come from a page of the console.', { status: 403 });
    }
    next();
  };
}

/** Never equal to a host for `null` and for what is no URL. */
function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : 'none of ours';
}
