import { UnavailableError } from '../errors.ts';

export type UploadSlots = {
  /** Takes a slot and answers how to give it back. Throws UnavailableError when all are taken. */
  readonly take: () => () => void;
};

/** Each upload holds a connection to the database from its first byte to its last, so they are counted. */
export function openUploadSlots(max: number): UploadSlots {
  let taken = 0;
  return {
    take: () => {
      if (taken >= max) {
        throw new UnavailableError(`${max} uploads are running, which is as many as there may be. Try again shortly.`);
      }
      taken++;
      return () => taken--;
    },
  };
}
