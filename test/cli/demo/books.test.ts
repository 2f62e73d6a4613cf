import { describe, expect, test } from 'vitest';
import type { Holder } from '../../../src/batches/holder.ts';
import { BROKEN_ROWS } from '../../../src/cli/demo/broken-rows.ts';
import { makeBook, PLANTED_CASES } from '../../../src/cli/demo/books.ts';
import { DEMO_INSTITUTIONS } from '../../../src/cli/demo/institutions.ts';
import type { BookName, PlantedCase } from '../../../src/cli/demo/planted-case.ts';
import { readRows } from '../../../src/intake/read-rows.ts';
import type { Row } from '../../../src/intake/row.ts';
import { buildIndex } from '../../../src/matching/candidates.ts';
import { DEFAULT_CONFIGURATION, screenHolder } from '../../../src/matching/screening.ts';
import { recommend } from '../../../src/recommendations/recommendation.ts';
import { readBundledLists } from '../../../src/store/bundled-lists.ts';

const designations = (await readBundledLists()).flatMap((version) => version.designations);
const designationById = new Map(designations.map((it) => [it.id, it]));
const index = buildIndex(designations);

async function rowsOf(name: BookName): Promise<Row[]> {
  const parts = (async function* () {
    yield Buffer.from(makeBook(name).text);
  })();
  return Array.fromAsync(readRows(parts, { format: name, rowsMax: 10_000 }));
}

/** What must come of a planted case, decided by the pure rooms alone. */
function decide({ book, holder, expected }: PlantedCase) {
  const screened = { customerRef: 'planted', ...holder } as Holder;
  const screening = screenHolder(index, screened, DEFAULT_CONFIGURATION);
  const recommendation = recommend({
    holder: screened,
    screening,
    configuration: DEFAULT_CONFIGURATION,
    institution: { id: book, ...DEMO_INSTITUTIONS[book] },
    designationOf: (id) => designationById.get(id),
    isFrozen: false,
  });
  const references = recommendation?.matches.map((it) => designationById.get(it.designationId)!.reference) ?? [];
  return {
    outcome: screening.outcome,
    ...(recommendation !== undefined && { action: recommendation.action }),
    ...(expected.reference !== undefined && {
      reference: references.includes(expected.reference) ? expected.reference : references.join(', '),
    }),
  };
}

test.each(PLANTED_CASES.map((it) => [it.title, it] as const))('%s', (_title, planted) => {
  expect(decide(planted)).toEqual(planted.expected);
});

test('the demo has at least 30 planted cases, and no two of one title', () => {
  expect(PLANTED_CASES.length).toBeGreaterThanOrEqual(30);
  expect(new Set(PLANTED_CASES.map((it) => it.title)).size).toBe(PLANTED_CASES.length);
});

describe.each([
  ['csv', 1_000],
  ['ndjson', 500],
] as const)('the %s book', (name, holdersMin) => {
  const book = makeBook(name);

  test('is the same at every start and has enough holders', () => {
    expect(makeBook(name).text).toBe(book.text);
    expect(book.holderCount).toBeGreaterThanOrEqual(holdersMin);
  });

  test('reads as it was written: every holder is taken and every broken row is told, with its field', async () => {
    const rows = await rowsOf(name);
    expect(rows.filter((row) => 'holder' in row)).toHaveLength(book.holderCount);
    const told = rows.flatMap((row) => ('problems' in row ? row.problems.map((it) => [it.line, it.pointer]) : []));
    expect(told).toEqual([...book.broken].map(([line, { pointer }]) => [line, pointer]));
    expect(told).toHaveLength(BROKEN_ROWS.filter((it) => it.book === name).length);
  });

  test('a planted holder comes through the format unchanged', async () => {
    const holders = (await rowsOf(name)).flatMap((row) => ('holder' in row ? [row.holder] : []));
    for (const holder of holders) {
      const planted = book.planted.get(holder.customerRef);
      if (planted) expect(holder).toEqual({ customerRef: holder.customerRef, ...planted.holder });
    }
  });

  test('no ordinary customer is more than clear, the South Koreans included', async () => {
    const ordinary = (await rowsOf(name)).flatMap((row) =>
      'holder' in row && !book.planted.has(row.holder.customerRef) ? [row.holder] : [],
    );
    expect(ordinary.filter((it) => it.nationalities?.includes('KR')).length).toBeGreaterThan(40);
    const hits = ordinary.filter((it) => screenHolder(index, it, DEFAULT_CONFIGURATION).outcome !== 'clear');
    expect(hits).toEqual([]);
  });
});
