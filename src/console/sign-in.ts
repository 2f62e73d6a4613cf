import { html } from 'hono/html';
import { Router } from 'express';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { log } from '../log.ts';
import type { Database } from '../store/database.ts';
import { findSupervisorByPassword } from '../store/supervisors.ts';
import { page } from './layout.ts';
import { localPath } from './local-path.ts';
import { beginSession, findVisitor } from './session.ts';
import { createSignInLimit } from './sign-in-limit.ts';

const form = z.object({
  username: z.string().trim().toLowerCase().max(64).catch(''),
  password: z.string().catch(''),
  next: z.string().optional().catch(undefined),
});

/** The door of the console. It says the same, and as slowly, of an unknown username as of a wrong password. */
export function signInRoutes(services: { config: Config; database: Database }): Router {
  const router = Router();
  const limit = createSignInLimit();

  router.get('/', async (request, response) => {
    const next = localPath(request.query['next']);
    if (await findVisitor(services, request)) response.redirect(303, next);
    else response.send(signInPage({ next }));
  });

  router.post('/', async (request, response) => {
    const { username, password, next: asked } = form.parse(request.body ?? {});
    const next = localPath(asked);
    const refusal = await limit.admit(username, request.ip ?? '');
    if (refusal !== undefined) {
      log('console.sign_in_limited');
      const minutes = Math.ceil(refusal.waitSeconds / 60);
      const complaint = `Too many sign-ins have failed. Try again in ${minutes} minute${minutes === 1 ? '' : 's'}.`;
      response.status(429).set('retry-after', String(refusal.waitSeconds));
      response.send(signInPage({ next, username, complaint }));
      return;
    }
    const supervisor = await findSupervisorByPassword(services.database, { username, password });
    if (supervisor === undefined) {
      log('console.sign_in_failed');
      response.status(401).send(signInPage({ next, username, complaint: 'The username or the password is wrong.' }));
      return;
    }
    await limit.forget(username, request.ip ?? '');
    await beginSession(services, supervisor, request, response);
    log('console.signed_in', { supervisorId: supervisor.id });
    response.redirect(303, next);
  });

  return router;
}

function signInPage({ next, username, complaint }: { next: string; username?: string; complaint?: string }): string {
  const describes = complaint === undefined ? undefined : html`aria-invalid="true" aria-describedby="complaint"`;
  return page(undefined, {
    heading: 'Sign in',
    main: html`<form class="sign-in" method="post" action="/console/sign-in">
      <p class="lead">For supervisors of the central bank.</p>
      ${complaint && html`<p class="complaint" id="complaint" role="alert">${complaint}</p>`}
      <input type="hidden" name="next" value="${next}" />
      <label
        >Username
        <input
          name="username"
          value="${username ?? ''}"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          required
          autofocus
          ${describes}
      /></label>
      <label
        >Password <input type="password" name="password" autocomplete="current-password" required ${describes}
      /></label>
      <button type="submit">Sign in</button>
    </form>`,
  });
}
