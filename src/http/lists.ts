import { Router } from 'express';
import { z } from 'zod';
import type { Database } from '../store/database.ts';
import { findListSetInForce } from '../store/lists.ts';
import { readQuery } from './request.ts';
import { route } from './route.ts';

/** What is screened against today. */
export const listsAnswer = z
  .strictObject({
    listVersions: z.array(
      z
        .strictObject({
          id: z.uuid(),
          authority: z.string(),
          datedOn: z.iso.date().describe("The authority's own date of this version."),
          contentHash: z.string().describe('SHA-256 of the official bytes, in hex.'),
          source: z.string(),
          designationCount: z.int(),
          importedAt: z.iso.datetime(),
        })
        .meta({ id: 'ListVersion' }),
    ),
  })
  .meta({ id: 'Lists' });

export function listRoutes({ database }: { readonly database: Database }): Router {
  const router = Router();
  route(router, '/v1/lists', {
    get: async (request, response) => {
      readQuery(request, z.strictObject({}));
      const versions = (await findListSetInForce(database))?.versions ?? [];
      const answer: z.infer<typeof listsAnswer> = {
        listVersions: versions.map(({ importedAt, ...version }) => ({
          ...version,
          importedAt: importedAt.toISOString(),
        })),
      };
      response.json(answer);
    },
  });
  return router;
}
