import type { Institution } from '../../batches/institution.ts';
import type { BookName } from './planted-case.ts';

type DemoInstitution = Omit<Institution, 'id'> & {
  /** The holders of its book that nothing is wrong with. */
  readonly ordinaryHolders: number;
  readonly seed: number;
  /** What its customer references begin with. */
  readonly prefix: string;
};

/** The two banks of the demo, who exist nowhere. The second has declared the list of OFAC binding on itself. */
export const DEMO_INSTITUTIONS: Readonly<Record<BookName, DemoInstitution>> = {
  csv: {
    name: 'Lotus River Bank (demo)',
    kind: 'bank',
    country: 'KH',
    declaredBinding: [],
    ordinaryHolders: 1_200,
    seed: 1718,
    prefix: 'LRB',
  },
  ndjson: {
    name: 'Golden Naga Bank (demo)',
    kind: 'bank',
    country: 'KH',
    declaredBinding: ['ofac'],
    ordinaryHolders: 600,
    seed: 2397,
    prefix: 'GNB',
  },
};
