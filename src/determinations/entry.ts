/**
 * What the working group found: an entity, a business or a person linked to the DPRK. The form of the console and the
 * rows of an imported file are checked by the one schema below.
 */
import { z } from 'zod';
import { country } from '../batches/country.ts';
import { plainText } from '../batches/holder.ts';
import { partialDate, wholeDate } from '../batches/partial-date.ts';

/** How it is linked: by its owner, a director, as a joint venture, as a branch, by a business name; or it is the person. */
export const RELATIONS = ['owner', 'director', 'jointVenture', 'branch', 'businessName', 'person'] as const;
export const STATUSES = ['active', 'deregistered', 'licenceWithdrawn'] as const;
export type Status = (typeof STATUSES)[number];

/** The register is that of the country whose working group keeps it (domain.md 0). */
const COUNTRY_OF_REGISTER = 'KH';

const name = plainText(300);
const number = plainText(80);
const names = z.array(name).max(30).optional();

/** The reference of a determination: `ND-2019-003`. It is given once and never to another. */
export const reference = z
  .string()
  .trim()
  .toUpperCase()
  .regex(
    /^[A-Z0-9][A-Z0-9-]{1,39}$/,
    'A reference has 2 to 40 capital letters, digits and hyphens, for example ND-2019-003.',
  );

export const entryRow = z
  .strictObject({
    reference,
    meeting: z.coerce.number().int().min(1).describe('The number of the meeting that decided.'),
    decision: z.coerce.number().int().min(1).describe('The number of the decision in that meeting.'),
    kind: z.enum(['entity', 'person']),
    name,
    otherNames: names,
    registerNumber: number.optional(),
    licenceNumber: number.optional(),
    country: country.default(COUNTRY_OF_REGISTER).describe('Whose register and licences the numbers are of.'),
    birthDate: partialDate.optional(),
    nationality: country.optional(),
    passportNumber: number.optional(),
    passportCountry: country.optional(),
    address: plainText(500).optional(),
    relation: z.enum(RELATIONS),
    linkedTo: names.describe('Whom the relation is to: a name, or the reference of a list entry.'),
    effectiveOn: wholeDate,
    status: z.enum(STATUSES).default('active'),
    statusOn: wholeDate.optional(),
  })
  .superRefine(({ kind, status, statusOn, birthDate, passportNumber, nationality }, context) => {
    const complain = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message, params: { code: 'inconsistent_value' } });
    if (status !== 'active' && statusOn === undefined) {
      complain('statusOn', 'Write the day on which it was deregistered or lost its licence.');
    }
    if (kind === 'person') return;
    if (birthDate !== undefined) complain('birthDate', 'Only a person has a birth date.');
    if (passportNumber !== undefined) complain('passportNumber', 'Only a person has a passport.');
    if (nationality !== undefined) complain('nationality', 'Only a person has a nationality; use the country.');
  });

type EntryRow = z.infer<typeof entryRow>;
/** What is known of the entity, business or person, without the reference and the decision that it stands under. */
export type Entry = Readonly<Omit<EntryRow, 'reference' | 'meeting' | 'decision'>>;

export const statusRow = z.strictObject({
  meeting: z.coerce.number().int().min(1),
  decision: z.coerce.number().int().min(1),
  status: z.enum(STATUSES),
  on: wholeDate,
});

export const revocationRow = z.strictObject({
  meeting: z.coerce.number().int().min(1),
  decision: z.coerce.number().int().min(1),
  on: wholeDate,
});

/** What a row proposes, and under which reference and decision. */
export function proposedEntry({ reference: given, meeting, decision, ...entry }: EntryRow): ProposedChange {
  return { reference: given, decision: { meeting, number: decision }, change: { kind: 'entry', entry } };
}

/** What is to become of a determination: entered, of another status, revoked. */
export type Change =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'status'; readonly status: Status; readonly on: string }
  | { readonly kind: 'revocation'; readonly on: string };

/** A decision of the working group as people cite it. */
export type DecisionNumber = { readonly meeting: number; readonly number: number };

export type ProposedChange = {
  readonly reference: string;
  readonly decision: DecisionNumber;
  readonly change: Change;
};
