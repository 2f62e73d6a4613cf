import type { Action, Layer } from '../recommendations/actions.ts';
import type { Severity } from '../recommendations/grounds.ts';
import type { Queryable } from './database.ts';
import { toPage, type Page } from './page.ts';

/** `answered`: the institution has said what it did. `withdrawn`: taken back by us, and not to be followed any more. */
export type RecommendationState = 'open' | 'answered' | 'withdrawn';

/** One recommendation as a line of a list; whoever wants its evidence opens it. */
export type RecommendationLine = {
  readonly id: string;
  readonly institutionId: string;
  readonly institutionName: string;
  readonly customerRef: string;
  readonly action: Action;
  readonly layer: Layer;
  readonly severity: Severity;
  readonly state: RecommendationState;
  readonly reason: string;
  readonly issuedAt: Date;
  readonly actBy: Date;
  readonly respondBy: Date;
};

export type RecommendationFilter = {
  readonly action?: Action | undefined;
  readonly state?: RecommendationState | undefined;
  readonly institutionId?: string | undefined;
  /** `act`: open past its act-by time; `respond`: open past its respond-by time. */
  readonly overdue?: 'act' | 'respond' | undefined;
};

type LineRow = {
  id: string;
  institution_id: string;
  institution_name: string;
  customer_ref: string;
  action: Action;
  layer: Layer;
  severity: Severity;
  state: RecommendationState;
  reason: string;
  issued_at: Date;
  act_by: Date;
  respond_by: Date;
};

/** A page of recommendations, the newest first. `before` is the id of the last one of the page before. */
export async function readRecommendationLines(
  database: Queryable,
  { action, state, institutionId, overdue }: RecommendationFilter,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<Page<RecommendationLine>> {
  const { rows } = await database.query<LineRow>(
    `select r.id, r.institution_id, i.name as institution_name, r.customer_ref, r.action, r.layer, r.severity, r.state,
       r.body ->> 'reason' as reason, r.issued_at, r.act_by, r.respond_by
     from recommendations r join institutions i on i.id = r.institution_id
     where ($1::text is null or r.action = $1)
       and ($2::text is null or r.state = $2)
       and ($3::uuid is null or r.institution_id = $3)
       and ($4::text is null
         or r.state = 'open' and case $4 when 'act' then r.act_by else r.respond_by end < now())
       and ($5::uuid is null or r.id < $5)
     order by r.id desc
     limit $6`,
    [action, state, institutionId, overdue, before, limit + 1],
  );
  return toPage(rows.map(toLine), limit, (line) => line.id);
}

function toLine(row: LineRow): RecommendationLine {
  return {
    id: row.id,
    institutionId: row.institution_id,
    institutionName: row.institution_name,
    customerRef: row.customer_ref,
    action: row.action,
    layer: row.layer,
    severity: row.severity,
    state: row.state,
    reason: row.reason,
    issuedAt: row.issued_at,
    actBy: row.act_by,
    respondBy: row.respond_by,
  };
}

/** The open recommendations of one action, and how many of them are past a time that they name. */
export type OpenRecommendations = {
  readonly action: Action;
  readonly open: number;
  readonly pastActBy: number;
  readonly pastRespondBy: number;
};

/** One line for each action of which anything is open. */
export async function countOpenRecommendations(database: Queryable): Promise<OpenRecommendations[]> {
  const { rows } = await database.query<{ action: Action; open: number; past_act_by: number; past_respond_by: number }>(
    `select action, count(*)::int as open,
       (count(*) filter (where act_by < now()))::int as past_act_by,
       (count(*) filter (where respond_by < now()))::int as past_respond_by
     from recommendations where state = 'open'
     group by action`,
  );
  return rows.map((row) => ({
    action: row.action,
    open: row.open,
    pastActBy: row.past_act_by,
    pastRespondBy: row.past_respond_by,
  }));
}
