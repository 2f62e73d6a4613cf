import { createHash, randomBytes } from 'node:crypto';
import type { Institution } from '../batches/institution.ts';
import { InputError } from '../errors.ts';
import { log } from '../log.ts';
import { inTransaction, type Database, type Queryable } from '../store/database.ts';
import { insertApiKey, insertInstitution, saveEndpoint } from '../store/institutions.ts';
import { sealSecret } from '../webhooks/secret-box.ts';
import { generateSecret } from '../webhooks/signature.ts';

export type RegistrationServices = { readonly database: Database; readonly secretKey: Buffer };

/** What the institution is told once; neither can be asked for again. */
export type Credentials = { readonly apiKey: string; readonly webhookSecret: string | undefined };

/** Puts an institution on record with a first API key and, where it has one, its webhook address. */
export async function registerInstitution(
  { database, secretKey }: RegistrationServices,
  { webhookUrl, ...institution }: Omit<Institution, 'id'> & { readonly webhookUrl?: string },
): Promise<Credentials & { readonly institution: Institution }> {
  return inTransaction(database, async (tx) => {
    const registered = await insertInstitution(tx, institution);
    if (registered === undefined) {
      throw new InputError('institution_exists', 'An institution of this name is registered already.', { status: 409 });
    }
    const apiKey = await issueApiKey(tx, { institutionId: registered.id, label: 'first key' });
    const webhookSecret =
      webhookUrl === undefined
        ? undefined
        : await registerEndpoint(tx, secretKey, { institutionId: registered.id, url: webhookUrl });
    log('institution.registered', { institutionId: registered.id });
    return { institution: registered, apiKey, webhookSecret };
  });
}

/** Makes a key of 256 random bits and stores its hash. The key is answered here and nowhere else. */
export async function issueApiKey(
  database: Queryable,
  { institutionId, label }: { institutionId: string; label: string },
): Promise<string> {
  const apiKey = `cordon_${randomBytes(32).toString('base64url')}`;
  await insertApiKey(database, { institutionId, keyHash: hashApiKey(apiKey), label });
  return apiKey;
}

/** Sets an institution's webhook address under a new signing secret, which is answered here and nowhere else. */
export async function registerEndpoint(
  database: Queryable,
  secretKey: Buffer,
  { institutionId, url }: { institutionId: string; url: string },
): Promise<string> {
  const secret = generateSecret();
  await saveEndpoint(database, { institutionId, url, sealedSecrets: [sealSecret(secretKey, institutionId, secret)] });
  return secret;
}

/** A plain SHA-256 is enough: the key is random and as long as the hash, so there is nothing to guess. */
export function hashApiKey(apiKey: string): Buffer {
  return createHash('sha256').update(apiKey).digest();
}
