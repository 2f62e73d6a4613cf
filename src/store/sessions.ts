import type { Queryable } from './database.ts';
import type { Supervisor } from './supervisors.ts';

/** Begins a session of so many hours. `tokenHash` is the SHA-256 of the token, 32 bytes; the token is never stored. */
export async function insertSession(
  database: Queryable,
  { tokenHash, supervisorId, hours }: { tokenHash: Buffer; supervisorId: string; hours: number },
): Promise<void> {
  await database.query(
    `insert into sessions (token_hash, supervisor_id, expires_at) values ($1, $2, now() + $3 * interval '1 hour')`,
    [tokenHash, supervisorId, hours],
  );
}

/** Whose session this is; undefined for an unknown or expired one, and for that of a disabled supervisor. */
export async function findSessionSupervisor(database: Queryable, tokenHash: Buffer): Promise<Supervisor | undefined> {
  const { rows } = await database.query<{ id: string; username: string; display_name: string }>(
    `select s.id, s.username, s.display_name
     from sessions join supervisors s on s.id = supervisor_id
     where token_hash = $1 and expires_at > now() and s.disabled_at is null`,
    [tokenHash],
  );
  const row = rows[0];
  return row && { id: row.id, username: row.username, displayName: row.display_name };
}

/** Ends one session, and sweeps out those of anybody that have run out. */
export async function deleteSession(database: Queryable, tokenHash: Buffer): Promise<void> {
  await database.query('delete from sessions where token_hash = $1 or expires_at < now()', [tokenHash]);
}
