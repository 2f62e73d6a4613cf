import { html } from 'hono/html';
import { Router } from 'express';
import { z } from 'zod';
import type { Outcome } from '../matching/screening.ts';
import { findBatchProgress, type BatchProgress } from '../store/batch-progress.ts';
import { readBatchProblems, readScreenedHolders, type BatchProblem, type ScreenedHolder } from '../store/batch-rows.ts';
import type { Database } from '../store/database.ts';
import type { Page } from '../store/page.ts';
import { progress } from './batch-table.ts';
import { count, score, share } from './figures.ts';
import { live, page } from './layout.ts';
import { actionMark, batchMark, OUTCOME_ORDER, outcomeLabel, outcomeMark } from './marks.ts';
import { moment, momentText } from './moment.ts';
import { address, pager, ROWS_PER_PAGE } from './paging.ts';
import { visitorOf } from './session.ts';
import { facts, table, type Html } from './table.ts';
import { notFound } from './trouble.ts';

const SECONDS_BETWEEN_LOOKS = 2;

const query = z.object({
  outcome: z.enum(['match', 'possible', 'unscreenable', 'clear']).optional().catch(undefined),
  holdersAfter: z
    .string()
    .regex(/^(match|possible|unscreenable|clear)\.[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
  problemsAfter: z.coerce.number().int().min(0).optional().catch(undefined),
});
type Query = z.infer<typeof query>;

export function batchRoutes({ database }: { database: Database }): Router {
  const router = Router();
  router.get('/:id', async (request, response) => {
    const id = z.uuid().safeParse(request.params.id);
    const batch = id.success ? await findBatchProgress(database, id.data) : undefined;
    if (batch === undefined) throw notFound('batch');
    const asked = query.parse(request.query);
    const [holders, problems] = await Promise.all([
      readScreenedHolders(
        database,
        { batchId: batch.id, outcome: asked.outcome },
        { after: asked.holdersAfter, limit: ROWS_PER_PAGE },
      ),
      readBatchProblems(database, batch.id, { after: asked.problemsAfter, limit: ROWS_PER_PAGE }),
    ]);
    const path = pathOf(batch, asked);
    const seconds = batch.status === 'screened' ? undefined : SECONDS_BETWEEN_LOOKS;
    const main = html`${live({ path, seconds }, [summary(batch), holdersSection(batch, asked, holders)])}
    ${problemsSection(batch, asked, problems)}`;
    response.send(
      page(visitorOf(response), {
        heading: `Batch of ${batch.institutionName}, ${momentText(batch.receivedAt)}`,
        section: 'Batches',
        above: [['/console/batches', 'Batches']],
        main,
      }),
    );
  });
  return router;
}

function pathOf({ id }: BatchProgress, { outcome, holdersAfter, problemsAfter }: Query): string {
  return address(`/console/batches/${id}`, { outcome, holdersAfter, problemsAfter: problemsAfter?.toString() });
}

function summary(batch: BatchProgress): Html {
  const { holderCount, holdersScreened, outcomes } = batch;
  return html`<section aria-labelledby="progress">
    <h2 id="progress">${batch.status === 'screened' ? 'Outcome' : 'Progress'}</h2>
    <p class="stand" role="status">${batchMark(batch.status)}</p>
    ${
      batch.status === 'screening' &&
      html`<div class="wide-progress">${progress(batch)}</div>
        <p class="note">${count(holdersScreened)} of ${count(holderCount)} holders screened</p>`
    }
    <ul class="headlines outcomes">
      ${OUTCOME_ORDER.map(
        (outcome) =>
          html`<li class="${outcome}">
            <a href="/console/batches/${batch.id}?outcome=${outcome}#holders"
              ><span class="label">${outcomeMark(outcome)}</span> <strong>${count(outcomes[outcome])}</strong>
              <span class="aside"
                >${holdersScreened > 0 ? `${share(outcomes[outcome], holdersScreened)} of those screened` : undefined}</span
              ></a
            >
          </li>`,
      )}
    </ul>
    ${facts([
      ['Institution', batch.institutionName],
      ['Received', moment(batch.receivedAt)],
      ['Screened', batch.screenedAt && moment(batch.screenedAt)],
      ['Kind', batch.kind === 'book' ? 'Book' : 'Single holder'],
      ['Holders', count(holderCount)],
      ['Rows with problems', html`<a href="#problems">${count(batch.problemCount)}</a>`],
      ['Batch id', html`<code class="id">${batch.id}</code>`],
    ])}
  </section>`;
}

function holdersSection(batch: BatchProgress, asked: Query, holders: Page<ScreenedHolder>): Html {
  const choice = (outcome: Outcome | undefined, label: string) =>
    html`<li>
      <a
        href="${address(`/console/batches/${batch.id}`, { outcome })}#holders"
        ${outcome === asked.outcome ? html`aria-current="true"` : undefined}
        >${label}</a
      >
    </li>`;
  return html`<section aria-labelledby="holders">
    <h2 id="holders">${asked.outcome === 'clear' ? 'Clear holders' : 'Hits'}</h2>
    <nav class="choices" aria-label="Holders by outcome">
      <ul>
        ${choice(undefined, 'All but clear')} ${OUTCOME_ORDER.map((outcome) => choice(outcome, outcomeLabel(outcome)))}
      </ul>
    </nav>
    ${table<ScreenedHolder>({
      caption: 'Screened holders, matches first',
      columns: [
        {
          heading: 'Customer',
          cell: (it) => html`${it.customerRef} <span class="aside">line ${it.line}</span>`,
        },
        { heading: 'What the bank wrote', cell: (it) => it.name },
        { heading: 'Outcome', cell: (it) => outcomeMark(it.outcome) },
        { heading: 'Closest on the lists', cell: bestHit },
        { heading: 'Score', cell: (it) => it.best && score(it.best.score), isFigure: true },
        { heading: 'Recommendation', cell: recommendationLink },
      ],
      rows: holders.rows,
      empty:
        batch.status === 'screened'
          ? 'No holder of this batch came out so.'
          : 'No holder has come out so yet. This part renews itself while the batch is screened.',
    })}
    ${pager({
      of: 'screened holders',
      path: `/console/batches/${batch.id}`,
      query: { outcome: asked.outcome, holdersAfter: asked.holdersAfter },
      cursorName: 'holdersAfter',
      next: holders.next,
      labels: { first: 'Back to the first', next: 'Next' },
    })}
  </section>`;
}

function bestHit({ best, matchCount }: ScreenedHolder): Html | undefined {
  if (best === undefined) return undefined;
  const others = matchCount - 1;
  return html`${best.name}
    <span class="aside"
      >${best.designationId}${best.matchedName !== best.name ? `, as ${best.matchedName}` : undefined}${others > 0 ? ` and ${others} more` : undefined}</span
    >`;
}

function recommendationLink({ customerRef, recommendation }: ScreenedHolder): Html | undefined {
  if (recommendation === undefined) return undefined;
  const { id, action, isSeenAgain } = recommendation;
  return html`<a class="marked" href="/console/recommendations/${id}"
      >${actionMark(action)}<span class="heard"> for customer ${customerRef}</span></a
    >
    ${isSeenAgain ? html`<span class="aside">issued earlier and still open</span>` : undefined}`;
}

function problemsSection(batch: BatchProgress, asked: Query, problems: Page<BatchProblem>): Html {
  return html`<section aria-labelledby="problems">
    <h2 id="problems">Rows with problems</h2>
    ${table<BatchProblem>({
      caption: 'Rows that were not taken, in the order of the file',
      columns: [
        { heading: 'Line', cell: (it) => count(it.line), isFigure: true },
        { heading: 'Field', cell: (it) => html`<code>${it.pointer || '(the whole row)'}</code>` },
        { heading: 'Code', cell: (it) => html`<code class="term">${it.code}</code>` },
        { heading: 'What to change', cell: (it) => it.message },
      ],
      rows: problems.rows,
      empty: 'Every row of this batch was taken.',
    })}
    ${pager({
      of: 'rows with problems',
      path: `/console/batches/${batch.id}`,
      query: { outcome: asked.outcome, problemsAfter: asked.problemsAfter?.toString() },
      cursorName: 'problemsAfter',
      next: problems.next,
      labels: { first: 'Back to the first', next: 'Next' },
    })}
  </section>`;
}
