import { z } from 'zod';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import { holder } from '../batches/holder.ts';
import { CSV_COLUMNS } from '../intake/csv-columns.ts';
import { batchAnswer } from './batch-answer.ts';
import { batchListQuery, problemListQuery, uploadQuery } from './batch-queries.ts';
import { batchPath, json, problems } from './openapi-parts.ts';
import { next } from './paging.ts';
import { fault } from './problem.ts';
import { idempotencyKey } from './request.ts';

/** A holder who does not exist, as a bank might send him. */
const EXAMPLE = {
  customerRef: 'C-000017',
  kind: 'person',
  name: 'Sample Somebody',
  birthDate: '1984-02',
  nationalities: ['KH'],
  identifiers: [{ type: 'passport', number: 'N0000000', country: 'KH' }],
  accounts: [{ accountRef: '001-000017-1', status: 'active', currency: 'USD' }],
};

export const sendBatch: ZodOpenApiOperationObject = {
  operationId: 'sendBatch',
  tags: ['Batches'],
  summary: 'Send a book of account holders',
  description: `JSON, NDJSON or CSV in UTF-8, gzip if you like. Good rows go in; bad rows are kept and reported.

The columns of a CSV file: ${Object.keys(CSV_COLUMNS)
    .map((it) => `\`${it}\``)
    .join(', ')}. Several values in
one cell (\`otherNames\`, \`nationalities\`, \`phone\`, \`email\`) are separated by a semicolon.`,
  requestParams: { query: uploadQuery, header: z.object({ 'idempotency-key': idempotencyKey }) },
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: z.strictObject({ holders: z.array(holder) }).meta({ id: 'Book' }),
        example: { holders: [EXAMPLE] },
      },
      'application/x-ndjson': { schema: holder.describe('One holder a line.'), example: EXAMPLE },
      'text/csv': {
        schema: z.string(),
        example: 'customerRef,kind,name,birthDate\nC-000017,person,Sample Somebody,1984-02\n',
      },
    },
  },
  responses: {
    202: {
      description: 'The batch is on record and will be screened. `Location` says where to look.',
      headers: z.object({
        location: z.string(),
        'idempotent-replayed': z.literal('true').optional().describe('The same upload had come before.'),
      }),
      content: json(batchAnswer),
    },
    ...problems({
      408: 'Nothing came for too long.',
      409: 'The key is in use by a running upload, or was used for another one.',
      413: 'Too many bytes or rows.',
      415: 'Another media type, charset or encoding than can be read.',
      422: '`onInvalid=reject`: a row is wrong, so nothing was taken.',
    }),
  },
};

export const listBatches: ZodOpenApiOperationObject = {
  operationId: 'listBatches',
  tags: ['Batches'],
  summary: 'Your batches, the newest first',
  requestParams: { query: batchListQuery },
  responses: {
    200: { description: 'A page.', content: json(z.strictObject({ batches: z.array(batchAnswer), next })) },
    ...problems(),
  },
};

export const readBatch: ZodOpenApiOperationObject = {
  operationId: 'readBatch',
  tags: ['Batches'],
  summary: 'How far a batch has come',
  requestParams: batchPath,
  responses: {
    200: { description: 'The batch.', content: json(batchAnswer) },
    ...problems({ 404: 'No batch of yours.' }),
  },
};

export const listProblems: ZodOpenApiOperationObject = {
  operationId: 'listProblems',
  tags: ['Batches'],
  summary: 'What is wrong with the rows that were not taken',
  requestParams: { ...batchPath, query: problemListQuery },
  responses: {
    200: { description: 'A page.', content: json(z.strictObject({ problems: z.array(fault), next })) },
    ...problems({ 404: 'No batch of yours.' }),
  },
};
