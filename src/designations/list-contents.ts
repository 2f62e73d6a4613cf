import type { Authority, Designation } from './designation.ts';

/** What an importer finds in one official list: every entry, and the DPRK-linked part of them by the rules of dprk.ts. */
export type ListContents = {
  readonly authority: Authority;
  /** The authority's own date, `YYYY-MM-DD`; undefined where the list carries none (OFAC's CSV). */
  readonly datedOn?: string;
  readonly designations: readonly Designation[];
  readonly dprkLinked: readonly Designation[];
};
