import type { Queryable } from './database.ts';

export type MinuteOfScreening = { readonly minute: Date; readonly holderCount: number };

/** How many holders were screened in each of the last sixty minutes, the oldest first; the last one is still running. */
export async function readThroughput(database: Queryable): Promise<MinuteOfScreening[]> {
  const { rows } = await database.query<{ minute: Date; holder_count: number }>(
    `with screened as (
       select date_trunc('minute', screened_at) as minute, sum(holder_count)::int as holder_count
       from chunks
       where state = 'screened' and screened_at >= date_trunc('minute', now()) - interval '59 minutes'
       group by 1
     )
     select minute, coalesce(holder_count, 0) as holder_count
     from generate_series(
       date_trunc('minute', now()) - interval '59 minutes', date_trunc('minute', now()), interval '1 minute') as minute
     left join screened using (minute)
     order by minute`,
  );
  return rows.map((row) => ({ minute: row.minute, holderCount: row.holder_count }));
}

/** What PostgreSQL knows to be undone, whatever the queue remembers of it. */
export type Backlog = {
  readonly chunksWaiting: number;
  readonly holdersWaiting: number;
  readonly deliveriesDue: number;
};

/** One statement, so that the three figures are of one moment. */
export async function readBacklog(database: Queryable): Promise<Backlog> {
  const { rows } = await database.query<{ chunks_waiting: number; holders_waiting: number; deliveries_due: number }>(
    `select
       (select count(*)::int from chunks where state = 'waiting') as chunks_waiting,
       (select coalesce(sum(holder_count), 0)::int from chunks where state = 'waiting') as holders_waiting,
       (select count(*)::int from deliveries where state = 'pending' and next_attempt_at <= now()) as deliveries_due`,
  );
  const row = rows[0]!;
  return {
    chunksWaiting: row.chunks_waiting,
    holdersWaiting: row.holders_waiting,
    deliveriesDue: row.deliveries_due,
  };
}
