import type { Authority } from '../designations/designation.ts';
import { toVersion, VERSION_COLUMNS, type StoredListVersion, type VersionRow } from './lists.ts';
import type { Queryable } from './database.ts';
import { toPage, type Page } from './page.ts';

/** A list version and its place: in force now, or earlier. */
export type ListVersionOnRecord = StoredListVersion & {
  readonly isInForce: boolean;
  /** Somebody keeps it in force, whatever is published. */
  readonly isPinned: boolean;
  /** A guard refused it, and somebody let it through. */
  readonly isOverridden: boolean;
};

type OnRecordRow = VersionRow & { is_in_force: boolean; is_pinned: boolean; is_overridden: boolean };

const ON_RECORD_COLUMNS = `${VERSION_COLUMNS},
  exists (
    select from list_set_in_force join list_set_members using (list_set_id) where list_version_id = v.id
  ) as is_in_force,
  coalesce((
    select d.kind = 'pin' and d.list_version_id = v.id from list_decisions d
    where d.authority = v.authority and d.kind in ('pin', 'release') order by d.id desc limit 1
  ), false) as is_pinned,
  exists (
    select from list_decisions d where d.kind = 'override' and d.list_version_id = v.id
  ) as is_overridden`;

/** A page of all list versions ever imported, the newest first. `before` is the id of the last one of the page before. */
export async function readListVersions(
  database: Queryable,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<Page<ListVersionOnRecord>> {
  const { rows } = await database.query<OnRecordRow>(
    `select ${ON_RECORD_COLUMNS}
     from list_versions v
     where $1::uuid is null or v.id < $1
     order by v.id desc
     limit $2`,
    [before, limit + 1],
  );
  return toPage(rows.map(toVersionOnRecord), limit, (version) => version.id);
}

/** The list versions of one set, in the order of their authority, whether the set is in force or was. */
export async function readListSetVersions(database: Queryable, listSetId: string): Promise<ListVersionOnRecord[]> {
  const { rows } = await database.query<OnRecordRow>(
    `select ${ON_RECORD_COLUMNS}
     from list_set_members m join list_versions v on v.id = m.list_version_id
     where m.list_set_id = $1
     order by v.authority`,
    [listSetId],
  );
  return rows.map(toVersionOnRecord);
}

function toVersionOnRecord(row: OnRecordRow): ListVersionOnRecord {
  return {
    ...toVersion(row),
    isInForce: row.is_in_force,
    isPinned: row.is_pinned,
    isOverridden: row.is_overridden,
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
