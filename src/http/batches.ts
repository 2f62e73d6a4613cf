import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { receiveBatch, type ReceivingServices } from '../pipeline/receive-batch.ts';
import { findBatchProgress, readBatches, type BatchProgress } from '../store/batch-progress.ts';
import { readBatchProblems } from '../store/batch-rows.ts';
import type { Database } from '../store/database.ts';
import { institutionOf } from './authenticate.ts';
import { batchAddress, toBatchAnswer } from './batch-answer.ts';
import { batchListQuery, problemListQuery, uploadQuery } from './batch-queries.ts';
import { nextAddress } from './paging.ts';
import { notFound } from './problem.ts';
import { readId, readIdempotencyKey, readQuery } from './request.ts';
import { route } from './route.ts';
import { readBody, readFormat } from './upload-body.ts';
import { openUploadSlots } from './upload-slots.ts';

export type BatchServices = Omit<ReceivingServices, 'limits'> & { readonly config: Config };

export function batchRoutes(services: BatchServices): Router {
  const { config, database } = services;
  const router = Router();
  const slots = openUploadSlots(config.uploadsAtOnce);
  const receiving = { ...services, limits: limitsOf(config) };

  route(router, '/v1/batches', {
    // Express 5 hands a rejected promise to the error handler, so a route only tells the good story.
    post: async (request, response) => {
      const { onInvalid } = readQuery(request, uploadQuery);
      const idempotencyKey = readIdempotencyKey(request);
      const format = readFormat(request);
      const institutionId = institutionOf(response).id;
      const giveBack = slots.take(institutionId);
      const receipt = await receiveBatch(receiving, {
        institutionId,
        idempotencyKey,
        format,
        onInvalid,
        body: readBody(request),
      }).finally(giveBack);

      if (receipt.isReplay) response.set('idempotent-replayed', 'true');
      const batch = await findBatchProgress(database, receipt.batchId);
      response.status(202).location(batchAddress(receipt.batchId)).json(toBatchAnswer(batch!));
    },
    get: async (request, response) => {
      const { limit, cursor } = readQuery(request, batchListQuery);
      const mine = { institutionId: institutionOf(response).id, kind: 'book' as const };
      const page = await readBatches(database, mine, { before: cursor, limit });
      response.json({ batches: page.rows.map(toBatchAnswer), ...nextAddress(request, page) });
    },
  });

  route(router, '/v1/batches/:batchId', {
    get: async (request, response) => {
      readQuery(request, z.strictObject({}));
      response.json(toBatchAnswer(await readOwnBatch(database, request, response)));
    },
  });

  route(router, '/v1/batches/:batchId/problems', {
    get: async (request, response) => {
      const { limit, cursor } = readQuery(request, problemListQuery);
      const batch = await readOwnBatch(database, request, response);
      const page = await readBatchProblems(database, batch.id, { after: cursor, limit });
      const problems = page.rows.map(({ line, pointer, code, message }) => ({ line, pointer, code, message }));
      response.json({ problems, ...nextAddress(request, page) });
    },
  });

  return router;
}

export function limitsOf(config: Config): ReceivingServices['limits'] {
  return { bytesMax: config.batchBytesMax, rowsMax: config.batchHoldersMax, chunkHolders: config.chunkHolders };
}

/** The batch of the address, if it is the institution's own. */
export async function readOwnBatch(database: Database, request: Request, response: Response): Promise<BatchProgress> {
  const id = readId(request, 'batchId');
  const batch = id && (await findBatchProgress(database, id));
  if (!batch || batch.institutionId !== institutionOf(response).id) throw notFound();
  return batch;
}
