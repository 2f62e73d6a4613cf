import { createHash } from 'node:crypto';
import type { Authority, Designation } from '../designations/designation.ts';
import type { ListVersion } from '../designations/list-version.ts';
import { isStaleAt } from '../publishers/publishers.ts';
import type { Queryable, Transaction } from './database.ts';
import { insertRescreening } from './rescreenings.ts';

/** A list version without its designations. */
export type StoredListVersion = Omit<ListVersion, 'designations'> & {
  readonly id: string;
  readonly designationCount: number;
  readonly importedAt: Date;
  /** When its authority was last asked and had nothing that was refused; undefined when nobody has asked yet. */
  readonly checkedAt: Date | undefined;
  /** Not looked at for longer than the publisher's limit allows. */
  readonly isStale: boolean;
};

/** The list versions that are screened against together, one of each authority. */
export type ListSet = { readonly id: string; readonly versions: readonly StoredListVersion[] };

export type VersionRow = {
  id: string;
  authority: Authority;
  content_hash: string;
  dated_on: string;
  source: string;
  designation_count: number;
  imported_at: Date;
  checked_at: Date | null;
};

/** What a question selects of `list_versions v`, for `toVersion` to read. */
export const VERSION_COLUMNS = `v.id, v.authority, v.content_hash, v.dated_on, v.source, v.designation_count, v.imported_at,
  (select max(c.checked_at) from list_checks c
   where c.authority = v.authority and c.outcome in ('imported', 'unchanged')) as checked_at`;

export function toVersion(row: VersionRow): StoredListVersion {
  const checkedAt = row.checked_at ?? undefined;
  return {
    id: row.id,
    authority: row.authority,
    contentHash: row.content_hash,
    datedOn: row.dated_on,
    source: row.source,
    designationCount: row.designation_count,
    importedAt: row.imported_at,
    checkedAt,
    isStale: isStaleAt(row.authority, checkedAt, new Date()),
  };
}

/** Makes all others who would change the lists in force wait until this transaction ends. */
export async function lockLists(tx: Transaction): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('lists', 0))");
}

/**
 * Lets no list come in force or go until this transaction ends. What is decided in it is decided with the lists that
 * are in force when it is committed, so no entry can slip in, or out, between a screening and its record.
 */
export async function holdLists(tx: Transaction): Promise<void> {
  await tx.query("select pg_advisory_xact_lock_shared(hashtextextended('lists', 0))");
}

/** Stores a list version, unless the same bytes are on record: then nothing is written. Answers its id either way. */
export async function insertListVersion(
  tx: Transaction,
  { authority, contentHash, datedOn, source, designations }: ListVersion,
): Promise<{ id: string; isNew: boolean }> {
  const inserted = await tx.query<{ id: string }>(
    `insert into list_versions (authority, content_hash, dated_on, source, designation_count)
     values ($1, $2, $3, $4, $5)
     on conflict (authority, content_hash) do nothing
     returning id`,
    [authority, contentHash, datedOn, source, designations.length],
  );
  if (!inserted.rows[0]) {
    const earlier = await tx.query<{ id: string }>(
      'select id from list_versions where authority = $1 and content_hash = $2',
      [authority, contentHash],
    );
    return { id: earlier.rows[0]!.id, isNew: false };
  }
  const { id } = inserted.rows[0];
  await tx.query(
    `insert into designations (list_version_id, id, kind, body)
     select $1, body ->> 'id', body ->> 'kind', body from jsonb_array_elements($2::jsonb) as body`,
    [id, JSON.stringify(designations)],
  );
  return { id, isNew: true };
}

/**
 * Puts a list version in force in the place of the earlier one of its authority, and opens the re-screening of the books
 * against what it changes. Call `lockLists` first.
 */
export async function putInForce(tx: Transaction, version: { id: string; authority: Authority }): Promise<void> {
  const current = await findListSetInForce(tx);
  const others = current?.versions.filter((it) => it.authority !== version.authority) ?? [];
  const memberIds = [...others.map((it) => it.id), version.id].toSorted();
  const hash = createHash('sha256').update(memberIds.join()).digest('hex');

  await tx.query('insert into list_sets (hash) values ($1) on conflict (hash) do nothing', [hash]);
  await tx.query(
    `insert into list_set_members (list_set_id, list_version_id)
     select s.id, m from list_sets s, unnest($2::uuid[]) as m where s.hash = $1
     on conflict do nothing`,
    [hash, memberIds],
  );
  await tx.query(
    `insert into list_set_in_force (list_set_id) select id from list_sets where hash = $1
     on conflict (only_row) do update set list_set_id = excluded.list_set_id, since = now()`,
    [hash],
  );
  const former = current?.versions.find((it) => it.authority === version.authority);
  if (former?.id !== version.id) {
    await insertRescreening(tx, { listVersionId: version.id, formerVersionId: former?.id });
  }
}

/** Undefined until the first list has been imported. The versions come in the order of their authority. */
export async function findListSetInForce(database: Queryable): Promise<ListSet | undefined> {
  const { rows } = await database.query<VersionRow & { list_set_id: string }>(
    `select f.list_set_id, ${VERSION_COLUMNS}
     from list_set_in_force f
     join list_set_members using (list_set_id)
     join list_versions v on v.id = list_version_id
     order by v.authority`,
  );
  return rows[0] && { id: rows[0].list_set_id, versions: rows.map(toVersion) };
}

/** The version of a list that was imported last, whether it is in force or another one is pinned. */
export async function findNewestVersion(
  database: Queryable,
  authority: Authority,
): Promise<StoredListVersion | undefined> {
  const { rows } = await database.query<VersionRow>(
    `select ${VERSION_COLUMNS} from list_versions v where v.authority = $1 order by v.id desc limit 1`,
    [authority],
  );
  return rows[0] && toVersion(rows[0]);
}

export async function findListVersion(database: Queryable, id: string): Promise<StoredListVersion | undefined> {
  const { rows } = await database.query<VersionRow>(`select ${VERSION_COLUMNS} from list_versions v where v.id = $1`, [
    id,
  ]);
  return rows[0] && toVersion(rows[0]);
}

/** The version of the same list that was imported before this one. */
export async function findVersionBefore(
  database: Queryable,
  { id, authority }: Pick<StoredListVersion, 'id' | 'authority'>,
): Promise<StoredListVersion | undefined> {
  const { rows } = await database.query<VersionRow>(
    `select ${VERSION_COLUMNS} from list_versions v where v.authority = $2 and v.id < $1 order by v.id desc limit 1`,
    [id, authority],
  );
  return rows[0] && toVersion(rows[0]);
}

/**
 * The versions of a list that somebody means by an id, a date or the beginning of a content hash, the newest first.
 */
export async function findVersionsNamed(
  database: Queryable,
  { authority, name }: { authority?: Authority | undefined; name: string },
): Promise<StoredListVersion[]> {
  const { rows } = await database.query<VersionRow>(
    `select ${VERSION_COLUMNS} from list_versions v
     where ($1::text is null or v.authority = $1)
       and (v.id::text = $2 or v.dated_on::text = $2 or (length($2) >= 6 and starts_with(v.content_hash, $2)))
     order by v.id desc`,
    [authority, name],
  );
  return rows.map(toVersion);
}

/** Every designation of a set, in the order of list and id: the same set always answers the same array. */
export async function readDesignations(database: Queryable, listSetId: string): Promise<Designation[]> {
  const { rows } = await database.query<{ body: Designation }>(
    `select d.body from list_set_members m
     join designations d using (list_version_id)
     join list_versions v on v.id = m.list_version_id
     where m.list_set_id = $1
     order by v.authority, d.id`,
    [listSetId],
  );
  return rows.map((row) => row.body);
}

/** The designations of one list version, in the order of their ids; none for an unknown version. */
export async function readDesignationsOfVersion(database: Queryable, listVersionId: string): Promise<Designation[]> {
  const { rows } = await database.query<{ body: Designation }>(
    'select body from designations where list_version_id = $1 order by id',
    [listVersionId],
  );
  return rows.map((row) => row.body);
}

/** Keeps on record that a list was offered and refused. */
export async function insertRefusal(
  database: Queryable,
  { authority, source, code, message }: { authority: Authority; source: string; code: string; message: string },
): Promise<void> {
  await database.query('insert into list_refusals (authority, source, code, message) values ($1, $2, $3, $4)', [
    authority,
    source,
    code,
    message,
  ]);
}
