import { createHash } from 'node:crypto';

/** The identity of a list version: the SHA-256 of its official bytes, in hex; of several files, one after the other. */
export function contentHash(files: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const bytes of files) hash.update(bytes);
  return hash.digest('hex');
}
