import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The 32 bytes that seal the webhook secrets: the configured key or, on a single machine, one that is made at the
 * first start and kept beside the embedded database, readable by its owner only.
 */
export async function readSecretKey({
  secretKey,
  dataDirectory,
}: {
  readonly secretKey: Buffer | undefined;
  readonly dataDirectory: string;
}): Promise<Buffer> {
  if (secretKey !== undefined) return secretKey;
  const file = join(dataDirectory, 'secret.key');
  await mkdir(dataDirectory, { recursive: true });
  // Two processes may come here at once; the file of the first holds for both.
  await writeFile(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  return Buffer.from(await readFile(file, 'utf8'), 'base64');
}
