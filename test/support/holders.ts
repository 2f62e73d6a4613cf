import type { Holder } from '../../src/batches/holder.ts';

/** An ordinary holder, a person who does not exist; write down only what matters to the test. */
export function aHolder(given: Partial<Holder> = {}): Holder {
  return { customerRef: 'C-1', kind: 'person', name: 'Sample Somebody', ...given };
}

/** An ordinary company among the holders. */
export function aCompany(given: Partial<Holder> = {}): Holder {
  return aHolder({ kind: 'entity', name: 'Sample Bakery Ltd', ...given });
}
