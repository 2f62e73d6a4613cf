import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const SYSTEM_NODE = '/usr/bin/node';

let folder: string;
let command: string;

/** Lays the project out as npm would: its own files under node_modules/cordon, its dependencies beside it. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cordon-installed-'));
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'cordon'), { recursive: true });
  for (const part of ['bin', 'src', 'workers', 'package.json']) {
    cpSync(join(ROOT, part), join(modules, 'cordon', part), { recursive: true });
  }
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (!name.startsWith('.')) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
  command = join(modules, 'cordon/bin/cordon.js');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function screenWith(node: string) {
  const input = `${JSON.stringify({ customerRef: '1', kind: 'person', name: 'Sample Somebody' })}\n`;
  const { status, stdout, stderr } = spawnSync(node, [command, 'screen'], { input, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const CLEAR = { status: 0, stdout: '{"customerRef":"1","outcome":"clear","matches":[]}\n', stderr: '' };

test('the command works where it is installed under node_modules, where Node strips no types by itself', () => {
  expect(screenWith(process.execPath)).toEqual(CLEAR);
});

test.skipIf(majorOf(SYSTEM_NODE) === undefined || majorOf(SYSTEM_NODE)! >= 24)(
  'an older Node hands over to the one that was installed with the project',
  () => {
    expect(screenWith(SYSTEM_NODE)).toEqual(CLEAR);
  },
);

function majorOf(node: string): number | undefined {
  const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return status === 0 ? Number(/^v(\d+)/.exec(stdout)?.[1]) : undefined;
}
