import { UnavailableError } from '../errors.ts';

export type UploadSlots = {
  /** Takes a slot and answers how to give it back. Throws UnavailableError when there is none for this institution. */
  readonly take: (institutionId: string) => () => void;
};

/**
 * Each upload holds a connection to the database from its first byte to its last, so they are counted. One institution
 * has half of them at the most: its slow uploads must not keep all others out.
 */
export function openUploadSlots(max: number): UploadSlots {
  const ownMax = Math.ceil(max / 2);
  const takenBy = new Map<string, number>();
  let taken = 0;
  return {
    take: (institutionId) => {
      const own = takenBy.get(institutionId) ?? 0;
      if (own >= ownMax) {
        throw new UnavailableError(`${own} uploads of yours are running, which is as many as may. Try again shortly.`);
      }
      if (taken >= max) {
        throw new UnavailableError(`${max} uploads are running, which is as many as there may be. Try again shortly.`);
      }
      taken++;
      takenBy.set(institutionId, own + 1);
      return () => {
        taken--;
        const left = takenBy.get(institutionId)! - 1;
        if (left > 0) takenBy.set(institutionId, left);
        else takenBy.delete(institutionId);
      };
    },
  };
}
