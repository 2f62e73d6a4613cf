import { z } from 'zod';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import { holder } from '../batches/holder.ts';
import { screeningListQuery } from './batch-queries.ts';
import { designationAnswer } from './designations.ts';
import { readiness } from './health.ts';
import { listsAnswer } from './lists.ts';
import { batchPath, json, problems } from './openapi-parts.ts';
import { next } from './paging.ts';
import { recommendationAnswer, recommendationInFull } from './recommendation-answer.ts';
import { recommendationListQuery } from './recommendations.ts';
import { idempotencyKey } from './request.ts';
import { screeningAnswer, singleScreening } from './screening-answer.ts';

export const listScreenings: ZodOpenApiOperationObject = {
  operationId: 'listScreenings',
  tags: ['Screenings'],
  summary: 'How the holders of a batch came out',
  description: 'With `Accept: application/x-ndjson` all of them at once, one a line.',
  requestParams: { ...batchPath, query: screeningListQuery },
  responses: {
    200: {
      description: 'A page, or everything.',
      content: {
        ...json(z.strictObject({ screenings: z.array(screeningAnswer), next })),
        'application/x-ndjson': { schema: screeningAnswer },
      },
    },
    ...problems({ 404: 'No batch of yours.', 406: 'Another media type was asked for.' }),
  },
};

export const screenOne: ZodOpenApiOperationObject = {
  operationId: 'screenOne',
  tags: ['Screenings'],
  summary: 'Screen one holder at once',
  requestParams: { header: z.object({ 'idempotency-key': idempotencyKey.optional() }) },
  requestBody: { required: true, content: json(holder) },
  responses: {
    201: {
      description: 'The holder was screened and is on record as a batch of one.',
      content: json(singleScreening),
    },
    ...problems({ 409: 'The key was used for something else.', 413: 'Too long.', 422: 'The holder has wrong fields.' }),
  },
};

export const listRecommendations: ZodOpenApiOperationObject = {
  operationId: 'listRecommendations',
  tags: ['Recommendations'],
  summary: 'Your recommendations, the newest first',
  requestParams: { query: recommendationListQuery },
  responses: {
    200: {
      description: 'A page.',
      content: json(z.strictObject({ recommendations: z.array(recommendationAnswer), next })),
    },
    ...problems(),
  },
};

export const readRecommendation: ZodOpenApiOperationObject = {
  operationId: 'readRecommendation',
  tags: ['Recommendations'],
  summary: 'One recommendation with its evidence and legal bases',
  requestParams: { path: z.object({ recommendationId: z.uuid() }) },
  responses: {
    200: { description: 'The recommendation.', content: json(recommendationInFull) },
    ...problems({ 404: 'No recommendation of yours.' }),
  },
};

export const readLists: ZodOpenApiOperationObject = {
  operationId: 'readLists',
  tags: ['Service'],
  summary: 'The list versions that are screened against today',
  responses: { 200: { description: 'The list versions.', content: json(listsAnswer) }, ...problems() },
};

export const readDesignation: ZodOpenApiOperationObject = {
  operationId: 'readDesignation',
  tags: ['Service'],
  summary: 'One entry of the lists in force, and where else the same subject is listed',
  requestParams: { path: z.object({ designationId: z.string() }) },
  responses: {
    200: { description: 'The entry.', content: json(designationAnswer) },
    ...problems({ 404: 'No entry of a list in force.' }),
  },
};

export const readMetrics: ZodOpenApiOperationObject = {
  operationId: 'readMetrics',
  tags: ['Service'],
  summary: 'Figures for Prometheus: chunks, deliveries, queues, and the age of the lists',
  security: [],
  responses: { 200: { description: 'The figures.', content: { 'text/plain': { schema: z.string() } } } },
};

export const readHealth: ZodOpenApiOperationObject = {
  operationId: 'readHealth',
  tags: ['Service'],
  summary: 'Whether this process runs',
  security: [],
  responses: { 200: { description: 'It does.', content: json(z.strictObject({ status: z.literal('ok') })) } },
};

export const readReadiness: ZodOpenApiOperationObject = {
  operationId: 'readReadiness',
  tags: ['Service'],
  summary: 'Whether a batch can be taken and screened',
  security: [],
  responses: {
    200: { description: 'It can.', content: json(readiness) },
    503: { description: 'It cannot, and this is why.', content: json(readiness) },
  },
};
