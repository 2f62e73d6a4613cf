import type { Institution } from '../batches/institution.ts';
import type { Authority } from '../designations/designation.ts';
import type { Queryable } from './database.ts';
import { toPage, type Page } from './page.ts';

/** The institutions that asked to be told of every change of a list, and have an address. */
export async function readListReaders(database: Queryable): Promise<Pick<Institution, 'id' | 'name'>[]> {
  const { rows } = await database.query<Pick<Institution, 'id' | 'name'>>(
    `select i.id, i.name from webhook_endpoints e join institutions i on i.id = e.institution_id
     where e.list_updates order by i.id`,
  );
  return rows;
}

/** Whether an institution is told of changes of the lists. */
export async function saveListUpdates(
  database: Queryable,
  { institutionId, isWanted }: { institutionId: string; isWanted: boolean },
): Promise<void> {
  await database.query('update webhook_endpoints set list_updates = $2 where institution_id = $1', [
    institutionId,
    isWanted,
  ]);
}

/** One institution that was told of one list version, or is to be told. */
export type Dissemination = {
  readonly deliveryId: string;
  readonly institutionName: string;
  readonly authority: Authority;
  readonly datedOn: string;
  readonly listVersionId: string;
  /** When the version was put in force and the message was written. */
  readonly madeAt: Date;
  /** When the institution took the message; undefined until then. */
  readonly deliveredAt: Date | undefined;
};

type DisseminationRow = {
  id: string;
  name: string;
  authority: Authority;
  dated_on: string;
  list_version_id: string;
  created_at: Date;
  delivered_at: Date | null;
};

/** A page of who was told of which list version when, the newest first. `before` is the id of the last one seen. */
export async function readDissemination(
  database: Queryable,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<Page<Dissemination>> {
  const { rows } = await database.query<DisseminationRow>(
    `select d.id, i.name, v.authority, v.dated_on, d.list_version_id, d.created_at, d.delivered_at
     from deliveries d
     join institutions i on i.id = d.institution_id
     join list_versions v on v.id = d.list_version_id
     where d.event = 'list.updated' and ($1::uuid is null or d.id < $1)
     order by d.id desc
     limit $2`,
    [before, limit + 1],
  );
  const lines = rows.map((row) => ({
    deliveryId: row.id,
    institutionName: row.name,
    authority: row.authority,
    datedOn: row.dated_on,
    listVersionId: row.list_version_id,
    madeAt: row.created_at,
    deliveredAt: row.delivered_at ?? undefined,
  }));
  return toPage(lines, limit, (line) => line.deliveryId);
}
