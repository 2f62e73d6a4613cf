import type { Transaction } from './database.ts';
import type { OutcomeCounts } from './chunks.ts';
import { toVersion, VERSION_COLUMNS, type StoredListVersion, type VersionRow } from './lists.ts';
import type { Action } from '../recommendations/actions.ts';

/** A batch of which every chunk has been screened, with what the message about it says. */
export type ClosedBatch = {
  readonly id: string;
  readonly kind: 'book' | 'single';
  readonly institutionId: string;
  readonly holders: number;
  readonly problems: number;
  readonly receivedAt: Date;
  readonly screenedAt: Date;
  readonly outcomes: OutcomeCounts;
  readonly issued: Readonly<Partial<Record<Action, number>>>;
  /** The versions that its holders were screened against, as fresh as they are now. */
  readonly listVersions: readonly StoredListVersion[];
};

/** Marks a batch screened and answers its figures, summed over its chunks. */
export async function markBatchScreened(tx: Transaction, batchId: string): Promise<ClosedBatch> {
  const { rows } = await tx.query<
    Pick<ClosedBatch, 'id' | 'kind'> & {
      institution_id: string;
      holder_count: number;
      problem_count: number;
      received_at: Date;
      screened_at: Date;
      outcomes: OutcomeCounts;
      issued: Partial<Record<Action, number>>;
    }
  >(
    `update batches b set status = 'screened', screened_at = now() where id = $1
     returning id, kind, institution_id, holder_count, problem_count, received_at, screened_at,
       (select jsonb_build_object('clear', coalesce(sum(clear_count), 0), 'possible', coalesce(sum(possible_count), 0),
          'match', coalesce(sum(match_count), 0), 'unscreenable', coalesce(sum(unscreenable_count), 0))
        from chunks where batch_id = b.id) as outcomes,
       (select coalesce(jsonb_object_agg(action, count), '{}')
        from (select action, count(*) from recommendations where batch_id = b.id group by action order by action) as i
       ) as issued`,
    [batchId],
  );
  const row = rows[0]!;
  return {
    id: row.id,
    kind: row.kind,
    institutionId: row.institution_id,
    holders: row.holder_count,
    problems: row.problem_count,
    receivedAt: row.received_at,
    screenedAt: row.screened_at,
    outcomes: row.outcomes,
    issued: row.issued,
    listVersions: await readVersionsUsed(tx, batchId),
  };
}

async function readVersionsUsed(tx: Transaction, batchId: string): Promise<StoredListVersion[]> {
  const { rows } = await tx.query<VersionRow>(
    `select ${VERSION_COLUMNS}
     from (select distinct list_version_id from chunks join list_set_members using (list_set_id)
           where batch_id = $1) as used
     join list_versions v on v.id = used.list_version_id
     order by v.authority, v.dated_on`,
    [batchId],
  );
  return rows.map(toVersion);
}
