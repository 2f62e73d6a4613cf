import type { Authority } from '../designations/designation.ts';
import type { StoredListVersion } from './lists.ts';
import type { Queryable } from './database.ts';
import { toPage, type Page } from './page.ts';

/** A list version and its place: in force now, or earlier. */
export type ListVersionOnRecord = StoredListVersion & { readonly isInForce: boolean };

type VersionRow = {
  id: string;
  authority: Authority;
  content_hash: string;
  dated_on: string;
  source: string;
  designation_count: number;
  imported_at: Date;
  is_in_force: boolean;
};

const COLUMNS = 'v.id, v.authority, v.content_hash, v.dated_on, v.source, v.designation_count, v.imported_at';

/** A page of all list versions ever imported, the newest first. `before` is the id of the last one of the page before. */
export async function readListVersions(
  database: Queryable,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<Page<ListVersionOnRecord>> {
  const { rows } = await database.query<VersionRow>(
    `select ${COLUMNS},
       exists (
         select from list_set_in_force join list_set_members using (list_set_id) where list_version_id = v.id
       ) as is_in_force
     from list_versions v
     where $1::uuid is null or v.id < $1
     order by v.id desc
     limit $2`,
    [before, limit + 1],
  );
  return toPage(rows.map(toVersion), limit, (version) => version.id);
}

/** The list versions of one set, in the order of their authority, whether the set is in force or was. */
export async function readListSetVersions(database: Queryable, listSetId: string): Promise<ListVersionOnRecord[]> {
  const { rows } = await database.query<VersionRow>(
    `select ${COLUMNS},
       exists (
         select from list_set_in_force join list_set_members using (list_set_id) where list_version_id = v.id
       ) as is_in_force
     from list_set_members m join list_versions v on v.id = m.list_version_id
     where m.list_set_id = $1
     order by v.authority`,
    [listSetId],
  );
  return rows.map(toVersion);
}

function toVersion(row: VersionRow): ListVersionOnRecord {
  return {
    id: row.id,
    authority: row.authority,
    contentHash: row.content_hash,
    datedOn: row.dated_on,
    source: row.source,
    designationCount: row.designation_count,
    importedAt: row.imported_at,
    isInForce: row.is_in_force,
  };
}

/** A list that was offered and refused; the last good version stayed. */
export type ListRefusal = {
  readonly id: string;
  readonly authority: Authority;
  readonly source: string;
  readonly code: string;
  readonly message: string;
  readonly refusedAt: Date;
};

/** A page of refused lists, the newest first. `before` is the id of the last one of the page before. */
export async function readListRefusals(
  database: Queryable,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<Page<ListRefusal>> {
  const { rows } = await database.query<Omit<ListRefusal, 'refusedAt'> & { refused_at: Date }>(
    `select id, authority, source, code, message, refused_at from list_refusals
     where $1::uuid is null or id < $1
     order by id desc
     limit $2`,
    [before, limit + 1],
  );
  const refusals = rows.map(({ refused_at: refusedAt, ...row }) => ({ ...row, refusedAt }));
  return toPage(refusals, limit, (refusal) => refusal.id);
}
