import type { Recommendation } from './recommendation.ts';

/**
 * What makes two recommendations to one institution the same thing: the customer, the action and the list entries.
 * While one is open a second is not issued, so a bank that sends its book twice is told once. Scores and
 * sentences do not count: a new matcher or an amended entry is no new reason to write.
 */
export function subjectKey({ action, matches }: Recommendation, customerRef: string): string {
  const designationIds = [...new Set(matches.map((match) => match.designationId))].toSorted();
  return JSON.stringify([customerRef, action, ...designationIds]);
}
