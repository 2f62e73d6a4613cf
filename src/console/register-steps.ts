import type { ProposedChange } from '../determinations/entry.ts';
import type { Problem } from '../intake/problem.ts';

/**
 * What the pages of the register ask for. The steps themselves are the line's, and are handed in, for console and
 * pipeline stand on one floor. `by` is the id of the supervisor who is signed in.
 */
export type RegisterSteps = {
  /** Answers the id of the proposal. */
  readonly propose: (proposed: ProposedChange, by: string) => Promise<string>;
  /** Proposes the good rows of a CSV file and tells what is wrong with the others. */
  readonly importEntries: (
    text: string,
    by: string,
  ) => Promise<{ readonly proposed: number; readonly problems: readonly Problem[] }>;
  /** All of them or none. */
  readonly confirm: (proposalIds: readonly string[], by: string) => Promise<{ readonly confirmed: number }>;
  readonly reject: (proposalId: string, rejection: { readonly by: string; readonly reason: string }) => Promise<void>;
};
