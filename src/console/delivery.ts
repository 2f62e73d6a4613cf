import { html } from 'hono/html';
import { Router, type Response } from 'express';
import { z } from 'zod';
import { InputError } from '../errors.ts';
import { log } from '../log.ts';
import { enqueueDelivery, type Queues } from '../queue/queues.ts';
import type { Database } from '../store/database.ts';
import { findDelivery, readAttempts, type AttemptOnRecord, type DeliveryLine } from '../store/delivery-history.ts';
import { reopenDelivery } from '../store/reopened-delivery.ts';
import { nextAttempt } from './delivery-table.ts';
import { count, duration } from './figures.ts';
import { live, page } from './layout.ts';
import { attemptMark, conditionMark } from './marks.ts';
import { exactMoment, moment, momentText } from './moment.ts';
import { visitorOf } from './session.ts';
import { absent, facts, type Html } from './table.ts';
import { notFound } from './trouble.ts';

const SECONDS_BETWEEN_LOOKS = 3;

export function deliveryRoutes({ database, queues }: { database: Database; queues: Queues }): Router {
  const router = Router();
  router.get('/:id', async (request, response) => {
    const id = z.uuid().safeParse(request.params.id);
    const delivery = id.success ? await findDelivery(database, id.data) : undefined;
    if (delivery === undefined) throw notFound('delivery');
    const attempts = await readAttempts(database, delivery.id);
    const seconds = delivery.condition === 'pending' ? SECONDS_BETWEEN_LOOKS : undefined;
    const main = html`${live({ path: `/console/deliveries/${delivery.id}`, seconds }, [
      summary(delivery, response),
      timeline(attempts),
    ])}
    ${bodySection(delivery.body)}`;
    response.send(
      page(visitorOf(response), {
        heading: `Delivery to ${delivery.institutionName}, ${momentText(delivery.createdAt)}`,
        section: 'Deliveries',
        above: [['/console/deliveries', 'Deliveries']],
        main,
      }),
    );
  });

  router.post('/:id/send-again', async (request, response) => {
    const id = z.uuid().safeParse(request.params.id);
    if (!id.success) throw notFound('delivery');
    const due = await reopenDelivery(database, id.data);
    if (due === undefined) {
      throw new InputError('delivery_not_waiting', 'This delivery is done, or is being attempted now.', {
        status: 409,
      });
    }
    await enqueueDelivery(queues, [due]);
    const { supervisor } = visitorOf(response);
    log('delivery.reopened', { deliveryId: due.id, attemptNumber: due.attemptNumber, supervisorId: supervisor.id });
    response.redirect(303, `/console/deliveries/${due.id}`);
  });
  return router;
}

function summary(delivery: DeliveryLine, response: Response): Html {
  const now = new Date();
  const label = buttonLabel(delivery, now);
  return html`<section aria-labelledby="state">
    <h2 id="state">Where it stands</h2>
    <p class="stand" role="status">${conditionMark(delivery.condition)}</p>
    <p>${EXPLANATIONS[delivery.condition]}</p>
    ${
      label &&
      html`<form method="post" action="/console/deliveries/${delivery.id}/send-again">
        <input type="hidden" name="formToken" value="${visitorOf(response).formToken}" />
        <button type="submit" class="act">${label}</button>
      </form>`
    }
    ${facts([
      ['Institution', delivery.institutionName],
      ['Event', html`<code>${delivery.event}</code>`],
      ['About', subject(delivery)],
      ['Made', moment(delivery.createdAt)],
      ['Attempts', count(delivery.attemptCount)],
      ['Delivered', delivery.deliveredAt && moment(delivery.deliveredAt)],
      ['Next attempt', nextAttempt(delivery, now)],
      ['Webhook id', html`<code class="id">${delivery.id}</code>`],
    ])}
  </section>`;
}

function subject({ recommendationId, batchId, listVersionId }: DeliveryLine): Html | undefined {
  if (recommendationId !== undefined) {
    return html`<a href="/console/recommendations/${recommendationId}">The recommendation</a>`;
  }
  if (batchId !== undefined) return html`<a href="/console/batches/${batchId}">The batch</a>`;
  return listVersionId === undefined
    ? undefined
    : html`<a href="/console/lists/changes?to=${listVersionId}">The list version</a>`;
}

const EXPLANATIONS: Readonly<Record<DeliveryLine['condition'], string>> = {
  pending: 'It is sent, and sent again by the schedule of Standard Webhooks, until the endpoint answers with a 2xx.',
  gone: 'The endpoint answered 410 Gone. It waits until the institution registers a new address.',
  unaddressed: 'The institution has registered no address. It waits until there is one.',
  exhausted: 'Every attempt of the schedule failed. Agree with the institution on what was wrong, then send it again.',
  delivered: 'The endpoint answered with a 2xx.',
};

/** Undefined where sending it now would change nothing. */
function buttonLabel({ condition, nextAttemptAt }: DeliveryLine, now: Date): string | undefined {
  if (condition === 'exhausted') return 'Send again';
  return condition === 'pending' && nextAttemptAt && nextAttemptAt > now ? 'Send now' : undefined;
}

function timeline(attempts: readonly AttemptOnRecord[]): Html {
  return html`<section aria-labelledby="attempts">
    <h2 id="attempts">Attempts, the newest first</h2>
    ${
      attempts.length === 0
        ? html`<p class="empty">
            None has been made yet. The delivery workers make the first one as soon as they can.
          </p>`
        : html`<ol class="timeline" reversed>
            ${attempts.map(
              (it) =>
                html`<li>
                  <p class="timeline-head">${attemptMark(it.outcome)} <span>Attempt ${it.number}</span></p>
                  ${facts([
                    ['Started', exactMoment(it.startedAt)],
                    ['HTTP status', it.status ?? absent],
                    ['Took', it.durationMs === undefined ? absent : duration(it.durationMs)],
                    ['Reason', it.reason],
                  ])}
                </li>`,
            )}
          </ol>`
    }
  </section>`;
}

function bodySection(body: string): Html {
  return html`<section aria-labelledby="body">
    <h2 id="body">What is sent</h2>
    <p class="note">
      The same text at every attempt. It was written down with the decision; here it is broken into lines.
    </p>
    <details>
      <summary>Show the body</summary>
      <pre tabindex="0" aria-label="Body of the webhook"><code>${indented(body)}</code></pre>
    </details>
  </section>`;
}

function indented(body: string): string {
  return JSON.stringify(JSON.parse(body), undefined, 2);
}
