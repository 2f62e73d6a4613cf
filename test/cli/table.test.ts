import { expect, test } from 'vitest';
import { displayWidth, formatTable, shorten } from '../../src/cli/table.ts';

test.each([
  ['Kim Yong Chol', 13],
  ['김철수', 6],
  ['長安海連', 8],
  ['é', 1],
  ['e\u0301', 1],
  ['\u001b[31mred\u001b[39m', 3],
])('%s takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test('columns stay aligned behind wide characters', () => {
  const lines = formatTable(
    ['name', 'outcome'],
    [
      ['김철수', 'clear'],
      ['Sok Dara', 'match'],
    ],
  ).split('\n');
  expect(lines.slice(2).map((line) => displayWidth(line.slice(0, line.search(/clear|match/))))).toEqual([10, 10]);
});

test('a text that is too long is cut to its columns and says so', () => {
  expect(shorten('長安海連技術有限公司', 9)).toBe('長安海連…');
  expect(shorten('short', 9)).toBe('short');
});
