import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** Every variable that the code reads from the environment: those of the configuration, and the level of the log. */
const VARIABLES = [
  ...[...read('src/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map((it) => it[1]!),
  ...[...read('src/log.ts').matchAll(/process\.env\['([A-Z_]+)'\]/g)].map((it) => it[1]!),
].toSorted();

/** Asked for by docker-compose.yml alone, to make the addresses of its databases of. */
const COMPOSE_VARIABLES = ['POSTGRES_PASSWORD', 'REDIS_PASSWORD'];

test('the configuration is found in the code', () => {
  expect(VARIABLES).toContain('DATABASE_URL');
  expect(VARIABLES).toContain('LOG_LEVEL');
  expect(VARIABLES.length).toBeGreaterThan(15);
});

test('the README explains every variable, and no other', () => {
  const table = [...read('README.md').matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)].map((it) => it[1]!);
  expect(table.toSorted()).toEqual(VARIABLES);
});

test('.env.example shows every variable, and no other', () => {
  const shown = [...read('.env.example').matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map((it) => it[1]!);
  expect(shown.toSorted()).toEqual([...VARIABLES, ...COMPOSE_VARIABLES].toSorted());
});

test('docker-compose.yml asks for no variable that .env.example does not show', () => {
  const asked = [...read('docker-compose.yml').matchAll(/\$\{([A-Z_]+)[:}]/g)].map((it) => it[1]!);
  const shown = new Set([...read('.env.example').matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map((it) => it[1]!));
  expect(asked.filter((it) => !shown.has(it))).toEqual([]);
});

test('every npm script that the README names exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = [
    ...read('README.md').matchAll(
      /npm (?:run (?:-s )?)?(start|test|demo|[a-z]+:[a-z]+|typecheck|lint|format|snapshot|cordon)\b/g,
    ),
  ];
  expect(named.length).toBeGreaterThan(5);
  expect(named.map((it) => it[1]!).filter((it) => scripts[it] === undefined)).toEqual([]);
});

test('every file and folder that the README points at exists', () => {
  const links = [...read('README.md').matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((it) => it[1]!);
  expect(links.length).toBeGreaterThan(3);
  expect(links.filter((it) => !existsSync(join(ROOT, it)))).toEqual([]);
});

test('every package that the README gives a reason for is a dependency', () => {
  const { dependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<string, object>;
  const known = Object.keys({ ...dependencies, ...optionalDependencies });
  const section = read('README.md').split('## What it stands on')[1]!.split('\n## ')[0]!;
  const named = [...section.matchAll(/`([^`]+)`/g)].map((it) => it[1]!).filter((it) => !it.startsWith('/'));
  expect(named.length).toBeGreaterThan(20);
  const isKnown = (name: string) =>
    known.some((it) => it === name || (name.endsWith('/*') && it.startsWith(name.slice(0, -1))));
  expect(named.filter((it) => !isKnown(it))).toEqual([]);
});
