import { html } from 'hono/html';

/** Escaped markup: the only thing, beside text and numbers, that a template takes over as it is. */
export type Html = ReturnType<typeof html>;
/** What a template may be given: also a list of such, and nothing at all. */
export type Content = Html | string | number | false | undefined | readonly Content[];

export type Column<Row> = {
  readonly heading: string;
  readonly cell: (row: Row) => Content;
  /** Figures stand to the right, so that their digits stand below each other. */
  readonly isFigure?: boolean;
};

export type Table<Row> = {
  /** Says what the rows are and in which order they come. */
  readonly caption: string;
  /** Where a heading just above says the same, the caption is left to screen readers. */
  readonly isCaptionHeard?: boolean;
  /** So few and narrow columns that they fit on any screen. */
  readonly isNarrow?: boolean;
  /** The first column names the row. */
  readonly columns: readonly [Column<Row>, ...Column<Row>[]];
  readonly rows: readonly Row[];
  /** Stands in place of the table when there are no rows: what that means, and what to do. */
  readonly empty: Content;
};

/**
 * A table that becomes a list of cards where there is no room for its columns: each cell then carries its heading.
 * The roles are written out because some browsers forget them when a table is laid out as something else.
 */
export function table<Row>({ caption, isCaptionHeard, isNarrow, columns, rows, empty }: Table<Row>): Html {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`;
  const [naming, ...others] = columns;
  return html`<table role="table" class="${isNarrow ? 'narrow' : 'wide'}">
    <caption class="${isCaptionHeard ? 'heard' : ''}">
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map((it) => html`<th role="columnheader" scope="col" class="${kindOf(it)}">${it.heading}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(
        (row) =>
          html`<tr role="row">
            <th role="rowheader" scope="row" class="${kindOf(naming)}" data-heading="${naming.heading}">
              <div>${naming.cell(row)}</div>
            </th>
            ${others.map(
              (it) =>
                html`<td role="cell" class="${kindOf(it)}" data-heading="${it.heading}">
                  <div>${it.cell(row) ?? absent}</div>
                </td>`,
            )}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Stands where there is no value: a dash to look at, a word to listen to. */
export const absent: Html = html`<span class="absent"
  ><span aria-hidden="true">–</span><span class="heard">none</span></span
>`;

/** Terms with what they are, in two columns. A term without a value is left out. */
export function facts(entries: readonly (readonly [term: string, value: Content])[]): Html {
  return html`<dl class="facts">
    ${entries
      .filter(([, value]) => value !== undefined)
      .map(
        ([term, value]) =>
          html`<div>
            <dt>${term}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
  </dl>`;
}

function kindOf(column: { readonly isFigure?: boolean }): string {
  return column.isFigure ? 'figure' : 'words';
}
