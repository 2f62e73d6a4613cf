import type { Authority } from '../designations/designation.ts';
import type { Queryable } from './database.ts';

export const CHECK_OUTCOMES = ['imported', 'unchanged', 'refused', 'failed'] as const;
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

/** One look at a list: what was asked, what came of it, and why where it came to nothing. */
export type ListCheck = {
  readonly authority: Authority;
  readonly source: string;
  readonly outcome: CheckOutcome;
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  /** What the publisher said about these bytes (ETag, Last-Modified). */
  readonly validators?: Readonly<Record<string, string>> | undefined;
};

export type ListCheckOnRecord = ListCheck & { readonly checkedAt: Date };

export async function insertListCheck(
  database: Queryable,
  { authority, source, outcome, code, message, validators = {} }: ListCheck,
): Promise<void> {
  await database.query(
    `insert into list_checks (authority, source, outcome, code, message, validators) values ($1, $2, $3, $4, $5, $6)`,
    [authority, source, outcome, code, message, JSON.stringify(validators)],
  );
}

/** The last look at each list, in the order of the authorities. */
export async function readLastChecks(database: Queryable): Promise<ListCheckOnRecord[]> {
  const { rows } = await database.query<ListCheck & { checked_at: Date }>(
    `select distinct on (authority) authority, source, outcome, code, message, validators, checked_at
     from list_checks order by authority, checked_at desc, id desc`,
  );
  return rows.map(({ checked_at: checkedAt, ...row }) => ({
    ...row,
    code: row.code ?? undefined,
    message: row.message ?? undefined,
    checkedAt,
  }));
}

/**
 * What the publisher said about the bytes that were taken last from this source. None when another file was refused or
 * offered since: it must be seen again, whole, and refused again.
 */
export async function findValidators(
  database: Queryable,
  { authority, source }: { authority: Authority; source: string },
): Promise<Readonly<Record<string, string>>> {
  const { rows } = await database.query<{ source: string; outcome: CheckOutcome; validators: Record<string, string> }>(
    `select source, outcome, validators from list_checks
     where authority = $1 and outcome <> 'failed' order by checked_at desc, id desc limit 1`,
    [authority],
  );
  const last = rows[0];
  return last?.source === source && last.outcome !== 'refused' ? last.validators : {};
}
