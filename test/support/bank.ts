import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Institution } from '../../src/batches/institution.ts';
import {
  registerInstitution,
  type Credentials,
  type RegistrationServices,
} from '../../src/pipeline/register-institution.ts';
import { startReceiver, type Receiver, type ReceiverOptions } from './receiver.ts';

/** A registered bank with a real receiver that verifies every signature. */
export async function aBank(
  { database, secretKey }: RegistrationServices,
  { respond }: Pick<ReceiverOptions, 'respond'> = {},
): Promise<Credentials & { readonly institution: Institution; readonly receiver: Receiver }> {
  const options: { -readonly [key in keyof ReceiverOptions]: ReceiverOptions[key] } = respond ? { respond } : {};
  const receiver = await startReceiver(options);
  onTestFinished(receiver.close);
  const bank = await registerInstitution(
    { database, secretKey },
    {
      name: `Bank of Samples ${randomBytes(4).toString('hex')}`,
      kind: 'bank',
      country: 'KH',
      declaredBinding: [],
      webhookUrl: receiver.url,
    },
  );
  options.secret = bank.webhookSecret!;
  return { ...bank, receiver };
}
