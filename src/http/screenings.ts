import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router, type Request } from 'express';
import { z } from 'zod';
import { InputError } from '../errors.ts';
import type { Outcome } from '../matching/screening.ts';
import { receiveBatch } from '../pipeline/receive-batch.ts';
import { screenChunk, type ScreeningServices } from '../pipeline/screen-chunk.ts';
import { readChunkIds } from '../store/batches.ts';
import type { Database } from '../store/database.ts';
import { findRecommendationInFull } from '../store/recommendation-answers.ts';
import { readScreenings } from '../store/screening-answers.ts';
import { institutionOf } from './authenticate.ts';
import { batchAddress } from './batch-answer.ts';
import { screeningListQuery } from './batch-queries.ts';
import { limitsOf, readOwnBatch, type BatchServices } from './batches.ts';
import { nextAddress } from './paging.ts';
import { toRecommendationInFull } from './recommendation-answer.ts';
import { findIdempotencyKey, readQuery } from './request.ts';
import { route } from './route.ts';
import { toScreeningAnswer } from './screening-answer.ts';
import { readBody, readFormat } from './upload-body.ts';

/** So many screenings are read at once for an export, and no more before those have been sent. */
const EXPORT_PAGE = 1_000;

export function screeningRoutes(services: BatchServices & ScreeningServices): Router {
  const { config, database } = services;
  const router = Router();
  const receiving = { ...services, limits: limitsOf(config) };

  route(router, '/v1/screenings', {
    post: async (request, response) => {
      readQuery(request, z.strictObject({}));
      if (readFormat(request) !== 'json') throw oneHolderOnly();
      await services.lists.current(); // without lists nothing is put on record that nobody could answer
      const institutionId = institutionOf(response).id;
      const { batchId, isReplay } = await receiveBatch(receiving, {
        institutionId,
        idempotencyKey: findIdempotencyKey(request) ?? `single-${randomUUID()}`,
        format: 'single',
        onInvalid: 'reject',
        body: readBody(request),
      });
      // A replay comes here too: whoever sent it first may have died before his holder was screened.
      for (const chunkId of await readChunkIds(database, batchId)) await screenChunk(services, chunkId);

      const [screening] = (await readScreenings(database, { batchId }, { limit: 1 })).rows;
      const recommendation =
        screening!.recommendationId &&
        (await findRecommendationInFull(database, { institutionId, id: screening!.recommendationId }));
      if (isReplay) response.set('idempotent-replayed', 'true');
      response
        .status(201)
        .location(batchAddress(batchId))
        .json({
          batchId,
          screening: toScreeningAnswer(screening!),
          ...(recommendation ? { recommendation: toRecommendationInFull(recommendation) } : {}),
        });
    },
  });

  route(router, '/v1/batches/:batchId/screenings', {
    get: async (request, response) => {
      const { limit, cursor, outcome } = readQuery(request, screeningListQuery);
      const { id: batchId } = await readOwnBatch(database, request, response);
      if (wantsLines(request)) {
        response.type('application/x-ndjson');
        await pipeline(Readable.from(screeningLines(database, { batchId, outcome, after: cursor })), response);
        return;
      }
      const page = await readScreenings(database, { batchId, outcome }, { after: cursor, limit });
      response.json({ screenings: page.rows.map(toScreeningAnswer), ...nextAddress(request, page) });
    },
  });

  return router;
}

function oneHolderOnly(): InputError {
  const message = 'Send one holder as application/json. Files of many go to /v1/batches.';
  return new InputError('unsupported_media_type', message, { status: 415 });
}

function wantsLines(request: Request): boolean {
  const type = request.accepts(['application/json', 'application/x-ndjson']);
  if (type === false) {
    const message = 'This address answers with application/json or application/x-ndjson.';
    throw new InputError('not_acceptable', message, { status: 406 });
  }
  return type === 'application/x-ndjson';
}

/** All screenings from a place on, one JSON object a line, read as fast as they are taken. */
async function* screeningLines(
  database: Database,
  { after, ...question }: { batchId: string; outcome: Outcome | undefined; after: string | undefined },
): AsyncGenerator<string> {
  let cursor = after;
  do {
    const page = await readScreenings(database, question, { after: cursor, limit: EXPORT_PAGE });
    yield page.rows.map((screening) => `${JSON.stringify(toScreeningAnswer(screening))}\n`).join('');
    cursor = page.next;
  } while (cursor !== undefined);
}
