import { expect, test } from 'vitest';
import { aVisitor, sendSignIn } from '../support/console-visitor.ts';
import { useConsole } from '../support/open-console.ts';

const cordon = useConsole();

test('every re-screening tells what changed, whom it hit, how far it is and how long the last notice took', async () => {
  const visitor = aVisitor(cordon.app);
  await sendSignIn(visitor).expect(303);
  const { text } = await visitor.get('/console/re-screenings').expect(200);
  expect(text).toContain('2 added, 1 amended, 0 delisted');
  expect(text).toContain('4,210');
  expect(text).toContain('in 60.0 s');
  expect(text).toContain('1 of 1');
  expect(text).toMatch(/\d+ (?:days?|hours?)/);
  expect(text).toMatch(/<progress\s+value="1"\s+max="2"/);
  expect(text).toContain('waiting');
});
