import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';

/** The setting that OWASP recommends for argon2id: 19 MiB, two passes, one lane; some 60 ms on a slow core. */
const SETTING = { memory: 19_456, passes: 2, parallelism: 1 };
const HASH_BYTES = 32;
const SALT_BYTES = 16;

/** Is compared with where there is no such supervisor, so that the answer takes as long as for one who exists. */
const NOBODYS_HASH = toPhc(SETTING, Buffer.alloc(SALT_BYTES), Buffer.alloc(HASH_BYTES));

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

type Setting = typeof SETTING;

/** Answers the PHC string under which a password is kept: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return toPhc(SETTING, salt, await derive(password, SETTING, salt, HASH_BYTES));
}

/** Whether the password is the one that was kept. Takes as long where nothing was kept, and then is false. */
export async function verifyPassword(password: string, kept: string | undefined): Promise<boolean> {
  const parts = PHC.exec(kept ?? NOBODYS_HASH);
  if (!parts) throw new Error('A stored password hash is not an argon2id PHC string.');
  const [memory, passes, parallelism] = parts.slice(1, 4).map(Number) as [number, number, number];
  const [salt, hash] = parts.slice(4).map((it) => Buffer.from(it, 'base64')) as [Buffer, Buffer];
  const derived = await derive(password, { memory, passes, parallelism }, salt, hash.length);
  return timingSafeEqual(derived, hash) && kept !== undefined;
}

/** The same password typed on another keyboard may come in another normal form of Unicode. */
function derive(password: string, setting: Setting, nonce: Buffer, tagLength: number): Promise<Buffer> {
  const parameters: Argon2Parameters = { message: password.normalize('NFKC'), nonce, tagLength, ...setting };
  return promisify(argon2)('argon2id', parameters);
}

function toPhc({ memory, passes, parallelism }: Setting, salt: Buffer, hash: Buffer): string {
  const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(hash)}`;
}
