import type { Holder } from '../../src/batches/holder.ts';
import { aHolder } from './holders.ts';

/** A designated person of the UN list, KPi.065 (Chu Hyok), as an institution might hold him: the day and the passport agree. */
export const DESIGNATED = aHolder({
  customerRef: 'DESIGNATED-1',
  name: 'Joo Hyuk',
  birthDate: '1986-11-23',
  identifiers: [{ type: 'passport', number: '836420186' }],
  accounts: [{ accountRef: 'ACC-1', currency: 'USD' }],
});

/** A book of holders that nobody lists, as NDJSON, with the given ones among them. */
export function aBook(count: number, ...among: readonly Holder[]): string {
  const ordinary = Array.from({ length: count }, (_, n) =>
    aHolder({ customerRef: `ORDINARY-${n}`, name: `Nobody Ordinary${n}`, birthDate: '1980-02-03' }),
  );
  const middle = Math.floor(count / 2);
  const all = [...ordinary.slice(0, middle), ...among, ...ordinary.slice(middle)];
  return all.map((holder) => `${JSON.stringify(holder)}\n`).join('');
}
