import { html } from 'hono/html';
import { Router } from 'express';
import { z } from 'zod';
import type { LegalBasis } from '../recommendations/legal-bases.ts';
import type { Database } from '../store/database.ts';
import { readDeliveriesOfRecommendation } from '../store/delivery-history.ts';
import { readListSetVersions, type ListVersionOnRecord } from '../store/list-history.ts';
import {
  findRecommendationOnRecord,
  readDesignationsAsScreened,
  type RecommendationOnRecord,
} from '../store/recommendation-evidence.ts';
import { deliveryTable } from './delivery-table.ts';
import { score } from './figures.ts';
import { page } from './layout.ts';
import { listVersionTable } from './list-table.ts';
import { actionLabel, actionMark, fundsLabel, layerLabel, stateMark } from './marks.ts';
import { matchSection } from './match-section.ts';
import { moment } from './moment.ts';
import { due } from './recommendations.ts';
import { visitorOf } from './session.ts';
import { facts, table, type Html } from './table.ts';
import { notFound } from './trouble.ts';

export function recommendationRoutes({ database }: { database: Database }): Router {
  const router = Router();
  router.get('/:id', async (request, response) => {
    const id = z.uuid().safeParse(request.params.id);
    const record = id.success ? await findRecommendationOnRecord(database, id.data) : undefined;
    if (record === undefined) throw notFound('recommendation');
    const { listSetId } = record.screening;
    const designationIds = record.recommendation.matches.map((match) => match.designationId);
    const [designations, versions, deliveries] = await Promise.all([
      readDesignationsAsScreened(database, { listSetId, designationIds }),
      readListSetVersions(database, listSetId),
      readDeliveriesOfRecommendation(database, record.id),
    ]);
    const main = html`${whatIsRecommended(record)}
      ${record.recommendation.matches.map((match, position) => {
        const listed = designations.find((it) => it.designation.id === match.designationId);
        const version = versions.find((it) => it.id === listed?.listVersionId);
        return matchSection({ match, position, holder: record.holder, designation: listed?.designation, version });
      })}
      ${record.recommendation.matches.length === 0 ? unreadable(record) : undefined}
      ${legalBases(record.recommendation.legalBases)} ${instructions(record.recommendation.notes)}
      ${howItWasDecided(record, versions)}
      <section aria-labelledby="deliveries">
        <h2 id="deliveries">Deliveries</h2>
        ${deliveryTable({
          caption: 'Deliveries of this recommendation',
          deliveries,
          empty: 'Nothing was put in the outbox for this recommendation.',
        })}
      </section>`;
    response.send(
      page(visitorOf(response), {
        heading: `${actionLabel(record.recommendation.action)}: customer ${record.customerRef}`,
        section: 'Recommendations',
        above: [['/console/recommendations', 'Recommendations']],
        main,
      }),
    );
  });
  return router;
}

function whatIsRecommended(record: RecommendationOnRecord): Html {
  const { recommendation, state, actBy, respondBy } = record;
  const now = new Date();
  return html`<section aria-labelledby="recommended" class="recommended ${recommendation.severity}">
    <h2 id="recommended">What is recommended</h2>
    <p class="stand">${actionMark(recommendation.action)} ${stateMark(state)}</p>
    <p class="lead">${recommendation.reason}</p>
    ${facts([
      ['Funds', fundsLabel(recommendation.fundsInstruction)],
      ['Act by', due(actBy, { state }, now)],
      ['Respond by', due(respondBy, { state }, now)],
      ['Severity', recommendation.severity],
      ['Rests on', layerLabel(recommendation.layer)],
      ['Rule', html`<code>${recommendation.ground}</code>`],
      ['Institution', record.institutionName],
      ['Customer', record.customerRef],
      ['Scope', 'All accounts of the customer'],
      ['Batch', html`<a href="/console/batches/${record.batchId}">Line ${record.line} of its batch</a>`],
      ['Issued', moment(record.issuedAt)],
      ['Recommendation id', html`<code class="id">${record.id}</code>`],
    ])}
  </section>`;
}

function unreadable({ holder }: RecommendationOnRecord): Html {
  return html`<section aria-labelledby="evidence">
    <h2 id="evidence">Evidence</h2>
    <p>
      There is no list entry beside this holder: the name that the bank wrote, <q>${holder.name}</q>, holds nothing that
      can be compared, so nobody can say that it is clear.
    </p>
  </section>`;
}

function legalBases(bases: readonly LegalBasis[]): Html {
  return html`<section aria-labelledby="law">
    <h2 id="law">Legal bases</h2>
    ${table<LegalBasis>({
      caption: 'The rules that the recommendation leans on; wordings are abridged, not quoted',
      columns: [
        {
          heading: 'Instrument',
          cell: ({ instrument, url }) =>
            url?.startsWith('https://') ? html`<a href="${url}" rel="noreferrer">${instrument}</a>` : instrument,
        },
        { heading: 'Paragraph', cell: (it) => it.paragraph },
        { heading: 'Jurisdiction', cell: (it) => it.jurisdiction },
        { heading: 'What it says', cell: (it) => it.text },
        { heading: 'Mark', cell: (it) => html`<span class="evidence-mark">[${it.mark}]</span>` },
      ],
      rows: bases,
      empty: 'No rule is cited.',
    })}
    <dl class="legend">
      ${LEGAL_MARKS.map(
        ([mark, meaning]) =>
          html`<div>
            <dt>[${mark}]</dt>
            <dd>${meaning}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}

/** How far the citation itself was checked, so that nobody quotes to an authority what nobody has seen. */
const LEGAL_MARKS: readonly (readonly [LegalBasis['mark'], string])[] = [
  ['V', 'verified: the number and the content were seen in a copy of the instrument'],
  ['C', 'content verified: the content was seen, the number not beside it'],
  ['K', 'professional knowledge: check it before quoting it to an authority'],
];

function instructions(notes: readonly string[]): Html {
  return html`<section aria-labelledby="instructions">
    <h2 id="instructions">What the institution is told to mind</h2>
    <ol>
      ${notes.map((note) => html`<li>${note}</li>`)}
    </ol>
  </section>`;
}

/** The three things with which the decision can be made again: the lists, the matcher and its lines; and the record. */
function howItWasDecided({ screening }: RecommendationOnRecord, versions: readonly ListVersionOnRecord[]): Html {
  return html`<section aria-labelledby="decided">
    <h2 id="decided">How it was decided</h2>
    ${facts([
      ['Screened', moment(screening.screenedAt)],
      ['Matcher version', screening.matcherVersion],
      ['A hit from', score(screening.possibleScore)],
      ['A match from', score(screening.matchScore)],
      ['Screening id', html`<code class="id">${screening.id}</code>`],
    ])}
    ${listVersionTable({
      caption: 'The list versions that the holder was screened against',
      versions,
      empty: 'The set of lists is not on record.',
    })}
  </section>`;
}
