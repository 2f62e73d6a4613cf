import { html } from 'hono/html';
import { Router } from 'express';
import { z } from 'zod';
import { isUnchanged, listChanges, type Amendment } from '../designations/changes.ts';
import type { Designation } from '../designations/designation.ts';
import { sayChange } from '../designations/field-text.ts';
import type { Database } from '../store/database.ts';
import {
  findListVersion,
  findVersionBefore,
  readDesignationsOfVersion,
  type StoredListVersion,
} from '../store/lists.ts';
import { count, counted } from './figures.ts';
import { page } from './layout.ts';
import { hash } from './list-table.ts';
import { authorityName } from './marks.ts';
import { calendarDate, moment } from './moment.ts';
import { visitorOf } from './session.ts';
import { absent, facts, table, type Content, type Html } from './table.ts';
import { notFound } from './trouble.ts';

const query = z.object({ from: z.uuid().optional().catch(undefined), to: z.uuid() });

/** What changed between two versions of one list; without `from`, since the version before. */
export function listChangesRoutes({ database }: { database: Database }): Router {
  const router = Router();
  router.get('/changes', async (request, response) => {
    const asked = query.safeParse(request.query);
    const current = asked.success ? await findListVersion(database, asked.data.to) : undefined;
    if (current === undefined) throw notFound('list version');
    const former =
      asked.data?.from === undefined
        ? await findVersionBefore(database, current)
        : await findListVersion(database, asked.data.from);
    if (former !== undefined && former.authority !== current.authority) throw notFound('list version');
    response.send(
      page(visitorOf(response), {
        heading: `Changes in the list of ${current.datedOn}: ${authorityName(current.authority)}`,
        section: 'Lists',
        above: [['/console/lists', 'Lists']],
        main: await changesBetween(database, former, current),
      }),
    );
  });
  return router;
}

async function changesBetween(
  database: Database,
  former: StoredListVersion | undefined,
  current: StoredListVersion,
): Promise<Html> {
  const [before, after] = await Promise.all([
    former === undefined ? [] : readDesignationsOfVersion(database, former.id),
    readDesignationsOfVersion(database, current.id),
  ]);
  const changes = listChanges(before, after);
  const { added, amended, delisted } = changes;
  return html`<section aria-labelledby="versions">
      <h2 id="versions">The two versions</h2>
      ${facts([
        ['Former', former === undefined ? 'none: this is the first version on record' : version(former)],
        ['Current', version(current)],
        [
          'Changes',
          isUnchanged(changes)
            ? 'No entry differs.'
            : `${count(added.length)} added, ${count(amended.length)} amended, ${count(delisted.length)} delisted`,
        ],
      ])}
    </section>
    <section aria-labelledby="added">
      <h2 id="added">Added</h2>
      ${entryTable('Entries that the former version does not hold', added, 'No entry was added.')}
    </section>
    <section aria-labelledby="amended">
      <h2 id="amended">Amended</h2>
      ${amendmentTable(amended)}
    </section>
    <section aria-labelledby="delisted">
      <h2 id="delisted">Delisted</h2>
      ${entryTable('Entries that the current version no longer holds', delisted, 'No entry was delisted.')}
    </section>`;
}

function version(it: StoredListVersion): Html {
  return html`${calendarDate(it.datedOn)}, ${counted(it.designationCount, 'entry', 'entries')}, imported
    ${moment(it.importedAt)} <span class="aside">${hash(it.contentHash)}</span>`;
}

function entryTable(caption: string, entries: readonly Designation[], empty: string): Html {
  return table<Designation>({
    caption,
    columns: [
      { heading: 'Reference', cell: (it) => html`<code class="term">${it.reference}</code>` },
      { heading: 'Name', cell: (it) => it.name },
      { heading: 'Kind', cell: (it) => it.kind },
      { heading: 'Programmes', cell: (it) => it.programmes.join(', ') || absent },
      { heading: 'Listed', cell: (it) => it.listedOn && calendarDate(it.listedOn) },
    ],
    rows: entries,
    empty,
  });
}

type FieldLine = { readonly entry: Designation } & ReturnType<typeof sayChange>;

function amendmentTable(amended: readonly Amendment[]): Html {
  const lines = amended.flatMap(({ current, fields }) =>
    fields.map((field): FieldLine => ({ entry: current, ...sayChange(field) })),
  );
  return table<FieldLine>({
    caption: 'Entries that differ, field by field; what both versions hold is left out',
    columns: [
      { heading: 'Reference', cell: (it) => html`<code class="term">${it.entry.reference}</code>` },
      { heading: 'Name', cell: (it) => it.entry.name },
      { heading: 'Field', cell: (it) => it.field },
      { heading: 'Former', cell: (it) => values(it.former) },
      { heading: 'Current', cell: (it) => values(it.current) },
    ],
    rows: lines,
    empty: 'No entry was amended.',
  });
}

function values(texts: readonly string[]): Content {
  return texts.length === 0 ? absent : texts.map((text) => html`<div>${text}</div>`);
}
