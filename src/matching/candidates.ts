import type { Designation } from '../designations/designation.ts';

/** An immutable index over the designations of one set of list versions, built once and shared by all screenings. */
export type MatchIndex = { readonly designations: readonly Designation[] };

/** Builds the index. */
export declare function buildIndex(designations: readonly Designation[]): MatchIndex;
