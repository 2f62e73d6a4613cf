import type { Queryable } from './database.ts';

/** What is known of an API key after it has been shown once. */
export type ApiKeyOnRecord = {
  readonly label: string;
  readonly createdAt: Date;
  /** Undefined while the key opens the door. */
  readonly revokedAt: Date | undefined;
};

/** All keys that an institution was ever given, the newest first. */
export async function readApiKeys(database: Queryable, institutionId: string): Promise<ApiKeyOnRecord[]> {
  const { rows } = await database.query<{ label: string; created_at: Date; revoked_at: Date | null }>(
    'select label, created_at, revoked_at from api_keys where institution_id = $1 order by id desc',
    [institutionId],
  );
  return rows.map((row) => ({ label: row.label, createdAt: row.created_at, revokedAt: row.revoked_at ?? undefined }));
}

/** Revokes every key of this label at once; answers how many were still valid. */
export async function revokeApiKeys(
  database: Queryable,
  { institutionId, label }: { institutionId: string; label: string },
): Promise<number> {
  const { rowCount } = await database.query(
    'update api_keys set revoked_at = now() where institution_id = $1 and label = $2 and revoked_at is null',
    [institutionId, label],
  );
  return rowCount ?? 0;
}
