import { randomUUIDv7 } from 'node:crypto';
import { recommendationWithdrawn, type Withdrawal } from '../recommendations/withdrawal-message.ts';
import type { NewDelivery } from '../store/deliveries.ts';

/** The delivery that tells an institution of a withdrawal, its bytes frozen as they will be sent. */
export function withdrawalDelivery(
  withdrawal: Omit<Withdrawal, 'link'>,
  { publicUrl }: { readonly publicUrl: string },
): NewDelivery {
  const { institution, recommendation } = withdrawal;
  const link = `${publicUrl}/v1/recommendations/${recommendation.id}`;
  return {
    id: randomUUIDv7(),
    institutionId: institution.id,
    event: 'recommendation.withdrawn',
    recommendationId: recommendation.id,
    body: JSON.stringify(recommendationWithdrawn({ ...withdrawal, link })),
  };
}
