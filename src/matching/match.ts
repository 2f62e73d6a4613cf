import type { Evidence } from './evidence.ts';

/** One holder beside one designation, with everything that was said for and against. */
export type Match = {
  readonly designationId: string;
  /** 0 to 1. */
  readonly score: number;
  /** The designation's primary name. */
  readonly name: string;
  /** The listed name or alias that came closest; the primary name where an identifier alone decided. */
  readonly matchedName: string;
  readonly evidence: readonly Evidence[];
};
