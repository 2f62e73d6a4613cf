import { Router } from 'express';
import { z } from 'zod';
import type { Database } from '../store/database.ts';
import { findRecommendationInFull, readRecommendationAnswers } from '../store/recommendation-answers.ts';
import { institutionOf } from './authenticate.ts';
import { nextAddress, pageParameters } from './paging.ts';
import { notFound } from './problem.ts';
import {
  action,
  recommendationState,
  toRecommendationAnswer,
  toRecommendationInFull,
} from './recommendation-answer.ts';
import { readId, readQuery } from './request.ts';
import { route } from './route.ts';

export const recommendationListQuery = z.strictObject({
  ...pageParameters,
  action: action.optional(),
  state: recommendationState.optional(),
  batchId: z.uuid().optional(),
});

export function recommendationRoutes({ database }: { readonly database: Database }): Router {
  const router = Router();

  route(router, '/v1/recommendations', {
    get: async (request, response) => {
      const { limit, cursor, ...filter } = readQuery(request, recommendationListQuery);
      const question = { ...filter, institutionId: institutionOf(response).id };
      const page = await readRecommendationAnswers(database, question, { before: cursor, limit });
      response.json({ recommendations: page.rows.map(toRecommendationAnswer), ...nextAddress(request, page) });
    },
  });

  route(router, '/v1/recommendations/:recommendationId', {
    get: async (request, response) => {
      readQuery(request, z.strictObject({}));
      const id = readId(request, 'recommendationId');
      const institutionId = institutionOf(response).id;
      const recommendation = id && (await findRecommendationInFull(database, { institutionId, id }));
      if (!recommendation) throw notFound();
      response.json(toRecommendationInFull(recommendation));
    },
  });

  return router;
}
