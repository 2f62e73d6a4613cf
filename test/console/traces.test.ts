import { beforeAll, expect, test } from 'vitest';
import { closeQueues } from '../../src/queue/queues.ts';
import { aVisitor, sendSignIn, type Visitor } from '../support/console-visitor.ts';
import { useConsole } from '../support/open-console.ts';
import { storeBatch } from '../support/stored-batch.ts';

const cordon = useConsole();
let visitor: Visitor;

beforeAll(async () => {
  visitor = aVisitor(cordon.app);
  await sendSignIn(visitor).expect(303);
});

test.each(['/console', '/console/batches', '/console/institutions'])(
  'every figure of %s that leads somewhere leads to as many records',
  async (path) => {
    const figures = linkedFigures(await read(path));
    expect(figures.length).toBeGreaterThan(2);
    for (const { href, figure } of figures) expect(rowsOf(await read(href)), href).toBe(figure);
  },
);

test('the pages of a long list show every row once, also when rows arrive between two looks', async () => {
  for (let batch = 0; batch < 110; batch++)
    await storeBatch(cordon.database, { institutionId: cordon.seed.institutionId, holders: [] });
  const { rows } = await cordon.database.query<{ count: number }>('select count(*)::int as count from batches');
  const seen: string[] = [];
  let path: string | undefined = '/console/batches';
  while (path !== undefined) {
    const page = await read(path);
    seen.push(...[...page.matchAll(/<a href="\/console\/batches\/([0-9a-f-]{36})">/g)].map((it) => it[1]!));
    path = /rel="next" href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
    await storeBatch(cordon.database, { institutionId: cordon.seed.institutionId, holders: [] });
  }
  expect(seen.length).toBe(rows[0]!.count);
  expect(new Set(seen).size).toBe(seen.length);
});

test('a query that no link of ours makes is read as none', async () => {
  await visitor.get('/console/batches?before=1;drop&status=none&institution=x&kind=a&kind=b').expect(200);
  const batch = `/console/batches/${cordon.seed.screenedBatchId}`;
  await visitor.get(`${batch}?outcome=none&holdersAfter=match.x&problemsAfter=-1`).expect(200);
  await visitor.get('/console/batches/not-an-id').expect(404);
  await visitor.get('/console/recommendations/01a00000-0000-7000-8000-000000000000').expect(404);
});

test('the lists show how fresh they are, what was decided about them, and why', async () => {
  const page = await read('/console/lists');
  for (const shown of [
    'Stale',
    'Pinned',
    'Guard overridden',
    'Not reached',
    'answered 503',
    'Confirmed by telephone.',
  ]) {
    expect(page).toContain(shown);
  }
});

test('what changed between two versions is shown entry by entry and field by field', async () => {
  const page = await read(`/console/lists/changes?to=${cordon.seed.newestListVersionId}`);
  const part = (from: string, to: string) => page.split(`id="${from}"`)[1]!.split(`id="${to}"`)[0]!;
  expect(page).toContain('1 added, 1 amended, 1 delisted');
  expect(part('added', 'amended')).toContain('KOREA TESTONG INVENTED TRADING CORPORATION');
  expect(part('amended', 'delisted')).toMatch(/Birth dates[\s\S]*1968-03-01/);
  expect(page.split('id="delisted"')[1]).toContain('DELISTED INVENTED SHIPPING');
  await visitor.get('/console/lists/changes?to=01a00000-0000-7000-8000-000000000000').expect(404);
  await visitor.get('/console/lists/changes').expect(404);
});

test('who was told of a list version is shown with when, and who has not been told yet', async () => {
  const page = await read('/console/lists/dissemination');
  expect(page).toContain('First Invented Bank');
  expect(page).toContain('not yet');
  expect(page).toContain('7 minutes');
});

test('what a bank wrote is shown as text and never becomes markup', async () => {
  await cordon.database.query(`update holders set body = jsonb_set(body, '{name}', '"<img src=x onerror=alert(1)>"')`);
  const page = await read(`/console/recommendations/${cordon.seed.frozenRecommendationId}`);
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(page).not.toContain('<img');
});

test('a queue that does not answer is told as that, and the rest of the page stands', async () => {
  await closeQueues(cordon.queues);
  const page = await read('/console');
  expect(page).toContain('no answer');
  expect(page).toContain('Freeze and report');
});

async function read(path: string): Promise<string> {
  const { text } = await visitor.get(path).expect(200);
  return text;
}

/** The links whose text is a figure, in cells. */
function linkedFigures(page: string): { href: string; figure: number }[] {
  const links = [...page.matchAll(/<a\s+href="([^"#]+)(?:#[^"]*)?"\s*>([\d,]+)<\/a/g)];
  return links.map(([, href, figure]) => ({
    href: href!.replaceAll('&amp;', '&'),
    figure: Number(figure!.replaceAll(',', '')),
  }));
}

/** How many rows the first table of a page has. */
function rowsOf(page: string): number {
  const body = /<tbody[\s\S]*?<\/tbody>/.exec(page)?.[0] ?? '';
  return body.split('<tr').length - 1;
}
