import { z } from 'zod';
import { outcome } from './screening-answer.ts';
import { pageParameters } from './paging.ts';

export const uploadQuery = z.strictObject({
  onInvalid: z
    .enum(['accept', 'reject'])
    .default('accept')
    .meta({ description: '`accept` takes the good rows and reports the bad ones; `reject` takes all rows or none.' }),
});

export const batchListQuery = z.strictObject(pageParameters);

export const problemListQuery = z.strictObject({
  limit: pageParameters.limit,
  cursor: z.coerce.number().int().min(0).optional().meta({ description: pageParameters.cursor.meta()!.description! }),
});

export const screeningListQuery = z.strictObject({ ...pageParameters, outcome: outcome.optional() });
