import { setTimeout as pause } from 'node:timers/promises';

/** Waits until the question is answered with something other than false or undefined, and answers that. */
export async function until<T>(question: () => Promise<T | undefined | false> | T | undefined | false): Promise<T> {
  const deadline = Date.now() + 40_000;
  for (;;) {
    const answer = await question();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error('What the test waits for has not come about in 40 seconds.');
    await pause(20);
  }
}
