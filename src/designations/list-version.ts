import type { Authority, Designation } from './designation.ts';

/**
 * One authority's designations as of one publication. It is never changed after it has been stored; its
 * content hash (SHA-256 of the official bytes, in hex) is its identity.
 */
export type ListVersion = {
  readonly authority: Authority;
  /** The authority's own date, `YYYY-MM-DD`; the day of download where the list carries none (OFAC's CSV). */
  readonly datedOn: string;
  readonly contentHash: string;
  /** Where the bytes came from, for people: a file name or an address, never a secret. */
  readonly source: string;
  readonly designations: readonly Designation[];
};
