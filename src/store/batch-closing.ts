import type { Authority } from '../designations/designation.ts';
import type { Transaction } from './database.ts';
import type { OutcomeCounts } from './chunks.ts';
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
  readonly listVersions: readonly { authority: Authority; datedOn: string; contentHash: string }[];
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
      list_versions: { authority: Authority; datedOn: string; contentHash: string }[];
    }
  >(
    `update batches b set status = 'screened', screened_at = now() where id = $1
     returning id, kind, institution_id, holder_count, problem_count, received_at, screened_at,
       (select jsonb_build_object('clear', coalesce(sum(clear_count), 0), 'possible', coalesce(sum(possible_count), 0),
          'match', coalesce(sum(match_count), 0), 'unscreenable', coalesce(sum(unscreenable_count), 0))
        from chunks where batch_id = b.id) as outcomes,
       (select coalesce(jsonb_object_agg(action, count), '{}')
        from (select action, count(*) from recommendations where batch_id = b.id group by action order by action) as i
       ) as issued,
       (select coalesce(jsonb_agg(jsonb_build_object('authority', v.authority, 'datedOn', v.dated_on,
          'contentHash', v.content_hash) order by v.authority, v.dated_on), '[]')
        from (select distinct list_version_id from chunks join list_set_members using (list_set_id)
              where batch_id = b.id) as used
        join list_versions v on v.id = used.list_version_id) as list_versions`,
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
    listVersions: row.list_versions,
  };
}
