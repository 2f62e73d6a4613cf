import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { InputError } from '../errors.ts';

/**
 * A password typed twice without being shown, or the first line of standard input where that is no terminal. It is
 * never taken from the arguments, which every user of the machine can read in the list of processes.
 */
export async function askPassword(): Promise<string> {
  if (!process.stdin.isTTY) return readLine();
  const password = await readLine('Password: ');
  const again = await readLine('Again:    ');
  if (password !== again) throw new InputError('passwords_differ', 'The two passwords are not the same.');
  return password;
}

async function readLine(prompt?: string): Promise<string> {
  if (prompt !== undefined) process.stderr.write(prompt);
  // The terminal would show each letter: readline echoes to its output, and this output keeps silent.
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silence, terminal: prompt !== undefined });
  try {
    const [line] = (await Promise.race([once(lines, 'line'), once(lines, 'close').then(() => [])])) as [string?];
    if (line === undefined) throw new InputError('password_missing', 'No password was given.');
    return line;
  } finally {
    lines.close();
    if (prompt !== undefined) process.stderr.write('\n');
  }
}
