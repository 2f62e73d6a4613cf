import type { Institution } from '../batches/institution.ts';
import type { Queryable } from './database.ts';

/** An institution with what a supervisor asks first: where it is reached, when it last reported, what it owes. */
export type InstitutionActivity = {
  readonly id: string;
  readonly name: string;
  readonly kind: Institution['kind'];
  readonly country: string;
  /** The host of its webhook address; undefined when it has registered none. */
  readonly endpointHost: string | undefined;
  /** Since when its endpoint has answered 410 Gone. */
  readonly goneAt: Date | undefined;
  readonly lastBatch: { readonly id: string; readonly receivedAt: Date } | undefined;
  readonly openRecommendations: number;
  readonly overdueRecommendations: number;
};

type ActivityRow = {
  id: string;
  name: string;
  kind: Institution['kind'];
  country: string;
  url: string | null;
  gone_at: Date | null;
  batch_id: string | null;
  received_at: Date | null;
  open: number;
  overdue: number;
};

/** All institutions in the order of their names: a country has hundreds of them, not thousands. */
export async function readInstitutionActivity(database: Queryable): Promise<InstitutionActivity[]> {
  const { rows } = await database.query<ActivityRow>(
    `select i.id, i.name, i.kind, i.country, e.url, e.gone_at, b.id as batch_id, b.received_at,
       coalesce(r.open, 0) as open, coalesce(r.overdue, 0) as overdue
     from institutions i
     left join webhook_endpoints e on e.institution_id = i.id
     left join lateral (
       select id, received_at from batches where institution_id = i.id and kind = 'book' order by id desc limit 1
     ) b on true
     left join (
       select institution_id, count(*)::int as open, (count(*) filter (where respond_by < now()))::int as overdue
       from recommendations where state = 'open' group by institution_id
     ) r on r.institution_id = i.id
     order by i.name`,
  );
  return rows.map(toActivity);
}

function toActivity(row: ActivityRow): InstitutionActivity {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    country: row.country,
    endpointHost: row.url === null ? undefined : new URL(row.url).host,
    goneAt: row.gone_at ?? undefined,
    lastBatch: row.batch_id && row.received_at ? { id: row.batch_id, receivedAt: row.received_at } : undefined,
    openRecommendations: row.open,
    overdueRecommendations: row.overdue,
  };
}
