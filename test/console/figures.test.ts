import { describe, expect, test } from 'vitest';
import { count, counted, duration, score, share, weight } from '../../src/console/figures.ts';
import { address } from '../../src/console/paging.ts';
import { age, calendarDate, distance, exactMoment, moment } from '../../src/console/moment.ts';

test.each([
  ['a score just below a line does not look as if it had reached it', score(0.8999), '0.899'],
  ['a whole score keeps its decimals', score(1), '1.00'],
  ['a hundred percent is said only when it is reached', share(999, 1_000), '99 %'],
  ['nothing of nothing is all of it', share(0, 0), '100 %'],
  ['what speaks against is written with a minus sign', weight(-0.35), '−0.35'],
  ['what speaks for is written with a plus sign', weight(0.2), '+0.20'],
  ['what is only reported has no sign', weight(0), '0'],
  ['thousands are parted', count(1_234_567), '1,234,567'],
  ['one is not many', counted(1, 'holder'), '1 holder'],
  ['short times are told in milliseconds', duration(999), '999 ms'],
  ['longer ones in seconds', duration(1_840), '1.8 s'],
  [
    'an address leaves out what is not set',
    address('/console', { state: 'open', before: undefined }),
    '/console?state=open',
  ],
])('%s', (_, shown, expected) => {
  expect(shown).toBe(expected);
});

describe('times', () => {
  const at = new Date('2026-09-03T04:05:06.789Z');
  const after = (ms: number) => new Date(at.getTime() + ms);

  test('are UTC, say so, and carry the exact time for programs', () => {
    expect(String(moment(at))).toBe('<time datetime="2026-09-03T04:05:06.789Z">3 Sep 2026 04:05 UTC</time>');
    expect(String(exactMoment(at))).toBe('<time datetime="2026-09-03T04:05:06.789Z">3 Sep 2026 04:05:06 UTC</time>');
  });

  test('that a list gives as a date stay that date', () => {
    expect(String(calendarDate('2017-06-02'))).toBe('<time datetime="2017-06-02">2 Jun 2017</time>');
  });

  test.each([
    ['in 3 hours', after(3 * 3_600_000 + 5)],
    ['in 1 minute', after(60_000)],
    ['now', after(59_000)],
    ['119 minutes ago', after(-119 * 60_000)],
    ['2 days ago', after(-49 * 3_600_000)],
  ])('are told as a distance: %s', (told, moment) => {
    expect(distance(moment, at)).toBe(told);
  });

  test('are told as an age', () => {
    expect(age(at, after(40 * 86_400_000))).toBe('40 days');
    expect(age(at, after(5))).toBe('less than a minute');
  });
});
