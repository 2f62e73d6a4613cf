import { createHash, randomUUIDv7 } from 'node:crypto';
import type { Institution } from '../batches/institution.ts';
import { DEFAULT_CONFIGURATION, MATCHER_VERSION } from '../matching/screening.ts';
import { dueTimes } from '../recommendations/act-by.ts';
import { recommendationIssued } from '../recommendations/recommendation-message.ts';
import { recommend, type Recommendation } from '../recommendations/recommendation.ts';
import { subjectKey } from '../recommendations/subject-key.ts';
import type { Transaction } from '../store/database.ts';
import { insertDeliveries, type NewDelivery } from '../store/deliveries.ts';
import {
  findHeldCustomers,
  insertRecommendations,
  withdrawClosings,
  type NewRecommendation,
} from '../store/recommendations.ts';
import type { ListsInForce } from './lists-in-force.ts';
import { withdrawalDelivery } from './withdrawal-delivery.ts';
import type { Screened } from './screen-chunk.ts';

type Chunk = {
  readonly screened: readonly Screened[];
  readonly institution: Institution;
  readonly batchId: string;
  readonly lists: ListsInForce;
  readonly publicUrl: string;
};

type Draft = { readonly hit: Screened; readonly row: NewRecommendation };

/**
 * Issues what follows from the hits of a chunk, and puts the messages about it in the outbox, byte for byte as they
 * will be sent. Answers the ids of the deliveries. What is open already is not issued a second time.
 */
export async function issueRecommendations(tx: Transaction, chunk: Chunk): Promise<string[]> {
  const issuedAt = new Date();
  const hits = chunk.screened.filter((it) => it.screening.outcome !== 'clear');
  const held = await findHeldCustomers(tx, {
    institutionId: chunk.institution.id,
    customerRefs: hits.map((it) => it.holder.customerRef),
  });
  const drafts = hits.flatMap((hit): Draft[] => {
    const recommendation = recommend({
      holder: hit.holder,
      screening: hit.screening,
      configuration: DEFAULT_CONFIGURATION,
      institution: chunk.institution,
      designationOf: chunk.lists.designationOf,
      isFrozen: held.has(hit.holder.customerRef),
    });
    return recommendation === undefined ? [] : [{ hit, row: toRow(chunk, hit, { recommendation, issuedAt }) }];
  });

  const rows = drafts.map((it) => it.row);
  const withdrawn = await withdrawWhatIsHeldNow(tx, chunk, { rows, issuedAt });
  const issuedIds = await insertRecommendations(tx, rows);
  const issued = drafts.filter((it) => issuedIds.has(it.row.id)).map((it) => toDelivery(chunk, it));
  const deliveries = [...withdrawn, ...issued];
  await insertDeliveries(tx, deliveries);
  return deliveries.map((it) => it.id);
}

const FUNDS_ARE_HELD = 'The funds of this customer are to be held. Do not close the account, and pay nothing out.';

/** Before funds are held, whatever told the institution to pay them out is taken back, in the same transaction. */
async function withdrawWhatIsHeldNow(
  tx: Transaction,
  { institution, publicUrl }: Chunk,
  { rows, issuedAt }: { rows: readonly NewRecommendation[]; issuedAt: Date },
): Promise<NewDelivery[]> {
  const holding = rows.filter((it) => it.recommendation.fundsInstruction === 'hold-do-not-release');
  const withdrawn = await withdrawClosings(tx, {
    institutionId: institution.id,
    customerRefs: holding.map((it) => it.customerRef),
    because: FUNDS_ARE_HELD,
  });
  return withdrawn.map(({ id, batchId, customerRef }) =>
    withdrawalDelivery(
      {
        institution,
        recommendation: { id, action: 'close', customerRef, batchId },
        withdrawnAt: issuedAt,
        fundsInstruction: 'hold-do-not-release',
        because: FUNDS_ARE_HELD,
      },
      { publicUrl },
    ),
  );
}

function toRow(
  { institution, batchId }: Chunk,
  { id: holderId, holder: { customerRef }, screeningId }: Screened,
  { recommendation, issuedAt }: { recommendation: Recommendation; issuedAt: Date },
): NewRecommendation {
  return {
    id: randomUUIDv7(),
    batchId,
    institutionId: institution.id,
    holderId,
    screeningId,
    customerRef,
    subjectKey: hashedSubjectKey(recommendation, customerRef),
    issuedAt,
    ...dueTimes(recommendation, issuedAt),
    recommendation,
  };
}

/** Hashed for its length: an index entry has room for less than a key of many designations. */
export function hashedSubjectKey(recommendation: Recommendation, customerRef: string): string {
  return createHash('sha256').update(subjectKey(recommendation, customerRef)).digest('hex');
}

function toDelivery({ institution, batchId, lists, publicUrl }: Chunk, { hit, row }: Draft): NewDelivery {
  const message = recommendationIssued({
    id: row.id,
    issuedAt: row.issuedAt,
    recommendation: row.recommendation,
    holder: hit.holder,
    institution,
    batchId,
    screening: {
      id: hit.screeningId,
      screenedAt: row.issuedAt,
      matcherVersion: MATCHER_VERSION,
      configuration: DEFAULT_CONFIGURATION,
    },
    designationOf: lists.designationOf,
    versionOf: lists.versionOf,
    links: {
      recommendation: `${publicUrl}/v1/recommendations/${row.id}`,
      batch: `${publicUrl}/v1/batches/${batchId}`,
    },
  });
  return {
    id: randomUUIDv7(),
    institutionId: institution.id,
    event: 'recommendation.issued',
    recommendationId: row.id,
    body: JSON.stringify(message),
  };
}
