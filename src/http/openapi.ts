import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi';
import { batchScreenedMessage } from '../recommendations/batch-message.ts';
import { listUpdatedMessage } from '../recommendations/list-message.ts';
import { recommendationIssuedMessage } from '../recommendations/recommendation-schema.ts';
import { recommendationWithdrawnMessage } from '../recommendations/withdrawal-message.ts';
import {
  listRecommendations,
  listScreenings,
  readDesignation,
  readHealth,
  readLists,
  readMetrics,
  readReadiness,
  readRecommendation,
  screenOne,
} from './openapi-answers.ts';
import { listBatches, listProblems, readBatch, sendBatch } from './openapi-batches.ts';
import { json } from './openapi-parts.ts';

/** The door, described by the very schemas that check what passes through it. */
export function openApiDocument() {
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Cordon', version: VERSION, description: DESCRIPTION },
    servers: [{ url: '/' }],
    security: [{ apiKey: [] }],
    tags: [{ name: 'Batches' }, { name: 'Screenings' }, { name: 'Recommendations' }, { name: 'Service' }],
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'The API key of the institution, `cordon_...`.' },
      },
    },
    paths: {
      '/v1/batches': { post: sendBatch, get: listBatches },
      '/v1/batches/{batchId}': { get: readBatch },
      '/v1/batches/{batchId}/problems': { get: listProblems },
      '/v1/batches/{batchId}/screenings': { get: listScreenings },
      '/v1/screenings': { post: screenOne },
      '/v1/recommendations': { get: listRecommendations },
      '/v1/recommendations/{recommendationId}': { get: readRecommendation },
      '/v1/lists': { get: readLists },
      '/v1/designations/{designationId}': { get: readDesignation },
      '/healthz': { get: readHealth },
      '/readyz': { get: readReadiness },
      '/metrics': { get: readMetrics },
    },
    webhooks: {
      'recommendation.issued': { post: message(recommendationIssuedMessage, 'An institution is told what to do.') },
      'recommendation.withdrawn': {
        post: message(recommendationWithdrawnMessage, 'An earlier recommendation is not to be followed any more.'),
      },
      'batch.screened': { post: message(batchScreenedMessage, 'Every holder of a batch has been screened.') },
      'list.updated': {
        post: message(listUpdatedMessage, 'Another version of a list is screened against. Sent to who asked for it.'),
      },
    },
  });
}

const VERSION = (
  JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string }
).version;

const DESCRIPTION = `Screens account holders against DPRK-linked designations and tells institutions what to do.

Unknown fields and unknown query parameters are errors. Dates are ISO 8601; a birth date may stop at the month or the
year. Countries are ISO 3166-1 alpha-2. Every error is \`application/problem+json\` (RFC 9457) with a stable \`code\`.

Webhooks are signed as Standard Webhooks says. The same message may come twice, always under the same \`webhook-id\`.`;

/** A webhook that the institution receives. */
function message(schema: z.ZodType, description: string): ZodOpenApiOperationObject {
  return {
    description,
    requestParams: {
      header: z.object({
        'webhook-id': z.string().describe('The same at every attempt.'),
        'webhook-timestamp': z.string(),
        'webhook-signature': z.string(),
      }),
    },
    requestBody: { content: json(schema) },
    responses: {
      '2XX': { description: 'Received. Anything else, a redirect too, is tried again.' },
      410: { description: 'Never again to this address.' },
    },
  };
}
