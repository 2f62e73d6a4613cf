import type { Institution } from '../batches/institution.ts';
import type { Queryable } from './database.ts';

type InstitutionRow = {
  id: string;
  name: string;
  kind: Institution['kind'];
  country: string;
  declared_binding: string[];
};

const COLUMNS = 'id, name, kind, country, declared_binding';

function toInstitution({ declared_binding: declaredBinding, ...row }: InstitutionRow): Institution {
  return { ...row, declaredBinding };
}

/** Puts an institution on record; undefined when its name is taken. */
export async function insertInstitution(
  database: Queryable,
  { name, kind, country, declaredBinding }: Omit<Institution, 'id'>,
): Promise<Institution | undefined> {
  const { rows } = await database.query<InstitutionRow>(
    `insert into institutions (name, kind, country, declared_binding) values ($1, $2, $3, $4)
     on conflict (name) do nothing
     returning ${COLUMNS}`,
    [name, kind, country, declaredBinding],
  );
  return rows[0] && toInstitution(rows[0]);
}

/** All of them, in the order of their names. */
export async function readInstitutions(database: Queryable): Promise<Institution[]> {
  const { rows } = await database.query<InstitutionRow>(`select ${COLUMNS} from institutions order by name`);
  return rows.map(toInstitution);
}

/** Throws when there is none: whoever asks has the id from the record. */
export async function readInstitution(database: Queryable, id: string): Promise<Institution> {
  const { rows } = await database.query<InstitutionRow>(`select ${COLUMNS} from institutions where id = $1`, [id]);
  if (!rows[0]) throw new Error(`There is no institution ${id}.`);
  return toInstitution(rows[0]);
}

/** `keyHash` is the SHA-256 of the key, 32 bytes; the key itself is never stored. */
export async function insertApiKey(
  database: Queryable,
  { institutionId, keyHash, label }: { institutionId: string; keyHash: Buffer; label: string },
): Promise<void> {
  await database.query('insert into api_keys (institution_id, key_hash, label) values ($1, $2, $3)', [
    institutionId,
    keyHash,
    label,
  ]);
}

/** Whose key this is; undefined for an unknown or revoked one. */
export async function findInstitutionByKey(database: Queryable, keyHash: Buffer): Promise<Institution | undefined> {
  const { rows } = await database.query<InstitutionRow>(
    `select i.id, i.name, i.kind, i.country, i.declared_binding from api_keys k join institutions i on i.id = k.institution_id
     where k.key_hash = $1 and k.revoked_at is null`,
    [keyHash],
  );
  return rows[0] && toInstitution(rows[0]);
}

/** Sets the webhook address. `sealedSecrets` are encrypted, the newest first; a new address ends an earlier 410 Gone. */
export async function saveEndpoint(
  database: Queryable,
  { institutionId, url, sealedSecrets }: { institutionId: string; url: string; sealedSecrets: readonly Buffer[] },
): Promise<void> {
  await database.query(
    `insert into webhook_endpoints (institution_id, url, secrets) values ($1, $2, $3)
     on conflict (institution_id) do update
       set url = excluded.url, secrets = excluded.secrets, gone_at = null, updated_at = now()`,
    [institutionId, url, sealedSecrets],
  );
}
