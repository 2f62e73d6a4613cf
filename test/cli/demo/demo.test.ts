import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { runCordon } from '../../support/command.ts';

const COMMAND = resolve(import.meta.dirname, '../../../bin/cordon.js');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cordon-demo-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const environment = () => ({ CORDON_DATA_DIR: folder, PORT: '0', NO_COLOR: '1', REDIS_URL: '' });

/** Starts the demo and waits until it invites to the console. */
async function aRunningDemo() {
  const child = spawn(process.execPath, [COMMAND, 'demo'], { env: { ...process.env, ...environment() } });
  const ended = new Promise<number | null>((done) => child.once('close', done));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  let output = '';
  await new Promise<void>((invited, failed) => {
    child.stdout.on('data', (text: Buffer) => {
      output += text.toString();
      if (output.includes('Ctrl-C ends')) invited();
    });
    void ended.then(() => failed(new Error(`The demo ended early: ${output}`)));
  });
  return { child, ended, output };
}

test('the demo leaves the console running at the printed address until Ctrl-C, and a second one is told so', async () => {
  const { child, ended, output } = await aRunningDemo();
  const [, address] = /The console: +(\S+)/.exec(output)!;
  expect(output).toMatch(/Sign in as: +\S+\nPassword: +\S{12,}/);
  expect((await fetch(address!)).status).toBe(200);

  const second = await runCordon(['demo', '--once'], { env: environment() });
  expect(second).toMatchObject({ code: 1, stderr: expect.stringMatching(/^cordon: Another demo .*\n$/) });
  expect((await fetch(address!)).status).toBe(200);

  child.kill('SIGINT');
  expect(await ended).toBe(0);
  await expect(fetch(address!)).rejects.toThrow();
}, 60_000);

test('a demo that was killed does not stand in the way of the next one, which keeps every promise', async () => {
  const { child, ended } = await aRunningDemo();
  child.kill('SIGKILL');
  await ended;
  const { code, stdout, stderr } = await runCordon(['demo', '--once'], { env: environment() });
  expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/All \d+ planted cases came out as they should, and none of \d+ honest customers/);
}, 90_000);
