import { html } from 'hono/html';
import type { Html } from './table.ts';

export type Choice = {
  readonly name: string;
  readonly label: string;
  /** What is chosen now; undefined for all. */
  readonly value: string | undefined;
  readonly options: readonly (readonly [value: string, label: string])[];
};

/** A form that narrows a list. It asks for the page again with the choices in its address, so a filter can be linked. */
export function filterForm(path: string, choices: readonly Choice[]): Html {
  const isFiltered = choices.some((choice) => choice.value !== undefined);
  return html`<search aria-label="Filter">
    <form class="filter" method="get" action="${path}">
      ${choices.map(
        ({ name, label, value, options }) =>
          html`<label
            >${label}
            <select name="${name}">
              <option value="">All</option>
              ${options.map(
                ([option, text]) =>
                  html`<option value="${option}" ${option === value ? html`selected` : undefined}>${text}</option>`,
              )}
            </select></label
          >`,
      )}
      <div class="filter-buttons">
        <button type="submit">Apply</button>
        ${isFiltered ? html`<a href="${path}">Show all</a>` : undefined}
      </div>
    </form>
  </search>`;
}
