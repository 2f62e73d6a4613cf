import { Router } from 'express';
import { z } from 'zod';
import type { Database } from '../store/database.ts';
import { readLastChecks, CHECK_OUTCOMES } from '../store/list-checks.ts';
import { readPins } from '../store/list-decisions.ts';
import { findListSetInForce, type StoredListVersion } from '../store/lists.ts';
import { readQuery } from './request.ts';
import { route } from './route.ts';

export const listVersionAnswer = z
  .strictObject({
    id: z.uuid(),
    authority: z.string(),
    datedOn: z.iso.date().describe("The authority's own date of this version."),
    ageDays: z.int().describe('Whole days since that date.'),
    contentHash: z.string().describe('SHA-256 of the official bytes, in hex.'),
    source: z.string(),
    designationCount: z.int(),
    importedAt: z.iso.datetime(),
    checkedAt: z.iso
      .datetime()
      .optional()
      .describe('When the publisher was last asked for a newer version; absent when it never was.'),
    isStale: z.boolean().describe('The publisher was not asked for longer than the limit of this list allows.'),
  })
  .meta({ id: 'ListVersion' });

/** What is screened against today. */
export const listsAnswer = z
  .strictObject({
    listVersions: z.array(
      listVersionAnswer.extend({
        isPinned: z.boolean().describe('Kept in force by a decision of the operator, whatever is published meanwhile.'),
        lastCheck: z
          .strictObject({
            outcome: z.enum(CHECK_OUTCOMES),
            at: z.iso.datetime(),
            code: z.string().optional().describe('Why it was refused or failed.'),
          })
          .optional()
          .describe('The last look at the publisher, also one that came to nothing.'),
      }),
    ),
  })
  .meta({ id: 'Lists' });

export function listRoutes({ database }: { readonly database: Database }): Router {
  const router = Router();
  route(router, '/v1/lists', {
    get: async (request, response) => {
      readQuery(request, z.strictObject({}));
      const [set, checks, pins] = await Promise.all([
        findListSetInForce(database),
        readLastChecks(database),
        readPins(database),
      ]);
      const answer: z.infer<typeof listsAnswer> = {
        listVersions: (set?.versions ?? []).map((version) => {
          const check = checks.find((it) => it.authority === version.authority);
          return {
            ...toListVersionAnswer(version),
            isPinned: pins.some((it) => it.listVersionId === version.id),
            ...(check !== undefined && {
              lastCheck: {
                outcome: check.outcome,
                at: check.checkedAt.toISOString(),
                ...(check.code !== undefined && { code: check.code }),
              },
            }),
          };
        }),
      };
      response.json(answer);
    },
  });
  return router;
}

const DAY_MS = 86_400_000;

export function toListVersionAnswer({
  importedAt,
  checkedAt,
  ...version
}: StoredListVersion): z.infer<typeof listVersionAnswer> {
  return {
    ...version,
    ageDays: Math.floor((Date.now() - Date.parse(version.datedOn)) / DAY_MS),
    importedAt: importedAt.toISOString(),
    ...(checkedAt !== undefined && { checkedAt: checkedAt.toISOString() }),
  };
}
