import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCordon } from '../support/command.ts';
import { aHolder } from '../support/holders.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cordon-screen-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function aFile(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const INVENTED = {
  id: 'x-1',
  schema: 'Person',
  properties: { name: ['Grozdanka Invented'], birthDate: ['1961-02-03'], programId: ['ELSEWHERE'] },
};
const ndjson = (...values: readonly unknown[]) => values.map((it) => `${JSON.stringify(it)}\n`).join('');
const answers = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('one line comes for each holder, in order, with exactly these fields', async () => {
  const holders = [
    aHolder({ customerRef: 'b', name: 'Ri Won Ho', birthDate: '1964-07-17' }),
    aHolder({ customerRef: 'a', name: 'Sok Dara' }),
    aHolder({ customerRef: 'b', name: '???' }),
  ];
  const { code, stdout, stderr } = await runCordon(['screen'], { input: ndjson(...holders) });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const lines = answers(stdout);
  expect(lines.map((it) => [it.customerRef, it.outcome])).toEqual([
    ['b', 'match'],
    ['a', 'clear'],
    ['b', 'unscreenable'],
  ]);
  expect(Object.keys(lines[0])).toEqual(['customerRef', 'outcome', 'matches']);
  expect(Object.keys(lines[0].matches[0])).toEqual(['designationId', 'score', 'name', 'matchedName', 'evidence']);
  expect(lines[0].matches.map((it: { designationId: string }) => it.designationId)).toContain('un-KPi.033');
});

test('with --designations exactly the given entries count, whatever their programme', async () => {
  const list = await aFile('own.json', ndjson(INVENTED));
  const book = await aFile(
    'book.csv',
    'customerRef,kind,name,birthDate\n1,person,Grozdanka Invented,1961-02-03\n2,person,Ri Won Ho,1964-07-17\n',
  );
  const { code, stdout } = await runCordon(['screen', '--designations', list, '--format', 'csv', book]);
  expect(code).toBe(0);
  expect(answers(stdout).map((it) => it.outcome)).toEqual(['match', 'clear']);
});

test('the holders may follow the last of several designation files', async () => {
  const lists = [
    await aFile('one.json', ndjson(INVENTED)),
    await aFile('two.json', ndjson({ ...INVENTED, id: 'x-2', properties: { name: ['Second Invented Person'] } })),
  ];
  const book = await aFile('after.ndjson', ndjson(aHolder({ name: 'Grozdanka Invented', birthDate: '1961-02-03' })));
  const given = await runCordon(['screen', '--designations', ...lists, book]);
  expect(answers(given.stdout).map((it) => it.outcome)).toEqual(['match']);

  const piped = await runCordon(['screen', '--designations', ...lists], { input: ndjson(aHolder()) });
  expect(answers(piped.stdout).map((it) => it.outcome)).toEqual(['clear']);
});

test('rows that are no holders are reported with line and field, the others go on, and the exit code is 2', async () => {
  const input = `${ndjson(aHolder({ customerRef: '1' }))}{"broken\n${ndjson({ ...aHolder(), nationalities: ['Korea'] }, aHolder({ customerRef: '4' }))}`;
  const { code, stdout, stderr } = await runCordon(['screen', '--format', 'ndjson'], { input });
  expect(code).toBe(2);
  expect(answers(stdout).map((it) => it.customerRef)).toEqual(['1', '4']);
  expect(stderr).toMatch(/^line 2: .+\nline 3, \/nationalities\/0: .+\n2 of 4 rows .+\n$/);
});

test.each([
  ['a holder file that is not there', ['screen', '/nowhere/book.csv'], /no such file/],
  ['a designation file that is not there', ['screen', '--designations', '/nowhere/list.json'], /no such file/],
  ['an unknown format', ['screen', '--format', 'xml'], /ndjson, csv/],
])('%s is one clear line and exit code 1', async (_what, args, message) => {
  const { code, stdout, stderr } = await runCordon(args);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test('a designation file that does not read is refused, and nothing is screened against half of it', async () => {
  const list = await aFile('broken.json', `${ndjson(INVENTED)}{"id": "x-2", "schema"\n`);
  const { code, stdout, stderr } = await runCordon(['screen', '--designations', list], { input: ndjson(aHolder()) });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('Line 2');
});

test('an answer comes before the input has ended', async () => {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '../../bin/cordon.js'), 'screen']);
  child.stdin.write(ndjson(aHolder({ customerRef: 'first' })));
  const [text] = (await once(child.stdout, 'data')) as [Buffer];
  expect(JSON.parse(text.toString()).customerRef).toBe('first');
  child.stdin.end();
  await once(child, 'close');
});

test('whoever has seen enough may close the pipe without a complaint', async () => {
  const command = resolve(import.meta.dirname, '../../bin/cordon.js');
  const book = await aFile('long.ndjson', ndjson(aHolder()).repeat(20_000));
  const child = spawn(process.execPath, [command, 'screen', book], { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (text: Buffer) => (complaints += text.toString()));
  await once(child.stdout, 'data');
  child.stdout.destroy();
  await once(child, 'close');
  expect(complaints).toBe('');
});
