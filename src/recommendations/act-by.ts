import type { Recommendation } from './recommendation.ts';

const HOUR_MS = 3_600_000;

/** By when to act and to answer, for a recommendation issued at a moment that is handed in. */
export function dueTimes(
  { actWithinHours, respondWithinHours }: Pick<Recommendation, 'actWithinHours' | 'respondWithinHours'>,
  issuedAt: Date,
): { readonly actBy: Date; readonly respondBy: Date } {
  return {
    actBy: new Date(issuedAt.getTime() + actWithinHours * HOUR_MS),
    respondBy: new Date(issuedAt.getTime() + respondWithinHours * HOUR_MS),
  };
}
