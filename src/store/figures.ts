import type { Queryable } from './database.ts';

/** How many chunks are in which state. */
export async function countChunks(database: Queryable): Promise<{ state: string; count: number }[]> {
  const { rows } = await database.query<{ state: string; count: number }>(
    'select state, count(*)::int as count from chunks group by state',
  );
  return rows;
}

/** How many lists were refused in all, by authority. */
export async function countRefusals(database: Queryable): Promise<{ authority: string; count: number }[]> {
  const { rows } = await database.query<{ authority: string; count: number }>(
    'select authority, count(*)::int as count from list_refusals group by authority',
  );
  return rows;
}
