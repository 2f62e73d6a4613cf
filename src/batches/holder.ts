/**
 * A holder is one account holder as an institution describes him. This schema is the only description of
 * it: HTTP checks rows with it, the OpenAPI document is made from it, the command line reads files by it.
 */
import { z } from 'zod';
import { country } from './country.ts';
import { partialDate, wholeDate } from './partial-date.ts';

/** Longer names than these occur on no list and in no register seen; a longer value is a mistake of the sender. */
const NAME_LENGTH_MAX = 300;
const TEXT_LENGTH_MAX = 500;
const REFERENCE_LENGTH_MAX = 100;
const NAMES_MAX = 30;
const IDENTIFIERS_MAX = 50;
const ACCOUNTS_MAX = 200;
const RELATED_PARTIES_MAX = 100;
/** A holder is screened in one go, so all the names that hang on him have a limit together. */
const RELATED_NAMES_MAX = 10;

/** Text of one line that can be stored and shown as it is: no control characters, no half of a surrogate pair. */
export const plainText = (lengthMax: number) =>
  z
    .string()
    .overwrite((value) => value.replace(/[\t\r\n]+/g, ' ').trim()) // addresses are kept in several lines
    .min(1)
    .max(lengthMax)
    .refine((value) => value.isWellFormed() && !/\p{Cc}/u.test(value), {
      error: 'Leave out control characters and broken Unicode.',
    });
const reference = plainText(REFERENCE_LENGTH_MAX);
const nameText = plainText(NAME_LENGTH_MAX);
const text = plainText(TEXT_LENGTH_MAX);
const number = plainText(80);

/** Kinds of document and register number. `bic` and `lei` have fields of their own on the holder as well. */
export const IDENTIFIER_TYPES = [
  'passport',
  'nationalId',
  'residencePermit',
  'tax',
  'registration',
  'licence',
  'lei',
  'bic',
  'imo',
  'other',
] as const;
export type IdentifierType = (typeof IDENTIFIER_TYPES)[number];

const identifier = z
  .strictObject({
    type: z.enum(IDENTIFIER_TYPES),
    number,
    country: country.optional(),
    expiresOn: wholeDate.optional(),
  })
  .meta({ id: 'Identifier' });

const bic = z
  .string()
  .trim()
  .toUpperCase()
  .regex(
    /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/,
    'A BIC has 8 or 11 letters and digits, the first six of them letters (ISO 9362).',
  );

const lei = z
  .string()
  .trim()
  .toUpperCase()
  .refine(isLei, 'An LEI has 20 letters and digits, and its last two are check digits (ISO 17442).');

const address = z
  .strictObject({ text: text, city: nameText.optional(), country: country.optional() })
  .meta({ id: 'Address' });

const account = z
  .strictObject({
    accountRef: reference,
    status: z.enum(['active', 'dormant', 'frozen', 'closed']).optional(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'Write the currency as its three-letter ISO 4217 code, for example USD.')
      .optional(),
    openedOn: wholeDate.optional(),
  })
  .meta({ id: 'Account' });

/** What can be said of any person or entity: holders and their related parties share these fields. */
const namingFields = {
  kind: z.enum(['person', 'entity']).describe('A natural person, or anything else that can hold an account.'),
  name: nameText.describe('The full name in the order in which the institution keeps it.'),
  nativeName: nameText.optional().describe('The name in its own script, for example 김영철.'),
  otherNames: z.array(nameText).max(NAMES_MAX).optional().describe('Former names, trading names, other spellings.'),
  birthDate: partialDate.optional().describe('YYYY-MM-DD, or YYYY-MM or YYYY where the rest is not known.'),
  birthPlace: text.optional(),
  gender: z.enum(['female', 'male']).optional(),
  nationalities: z.array(country).max(10).optional(),
  identifiers: z.array(identifier).max(IDENTIFIERS_MAX).optional(),
  addresses: z.array(address).max(20).optional(),
  phones: z.array(plainText(40)).max(20).optional(),
  emails: z.array(plainText(254)).max(20).optional(),
  registrationNumber: number.optional(),
  incorporationCountry: country.optional(),
  lei: lei.optional(),
  bic: bic.optional(),
};

/** How a related party stands to the holder. */
const RELATED_PARTY_ROLES = [
  'jointHolder',
  'beneficialOwner',
  'owner',
  'director',
  'signatory',
  'powerOfAttorney',
  'partner',
  'parentCompany',
  'other',
] as const;

const relatedParty = z
  .strictObject({
    role: z.enum(RELATED_PARTY_ROLES),
    ownershipPercent: z.number().min(0).max(100).optional(),
    ...namingFields,
    otherNames: z.array(nameText).max(RELATED_NAMES_MAX).optional(),
  })
  .meta({ id: 'RelatedParty' });

const attributes = z
  .strictObject({
    diplomaticMission: z.boolean().optional().describe('The account belongs to a diplomatic mission or consular post.'),
    accreditedDiplomat: z.boolean().optional(),
    worker: z
      .strictObject({
        permitNumber: reference.optional(),
        permitExpiresOn: wholeDate.optional(),
        visaType: text.optional(),
        visaExpiresOn: wholeDate.optional(),
      })
      .optional(),
    jointVenture: z.strictObject({ partnerCountry: country.optional() }).optional(),
    refugee: z.boolean().optional().describe('Recognised or claimed. Such a holder is never decided by a machine.'),
    occupation: text.optional(),
    employer: text.optional(),
  })
  .meta({ id: 'HolderAttributes' });

export const holder = z
  .strictObject({
    customerRef: reference.describe("The institution's own reference; every answer names the holder by it."),
    ...namingFields,
    accounts: z.array(account).max(ACCOUNTS_MAX).optional(),
    relatedParties: z.array(relatedParty).max(RELATED_PARTIES_MAX).optional(),
    attributes: attributes.optional(),
  })
  .meta({ id: 'Holder' });

export type Holder = Readonly<z.infer<typeof holder>>;
export type RelatedParty = Readonly<z.infer<typeof relatedParty>>;
export type Identifier = Readonly<z.infer<typeof identifier>>;

/** ISO 7064 MOD 97-10 over the 20 characters, letters counted as 10 to 35. */
function isLei(value: string): boolean {
  if (!/^[A-Z0-9]{18}\d{2}$/.test(value)) return false;
  let remainder = 0;
  for (const character of value) {
    const digits = Number.parseInt(character, 36).toString();
    for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder === 1;
}
