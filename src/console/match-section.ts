import { html } from 'hono/html';
import type { Holder } from '../batches/holder.ts';
import type { Designation } from '../designations/designation.ts';
import type { Evidence, EvidenceFeature } from '../matching/evidence.ts';
import type { Match } from '../matching/match.ts';
import type { ListVersionOnRecord } from '../store/list-history.ts';
import { bothEntries } from './both-entries.ts';
import { score, weight } from './figures.ts';
import { hash } from './list-table.ts';
import { authorityName, evidenceMark } from './marks.ts';
import { calendarDate } from './moment.ts';
import { facts, table, type Html } from './table.ts';

export type MatchOnRecord = {
  readonly match: Match;
  /** 0 for the decisive one. */
  readonly position: number;
  readonly holder: Holder;
  /** Undefined only if the record were incomplete; the evidence carries its own values and is shown regardless. */
  readonly designation: Designation | undefined;
  readonly version: ListVersionOnRecord | undefined;
};

/** One hit: where it comes from, everything that was said for and against it, and both entries in full. */
export function matchSection({ match, position, holder, designation, version }: MatchOnRecord): Html {
  const id = `match-${position}`;
  return html`<section aria-labelledby="${id}" class="match">
    <h2 id="${id}">${position === 0 ? 'Evidence' : 'Further evidence'}: ${match.name}</h2>
    ${listing(match, designation, version)}
    ${table<Evidence>({
      caption: 'What speaks for and against the two being the same, in the order in which it was weighed',
      columns: [
        { heading: 'Compared', cell: (it) => FEATURES[it.feature] },
        { heading: 'Speaks', cell: (it) => evidenceMark(it.supports) },
        { heading: 'What the bank wrote', cell: (it) => html`<strong>${it.holderValue}</strong>` },
        { heading: 'What the list says', cell: (it) => html`<strong>${it.listValue}</strong>` },
        { heading: 'Weight', cell: (it) => weight(it.weight), isFigure: true },
        { heading: 'In a sentence', cell: (it) => it.sentence },
      ],
      rows: match.evidence,
      empty: 'No evidence is on record for this hit.',
    })}
    ${designation && bothEntries(holder, designation, { isOpen: position === 0 })}
  </section>`;
}

function listing(match: Match, designation: Designation | undefined, version: ListVersionOnRecord | undefined): Html {
  return facts([
    ['Score', html`<strong class="score">${score(match.score)}</strong> of 1.00`],
    ['List', version && authorityName(version.authority)],
    ['Reference', designation?.reference ?? match.designationId],
    ['Came closest', match.matchedName],
    ['Listed on', designation?.listedOn && calendarDate(designation.listedOn)],
    ['Last amended', designation?.amendedOn && calendarDate(designation.amendedOn)],
    ['Decision', designation?.determination?.decision],
    [
      'List version',
      version && html`of ${calendarDate(version.datedOn)} <span class="aside">${hash(version.contentHash)}</span>`,
    ],
  ]);
}

const FEATURES: Readonly<Record<EvidenceFeature, string>> = {
  identifier: 'Identifying number',
  name: 'Name',
  weakAlias: 'Weak alias',
  birthDate: 'Birth date',
  birthPlace: 'Birth place',
  nationality: 'Nationality',
  gender: 'Gender',
  relatedParty: 'Related party',
  indicator: 'Indicator',
};
