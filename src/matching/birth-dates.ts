/** A stretch of days, both ends included, as plain `YYYY-MM-DD` strings; what a birth date in EDTF amounts to. */
type Stretch = { readonly from: string; readonly to: string; readonly isCirca: boolean };

/** How a holder's birth date stands to those of a designation. */
export type BirthDateAgreement = 'sameDay' | 'sameMonth' | 'sameYear' | 'swapped' | 'near' | 'different';

/** Years by which `circa` may be off. OFAC writes `circa 1947` for ages that somebody guessed. */
const CIRCA_YEARS = 2;

/** Compares with the listed date that agrees best: a designation may have several, and one of them is enough. Undefined when either side has none. */
export function compareBirthDates(
  holder: string | undefined,
  listed: readonly string[],
): { agreement: BirthDateAgreement; listed: string } | undefined {
  if (holder === undefined || listed.length === 0) return undefined;
  return listed
    .map((it) => ({ agreement: compareBirthDate(holder, it), listed: it }))
    .reduce((best, it) => (RANK.indexOf(it.agreement) < RANK.indexOf(best.agreement) ? it : best));
}

const RANK: readonly BirthDateAgreement[] = ['sameDay', 'swapped', 'sameMonth', 'sameYear', 'near', 'different'];

function compareBirthDate(holder: string, listed: string): BirthDateAgreement {
  const ours = readStretch(holder);
  const theirs = readStretch(listed);
  const precision = Math.min(holder.length, listed.length);
  const overlaps = ours.from <= theirs.to && theirs.from <= ours.to;
  if (overlaps && !theirs.isCirca && !listed.includes('/')) {
    if (precision >= 10) return 'sameDay';
    return precision >= 7 ? 'sameMonth' : 'sameYear';
  }
  if (overlaps) return 'sameYear';
  if (isSwapped(holder, listed)) return 'swapped';
  return isNear(ours, theirs, holder, listed) ? 'near' : 'different';
}

function readStretch(edtf: string): Stretch {
  const isCirca = /[~?%]/.test(edtf);
  const [from, to = from] = edtf.replace(/[~?%]/g, '').split('/') as [string, string?];
  const margin = isCirca ? CIRCA_YEARS : 0;
  return {
    from: `${shiftYear(from, -margin)}${'-01-01'.slice(from.length - 4)}`,
    to: `${shiftYear(to, margin)}${'-12-31'.slice(to.length - 4)}`,
    isCirca,
  };
}

function shiftYear(date: string, years: number): string {
  return `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
}

/** 1970-03-08 and 1970-08-03: day and month exchanged by one of the two who typed it. */
function isSwapped(holder: string, listed: string): boolean {
  if (holder.length !== 10 || listed.length !== 10) return false;
  return holder === `${listed.slice(0, 4)}-${listed.slice(8)}-${listed.slice(5, 7)}`;
}

/** One digit apart: the UN and OFAC print 1986-11-22 and 1986-11-23 of one man. The same day of a neighbouring year, or a year given alone that is off by one: a slip, or an age counted the Korean way. */
function isNear(ours: Stretch, theirs: Stretch, holder: string, listed: string): boolean {
  if (holder.length === 10 && listed.length === 10 && digitsApart(holder, listed) === 1) return true;
  const years = Math.abs(Number(ours.from.slice(0, 4)) - Number(theirs.from.slice(0, 4)));
  if (years !== 1 || listed.includes('/')) return false;
  return holder.length === 4 || listed.length === 4 || holder.slice(4) === listed.slice(4);
}

function digitsApart(one: string, other: string): number {
  let apart = 0;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) apart += 1;
  return apart;
}
