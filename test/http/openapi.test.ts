import supertest from 'supertest';
import { expect, test } from 'vitest';
import { holder } from '../../src/batches/holder.ts';
import { CSV_COLUMNS } from '../../src/intake/csv-columns.ts';
import { CHROMIUM, openBrowser } from '../support/browser.ts';
import { aBankAt, useDoor } from '../support/door.ts';
import { rowsIn } from '../support/rows.ts';

const door = useDoor();
if (CHROMIUM === undefined) {
  process.stdout.write('\nSKIPPED: /docs in a browser. Install chromium or set CHROMIUM_PATH to run it too.\n\n');
}

type Operation = {
  operationId?: string;
  parameters?: { in: string; name: string }[];
  requestBody?: { content: Record<string, { example?: unknown }> };
  responses: Record<string, unknown>;
};
type Document = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  webhooks: object;
  components: { schemas: Record<string, unknown> };
};

async function document(): Promise<Document> {
  return (await supertest(door.url).get('/openapi.json').expect(200)).body;
}

test('every address that is described answers, and with the methods that are described', async () => {
  const { openapi, paths } = await document();
  expect(openapi).toBe('3.1.0');
  const { headers } = await aBankAt(door);
  for (const [path, operations] of Object.entries(paths)) {
    const refused = await supertest(door.url)
      .patch(path.replace(/\{\w+\}/, '17'))
      .set(headers)
      .expect(405);
    const allowed = refused.headers['allow']!.split(', ').filter((it) => it !== 'HEAD' && it !== 'OPTIONS');
    expect(
      Object.keys(operations)
        .map((it) => it.toUpperCase())
        .toSorted(),
      path,
    ).toEqual(allowed.toSorted());
  }
});

test('every operation has a name of its own, and every parameter of a path is described', async () => {
  const operations = Object.entries((await document()).paths).flatMap(([path, it]) =>
    Object.values(it).map((operation) => [path, operation] as const),
  );
  const names = operations.map(([, operation]) => operation.operationId);
  expect(new Set(names).size).toBe(names.length);
  for (const [path, { parameters = [] }] of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map((it) => it[1]);
    expect(parameters.filter((it) => it.in === 'path').map((it) => it.name)).toEqual(named);
  }
});

test('its examples are what they are examples of', async () => {
  const { content } = (await document()).paths['/v1/batches']!['post']!.requestBody!;
  const json = content['application/json']!.example as { holders: unknown[] };
  for (const one of [...json.holders, content['application/x-ndjson']!.example]) holder.parse(one);
  const rows = await rowsIn('csv', content['text/csv']!.example as string);
  expect(rows.map((row) => 'holder' in row)).toEqual([true]);
});

test('it describes the holder, the columns of a CSV file and the webhooks', async () => {
  const described = await document();
  expect(Object.keys(described.webhooks)).toEqual([
    'recommendation.issued',
    'recommendation.withdrawn',
    'batch.screened',
    'list.updated',
  ]);
  expect(described.components.schemas['Holder']).toMatchObject({
    additionalProperties: false,
    required: ['customerRef', 'kind', 'name'],
  });
  const text = JSON.stringify(described.paths['/v1/batches']);
  for (const column of Object.keys(CSV_COLUMNS)) expect(text).toContain(`\`${column}\``);
});

test.skipIf(CHROMIUM === undefined)(
  'a person can read it in a browser, with nothing from elsewhere and no error',
  async () => {
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      const trouble: string[] = [];
      page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
      page.on('pageerror', (error) => trouble.push(error.message));
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol !== 'data:' && origin !== door.url) trouble.push(`request to ${origin}`);
      });
      await page.goto(`${door.url}/docs`);
      await page.getByText('Send a book of account holders').click();
      await page.getByText('takes the good rows and reports the bad ones').first().waitFor();
      expect(trouble).toEqual([]);
    } finally {
      await browser.close();
    }
  },
);
