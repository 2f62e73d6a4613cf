import { Router } from 'express';
import { z } from 'zod';
import { IDENTIFIER_TYPES } from '../batches/holder.ts';
import type { Designation } from '../designations/designation.ts';
import { otherEntriesOfSubject } from '../designations/same-subject.ts';
import type { ListsInForce, ListsReader } from '../pipeline/lists-in-force.ts';
import { listVersionAnswer, toListVersionAnswer } from './lists.ts';
import { notFound } from './problem.ts';
import { readQuery } from './request.ts';
import { route } from './route.ts';

const identifier = z.strictObject({
  type: z.enum(IDENTIFIER_TYPES),
  number: z.string(),
  country: z.string().optional(),
});

const entry = z
  .strictObject({
    id: z.string(),
    authority: z.string(),
    reference: z.string().describe("The authority's permanent reference, for example KPi.033."),
    kind: z.enum(['person', 'entity', 'vessel', 'aircraft']),
    programmes: z.array(z.string()),
    name: z.string(),
    aliases: z.array(z.strictObject({ name: z.string(), strength: z.enum(['strong', 'weak']) })),
    birthDates: z.array(z.string()).describe('EDTF (ISO 8601-2).'),
    birthPlaces: z.array(z.string()),
    gender: z.enum(['female', 'male']).optional(),
    nationalities: z.array(z.string()),
    identifiers: z.array(identifier),
    addresses: z.array(z.strictObject({ text: z.string(), country: z.string().optional() })),
    listedOn: z.string().optional(),
    amendedOn: z.string().optional(),
    linkedTo: z.array(z.string()).describe('Entries that the authority itself links this one to.'),
    unReference: z.string().optional(),
    determination: z.record(z.string(), z.string()).optional().describe('Of the national register only.'),
  })
  .meta({ id: 'Designation' });

/** One entry as its authority published it, and where else the same subject stands. */
export const designationAnswer = z
  .strictObject({
    designation: entry,
    listVersion: listVersionAnswer,
    alsoListed: z
      .array(
        z.strictObject({
          id: z.string(),
          authority: z.string(),
          reference: z.string(),
          name: z.string(),
          listVersion: listVersionAnswer,
        }),
      )
      .describe('Entries with the same UN reference or an identical identifier. Each stays an entry of its own.'),
  })
  .meta({ id: 'DesignationAnswer' });

export function designationRoutes({ lists }: { readonly lists: ListsReader }): Router {
  const router = Router();
  route(router, '/v1/designations/:designationId', {
    get: async (request, response) => {
      readQuery(request, z.strictObject({}));
      const inForce = await lists.current();
      const found = inForce.designations.find((it) => it.id === request.params['designationId']);
      if (found === undefined) throw notFound();
      response.json(toAnswer(found, inForce));
    },
  });
  return router;
}

function toAnswer(found: Designation, { designations, versionOf }: ListsInForce): z.infer<typeof designationAnswer> {
  return {
    designation: entry.parse(found), // only what is described here leaves the house
    listVersion: toListVersionAnswer(versionOf(found)),
    alsoListed: otherEntriesOfSubject(found, designations).map((it) => ({
      id: it.id,
      authority: it.authority,
      reference: it.reference,
      name: it.name,
      listVersion: toListVersionAnswer(versionOf(it)),
    })),
  };
}
