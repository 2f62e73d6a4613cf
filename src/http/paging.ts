import type { Request } from 'express';
import { z } from 'zod';
import type { Page } from '../store/page.ts';

const LIMIT_MAX = 1_000;

/** The parameters of every list. */
export const pageParameters = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(LIMIT_MAX)
    .default(100)
    .meta({ description: 'So many at the most.', example: 100 }),
  cursor: z.uuid().optional().meta({ description: 'Where to go on. Follow `next` rather than write it.' }),
};

/** Where a list goes on; left out on its last page. */
export const next = z.string().optional().meta({
  description: 'The address of the next page; left out on the last one.',
  example: '/v1/batches?cursor=0199a000-0000-7000-8000-000000000001',
});

/** The address of the next page of the same question. */
export function nextAddress(request: Request, page: Page<unknown>): { next?: string } {
  if (page.next === undefined) return {};
  const address = new URL(request.originalUrl, 'http://localhost');
  address.searchParams.set('cursor', page.next);
  return { next: address.pathname + address.search };
}
