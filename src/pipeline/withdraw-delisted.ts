import type { Institution } from '../batches/institution.ts';
import { DEFAULT_CONFIGURATION, screenHolder } from '../matching/screening.ts';
import { recommend, type Recommendation } from '../recommendations/recommendation.ts';
import type { FundsAfterwards } from '../recommendations/withdrawal-message.ts';
import type { Transaction } from '../store/database.ts';
import {
  readRecommendationsOn,
  redecideRecommendation,
  withdrawRecommendations,
  type DelistedRecommendation,
} from '../store/delisted-recommendations.ts';
import { insertDeliveries } from '../store/deliveries.ts';
import { readInstitution } from '../store/institutions.ts';
import { findHeldCustomers } from '../store/recommendations.ts';
import { hashedSubjectKey } from './issue-recommendations.ts';
import { decideAnew, type Rescreening } from './rescreen-holders.ts';
import type { RescreenedChunk } from './rescreen.ts';
import { withdrawalDelivery } from './withdrawal-delivery.ts';

const DELISTED =
  'The list entry on which this recommendation rested was taken off its list. It no longer stands; see the instructions.';

/**
 * Goes through what an institution was told on the ground of entries that are listed no more. A recommendation that
 * rests on another entry as well stays while the rest still calls for the same action; every other one is withdrawn, and
 * what the rest calls for is issued instead.
 *
 * The withdrawal is written before anything new is issued, because an open freeze forbids a closure, and its message after
 * it, because only then it is known whether the funds are to be released.
 */
export async function withdrawDelisted(
  tx: Transaction,
  rescreening: Rescreening,
  { institutionId }: { readonly institutionId: string },
): Promise<RescreenedChunk> {
  const { rescreeningId, changed, lists } = rescreening;
  const listed = new Set(lists.index.designations.map((it) => it.id));
  const designationIds = changed.delisted.filter((id) => !listed.has(id));
  const institution = await readInstitution(tx, institutionId);
  const affected = await readRecommendationsOn(tx, { institutionId, designationIds });

  const withdrawn: DelistedRecommendation[] = [];
  for (const it of affected) {
    const rest = restOf(it, { institution, lists });
    const stands =
      rest !== undefined &&
      (await redecideRecommendation(
        tx,
        { id: it.id, rescreeningId },
        { recommendation: rest, subjectKey: hashedSubjectKey(rest, it.holder.customerRef) },
      ));
    if (!stands) withdrawn.push(it);
  }
  await withdrawRecommendations(
    tx,
    withdrawn.map((it) => it.id),
    DELISTED,
  );
  const holders = new Map(withdrawn.map((it) => [it.holder.customerRef, it]));
  const issued = await decideAnew(
    tx,
    rescreening,
    [...holders.values()].map((it) => ({
      id: it.holderId,
      batchId: it.holderBatchId,
      institutionId,
      holder: it.holder,
    })),
  );
  const deliveries = await tellWithdrawals(tx, rescreening, { institution, withdrawn });
  return {
    counts: { lookedAt: affected.length, hits: 0, withdrawn: withdrawn.length },
    deliveryIds: [...deliveries, ...issued],
  };
}

/** What is still recommended on the entries that stand; undefined when that is another action, or nothing. */
function restOf(
  { holder, recommendation }: DelistedRecommendation,
  { institution, lists }: { institution: Institution; lists: Rescreening['lists'] },
): Recommendation | undefined {
  const rest = recommend({
    holder,
    screening: screenHolder(lists.index, holder, DEFAULT_CONFIGURATION),
    configuration: DEFAULT_CONFIGURATION,
    institution,
    designationOf: lists.designationOf,
    isFrozen: false,
  });
  const rested = new Set(recommendation.matches.map((it) => it.designationId));
  const isOnSame = rest?.matches.some((it) => rested.has(it.designationId));
  return isOnSame && rest?.action === recommendation.action ? rest : undefined;
}

async function tellWithdrawals(
  tx: Transaction,
  { publicUrl }: Rescreening,
  { institution, withdrawn }: { institution: Institution; withdrawn: readonly DelistedRecommendation[] },
): Promise<string[]> {
  const withdrawnAt = new Date();
  const held = await findHeldCustomers(tx, {
    institutionId: institution.id,
    customerRefs: withdrawn.map((it) => it.holder.customerRef),
  });
  const deliveries = withdrawn.map(({ id, batchId, holder: { customerRef }, recommendation }) =>
    withdrawalDelivery(
      {
        institution,
        recommendation: { id, action: recommendation.action, customerRef, batchId },
        withdrawnAt,
        fundsInstruction: fundsAfter(recommendation, held.has(customerRef)),
        because: DELISTED,
      },
      { publicUrl },
    ),
  );
  await insertDeliveries(tx, deliveries);
  return deliveries.map((it) => it.id);
}

/** Who is held on another ground is not released because one ground has gone. */
function fundsAfter({ fundsInstruction }: Recommendation, isHeld: boolean): FundsAfterwards {
  if (isHeld) return 'hold-do-not-release';
  return fundsInstruction === 'hold-do-not-release' ? 'release' : 'none';
}
