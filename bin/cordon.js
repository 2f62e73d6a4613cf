#!/usr/bin/env node
// The command of an installed Cordon. Plain JavaScript, because it must start on whatever Node the machine has: an
// older one hands over to the Node 24 that came along as an optional dependency. Node strips no types from what lies
// under node_modules, so this is also where that is arranged.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE_MAJOR_MIN = 24;

if (Number.parseInt(process.versions.node, 10) >= NODE_MAJOR_MIN) await start();
else handOver(findBundledNode());

async function start() {
  const house = new URL('../', import.meta.url).href;
  if (house.includes('/node_modules/')) stripTypesBelow(house);
  await import('../src/cli/cordon.ts');
}

function stripTypesBelow(house) {
  process.removeAllListeners('warning'); // else every command would begin with "stripTypeScriptTypes is experimental"
  module.registerHooks({
    load(url, context, nextLoad) {
      if (!url.startsWith(house) || !url.endsWith('.ts')) return nextLoad(url, context);
      const source = module.stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8'));
      return { format: 'module', source, shortCircuit: true };
    },
  });
}

function findBundledNode() {
  const require = module.createRequire(import.meta.url);
  try {
    const folder = dirname(require.resolve(`node-${process.platform}-${process.arch}/package.json`));
    const binary = join(folder, 'bin', 'node');
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

function handOver(node) {
  if (node === undefined) {
    console.error(`cordon needs Node ${NODE_MAJOR_MIN} or newer; this is Node ${process.versions.node}.`);
    process.exitCode = 1;
    return;
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends SIGINT to both; whoever stops this process by its id means the one that does the work.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal === 'SIGINT' ? 2 : 15);
  });
}
