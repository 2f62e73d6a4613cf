import type { Authority } from '../designations/designation.ts';
import type { Queryable, Transaction } from './database.ts';
import { toPage, type Page } from './page.ts';

/** Who decided against the ordinary course of a list, and why. */
export type ListDecision = {
  readonly kind: 'override' | 'pin' | 'release';
  readonly authority: Authority;
  /** The version that was let through or pinned; none where a pin is released. */
  readonly listVersionId?: string | undefined;
  /** The codes of the guards that were overridden. */
  readonly guards?: readonly string[] | undefined;
  readonly by: string;
  readonly reason: string;
};

export type ListDecisionOnRecord = ListDecision & {
  readonly id: string;
  readonly madeAt: Date;
  /** The authority's own date of the version that it is about. */
  readonly datedOn: string | undefined;
};

type DecisionRow = {
  id: string;
  kind: ListDecision['kind'];
  authority: Authority;
  list_version_id: string | null;
  dated_on: string | null;
  guards: string[];
  made_by: string;
  reason: string;
  made_at: Date;
};

export async function insertListDecision(
  tx: Transaction,
  { kind, authority, listVersionId, guards = [], by, reason }: ListDecision,
): Promise<void> {
  await tx.query(
    `insert into list_decisions (kind, authority, list_version_id, guards, made_by, reason)
     values ($1, $2, $3, $4, $5, $6)`,
    [kind, authority, listVersionId, guards, by, reason],
  );
}

/** The lists on which a version is pinned, each with the decision that pinned it. */
export async function readPins(database: Queryable): Promise<ListDecisionOnRecord[]> {
  const { rows } = await database.query<DecisionRow>(
    `select * from (
       select distinct on (d.authority) d.*, v.dated_on
       from list_decisions d left join list_versions v on v.id = d.list_version_id
       where d.kind in ('pin', 'release')
       order by d.authority, d.id desc
     ) last
     where kind = 'pin' order by authority`,
  );
  return rows.map(toDecision);
}

/** A page of the decisions, the newest first. `before` is the id of the last one of the page before. */
export async function readListDecisions(
  database: Queryable,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<Page<ListDecisionOnRecord>> {
  const { rows } = await database.query<DecisionRow>(
    `select d.*, v.dated_on from list_decisions d left join list_versions v on v.id = d.list_version_id
     where $1::uuid is null or d.id < $1
     order by d.id desc
     limit $2`,
    [before, limit + 1],
  );
  return toPage(rows.map(toDecision), limit, (decision) => decision.id);
}

function toDecision(row: DecisionRow): ListDecisionOnRecord {
  return {
    id: row.id,
    kind: row.kind,
    authority: row.authority,
    listVersionId: row.list_version_id ?? undefined,
    datedOn: row.dated_on ?? undefined,
    guards: row.guards,
    by: row.made_by,
    reason: row.reason,
    madeAt: row.made_at,
  };
}
