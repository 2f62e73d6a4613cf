import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** Standard Webhooks allows 24 to 64 bytes; 32 is the strength of the HMAC itself. */
const SECRET_BYTES = 32;

/**
 * Signs a message as Standard Webhooks asks (HMAC-SHA256, `v1`) with every valid secret, so that an institution that has
 * not yet changed to the new one can verify too. The answer is the value of the `webhook-signature` header.
 */
export function signMessage(
  secrets: readonly string[],
  { id, sentAt, body }: { readonly id: string; readonly sentAt: Date; readonly body: string },
): string {
  assert(secrets.length > 0, 'a message is never sent unsigned');
  return secrets.map((secret) => new Webhook(secret).sign(id, sentAt, body)).join(' ');
}

/** A new signing secret, in the form in which an institution is told it. */
export function generateSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}
