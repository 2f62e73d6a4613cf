import type { Configuration, Screening } from '../matching/screening.ts';
import { copyRows } from './copy.ts';
import type { Transaction } from './database.ts';

/** A screening with the id under which it goes on record, and `id`, the holder's. */
export type NewScreening = { readonly screeningId: string; readonly id: string; readonly screening: Screening };

/** What all screenings of a chunk have in common. */
export type ScreeningBasis = {
  readonly batchId: string;
  readonly institutionId: string;
  readonly listSetId: string;
  readonly configurationId: string;
  /** Set where no batch asked for them, but a list that changed. */
  readonly rescreeningId?: string;
};

/** Records the screenings of a chunk, the clear ones too: "we looked, and found nothing" is a record. */
export async function insertScreenings(
  tx: Transaction,
  { batchId, institutionId, listSetId, configurationId, rescreeningId }: ScreeningBasis,
  screenings: readonly NewScreening[],
): Promise<void> {
  const rows = screenings.map(({ screeningId, id: holderId, screening: { outcome, matches, cleared, indicators } }) => [
    screeningId,
    holderId,
    batchId,
    institutionId,
    outcome,
    matches[0]?.score,
    matches.length > 0 ? matches : undefined,
    cleared.length > 0 ? cleared : undefined,
    indicators.length > 0 ? indicators : undefined,
    listSetId,
    configurationId,
    rescreeningId,
  ]);
  const columns =
    'id, holder_id, batch_id, institution_id, outcome, score, matches, cleared, indicators, list_set_id, configuration_id, rescreening_id';
  await copyRows(tx, `screenings (${columns})`, rows);
}

/** Screenings that are on record already, made with the same lists and the same configuration, by the id of the holder. */
export async function findScreenings(
  tx: Transaction,
  { listSetId, configurationId }: Pick<ScreeningBasis, 'listSetId' | 'configurationId'>,
  holderIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.query<{ id: string; holder_id: string }>(
    'select id, holder_id from screenings where holder_id = any($1) and list_set_id = $2 and configuration_id = $3',
    [holderIds, listSetId, configurationId],
  );
  return new Map(rows.map((row) => [row.holder_id, row.id]));
}

/** The id of this matcher version with these thresholds; made at the first asking. */
export async function readConfigurationId(
  tx: Transaction,
  matcherVersion: string,
  { possibleScore, matchScore }: Configuration,
): Promise<string> {
  const values = [matcherVersion, possibleScore, matchScore];
  const find = 'select id from configurations where matcher_version = $1 and possible_score = $2 and match_score = $3';
  const found = await tx.query<{ id: string }>(find, values);
  if (found.rows[0]) return found.rows[0].id;
  await tx.query(
    `insert into configurations (matcher_version, possible_score, match_score) values ($1, $2, $3)
     on conflict do nothing`,
    values,
  );
  return (await tx.query<{ id: string }>(find, values)).rows[0]!.id;
}
