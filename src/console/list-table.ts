import { html } from 'hono/html';
import type { ListCheckOnRecord } from '../store/list-checks.ts';
import type { ListDecisionOnRecord } from '../store/list-decisions.ts';
import type { ListRefusal, ListVersionOnRecord } from '../store/list-history.ts';
import { count } from './figures.ts';
import { authorityName, checkMark, inForceMark, overriddenMark, pinnedMark, staleMark } from './marks.ts';
import { age, calendarDate, moment } from './moment.ts';
import { table, type Content, type Html } from './table.ts';

export function listVersionTable({
  caption,
  versions,
  empty,
}: {
  caption: string;
  versions: readonly ListVersionOnRecord[];
  empty: Content;
}): Html {
  const now = new Date();
  return table<ListVersionOnRecord>({
    caption,
    columns: [
      { heading: 'List', cell: (it) => authorityName(it.authority) },
      { heading: 'State', cell: stateMarks },
      {
        heading: 'Dated',
        cell: (it) => html`<a href="/console/lists/changes?to=${it.id}">${calendarDate(it.datedOn)}</a>`,
      },
      { heading: 'Age', cell: (it) => age(new Date(`${it.datedOn}T00:00:00Z`), now), isFigure: true },
      { heading: 'Designations', cell: (it) => count(it.designationCount), isFigure: true },
      { heading: 'Imported', cell: (it) => moment(it.importedAt) },
      {
        heading: 'Last check',
        cell: (it) => it.isInForce && (it.checkedAt === undefined ? 'never' : moment(it.checkedAt)),
      },
      { heading: 'From', cell: (it) => it.source },
      { heading: 'SHA-256', cell: (it) => hash(it.contentHash) },
    ],
    rows: versions,
    empty,
  });
}

function stateMarks({ isInForce, isStale, isPinned, isOverridden }: ListVersionOnRecord): Content {
  return [
    inForceMark(isInForce),
    isInForce && isStale && staleMark(),
    isPinned && pinnedMark(),
    isOverridden && overriddenMark(),
  ].map((mark) => mark && html`<div>${mark}</div>`);
}

/** The last look at each list, whatever came of it. */
export function checkTable(checks: readonly ListCheckOnRecord[]): Html {
  return table<ListCheckOnRecord>({
    caption: 'The last look at each list',
    isCaptionHeard: true,
    columns: [
      { heading: 'List', cell: (it) => authorityName(it.authority) },
      { heading: 'Outcome', cell: (it) => checkMark(it.outcome) },
      { heading: 'When', cell: (it) => moment(it.checkedAt) },
      { heading: 'Where', cell: (it) => it.source },
      { heading: 'Why', cell: (it) => it.message },
    ],
    rows: checks,
    empty: 'No publisher has been asked yet. Ask with: cordon lists update',
  });
}

export function decisionTable(decisions: readonly ListDecisionOnRecord[]): Html {
  return table<ListDecisionOnRecord>({
    caption: 'Overrides and pins, the newest first',
    isCaptionHeard: true,
    columns: [
      { heading: 'Made', cell: (it) => moment(it.madeAt) },
      { heading: 'List', cell: (it) => authorityName(it.authority) },
      { heading: 'Decision', cell: sayDecision },
      { heading: 'By', cell: (it) => it.by },
      { heading: 'Reason', cell: (it) => it.reason },
    ],
    rows: decisions,
    empty: 'No guard was overridden, and no version pinned.',
  });
}

function sayDecision({ kind, datedOn, guards = [] }: ListDecisionOnRecord): Content {
  if (kind === 'release') return 'Pin released';
  const version = datedOn === undefined ? undefined : html`the version of ${calendarDate(datedOn)}`;
  if (kind === 'pin') return html`Pinned ${version}`;
  return html`Let ${version} through, against ${guards.map((it) => html`<code class="term">${it}</code> `)}`;
}

export function refusalTable({ refusals, empty }: { refusals: readonly ListRefusal[]; empty: Content }): Html {
  return table<ListRefusal>({
    caption: 'Refused lists, the newest first',
    columns: [
      { heading: 'Refused', cell: (it) => moment(it.refusedAt) },
      { heading: 'List', cell: (it) => authorityName(it.authority) },
      { heading: 'From', cell: (it) => it.source },
      { heading: 'Code', cell: (it) => html`<code class="term">${it.code}</code>` },
      { heading: 'Why', cell: (it) => it.message },
    ],
    rows: refusals,
    empty,
  });
}

/** All of it, in groups that can be compared by eye and read aloud. */
export function hash(hex: string): Html {
  return html`<code class="hash">${(hex.match(/.{1,8}/g) ?? []).map((group) => html`<span>${group}</span>`)}</code>`;
}
