import { html } from 'hono/html';
import { secondOfDay } from './moment.ts';
import type { Visitor } from './session.ts';
import type { Content, Html } from './table.ts';

const SECTIONS = [
  ['/console', 'Overview'],
  ['/console/batches', 'Batches'],
  ['/console/recommendations', 'Recommendations'],
  ['/console/deliveries', 'Deliveries'],
  ['/console/lists', 'Lists'],
  ['/console/register', 'Register'],
  ['/console/meetings', 'Meetings'],
  ['/console/re-screenings', 'Re-screenings'],
  ['/console/institutions', 'Institutions'],
] as const;

export type Section = (typeof SECTIONS)[number][1];

export type Sheet = {
  /** The one heading of the page, and the first half of its title. */
  readonly heading: string;
  /** The part of the console that it belongs to; undefined for pages beside them. */
  readonly section?: Section;
  /** The pages above this one, from the top; the section alone where it says nothing. */
  readonly above?: readonly (readonly [path: string, label: string])[];
  readonly main: Content;
};

/** Everything around the matter of a page. Without a visitor there is nothing to navigate to and nobody to sign out. */
export function page(visitor: Visitor | undefined, sheet: Sheet): string {
  return String(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <meta name="htmx-config" content="${HTMX_CONFIG}" />
          <title>${sheet.heading} · Cordon</title>
          <link rel="icon" type="image/svg+xml" href="/console/assets/mark.svg" />
          <link rel="stylesheet" href="/console/assets/pico.css" />
          <link rel="stylesheet" href="/console/assets/console.css" />
          <script src="/console/assets/htmx.js" defer></script>
          <script src="/console/assets/console.js" defer></script>
        </head>
        <body>
          <a class="skip" href="#main">Skip to the content</a>
          ${banner(visitor, sheet.section)}
          <main id="main" tabindex="-1">
            ${visitor && breadcrumbs(sheet)}
            <h1>${sheet.heading}</h1>
            ${sheet.main}
          </main>
          <footer>
            <p>
              Cordon · All times are UTC · A recommendation is not an order: the institution and the competent authority
              decide.
            </p>
          </footer>
        </body>
      </html>`,
  );
}

/**
 * A part of a page that asks for itself anew so many seconds apart, until it comes without being live. Without
 * JavaScript it stays as it is, and says how to see it anew. There is one on a page.
 */
export function live({ path, seconds }: { path: string; seconds: number | undefined }, part: Content): Html {
  const polling =
    seconds === undefined
      ? undefined
      : html`hx-get="${path}" hx-trigger="every ${seconds}s" hx-select="#live" hx-swap="outerMorph"`;
  return html`${
      seconds &&
      html`<p class="live-control">
        <span id="trouble" role="status"></span>
        <button type="button" class="quiet" id="pause" aria-pressed="false" hidden>Pause renewing</button>
      </p>`
    }
    <div id="live" ${polling}>
      <p class="freshness">
        As of ${secondOfDay(new Date())}<noscript>. <a href="${path}">Reload for newer figures</a></noscript>
      </p>
      ${part}
    </div>`;
}

/** An answer that is no page (a fault, a restart) leaves what is shown; what a reader opened stays open. */
const HTMX_CONFIG = JSON.stringify({
  noSwap: [204, 304, '4xx', '5xx'],
  morphIgnore: ['data-htmx-powered', 'open'],
  includeIndicatorCSS: false,
  history: false,
});

function banner(visitor: Visitor | undefined, section: Section | undefined): Html {
  return html`<header class="banner">
    <div class="banner-line">
      <a class="brand" href="/console"
        ><svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
          <path d="M25.5 9.5a11.5 11.5 0 1 0 0 13" />
          <path d="M16 9v14M11 12.5v7M21 12.5v7" /></svg
        ><span>Cordon <span class="brand-what">Supervision console</span></span></a
      >
      ${visitor && signOut(visitor)}
    </div>
    ${
      visitor &&
      html`<nav aria-label="Console">
        <ul>
          ${SECTIONS.map(
            ([path, label]) =>
              html`<li>
                <a href="${path}" ${label === section ? html`aria-current="page"` : undefined}>${label}</a>
              </li>`,
          )}
        </ul>
      </nav>`
    }
  </header>`;
}

function signOut({ supervisor, formToken }: Visitor): Html {
  return html`<form class="sign-out" method="post" action="/console/sign-out">
    <input type="hidden" name="formToken" value="${formToken}" />
    <span>${supervisor.displayName}</span>
    <button type="submit">Sign out</button>
  </form>`;
}

function breadcrumbs({ heading, section, above = [] }: Sheet): Html | undefined {
  const home = section === 'Overview' ? [] : [['/console', 'Overview'] as const];
  const links = [...home, ...above];
  if (links.length === 0) return undefined;
  return html`<nav class="breadcrumbs" aria-label="Breadcrumb">
    <ol>
      ${links.map(([path, label]) => html`<li><a href="${path}">${label}</a></li>`)}
      <li aria-current="page">${heading}</li>
    </ol>
  </nav>`;
}
