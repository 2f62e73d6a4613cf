import type { RequestHandler, Router } from 'express';
import { InputError } from '../errors.ts';

type Methods = { readonly get?: RequestHandler; readonly post?: RequestHandler };

/** Answers these methods of an address, and tells whoever comes with another one which they are. */
export function route(router: Router, path: string, { get, post }: Methods): void {
  const allowed = [...(get ? ['GET', 'HEAD'] : []), ...(post ? ['POST'] : []), 'OPTIONS'].join(', ');
  const address = router.route(path);
  if (get) address.get(get);
  if (post) address.post(post);
  address.all((request, response) => {
    response.set('allow', allowed);
    if (request.method !== 'OPTIONS') {
      throw new InputError('method_not_allowed', `This address answers to ${allowed}.`, { status: 405 });
    }
    response.status(204).end();
  });
}
