import type { Queryable } from './database.ts';

/**
 * Makes a delivery due now: an exhausted one, or a pending one whose next attempt lies ahead. Its id and body stay
 * what they were. Undefined when there is nothing to bring forward: it is delivered, being attempted or due already.
 */
export async function reopenDelivery(
  database: Queryable,
  id: string,
): Promise<{ id: string; attemptNumber: number } | undefined> {
  const { rows } = await database.query<{ attempt_count: number }>(
    `update deliveries set state = 'pending', next_attempt_at = now(), claimed_until = null
     where id = $1
       and (state = 'exhausted'
         or state = 'pending' and next_attempt_at > now() and (claimed_until is null or claimed_until < now()))
     returning attempt_count`,
    [id],
  );
  return rows[0] && { id, attemptNumber: rows[0].attempt_count + 1 };
}
