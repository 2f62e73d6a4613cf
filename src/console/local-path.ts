const SOMEWHERE = 'http://console.invalid';

/** The page to go to after the sign-in: the one asked for if it is one of the console, otherwise the overview. */
export function localPath(asked: unknown): string {
  if (typeof asked !== 'string' || !URL.canParse(asked, SOMEWHERE)) return '/console';
  // Parsed as a browser would: `//elsewhere` and `/\elsewhere` then show themselves as another origin.
  const url = new URL(asked, SOMEWHERE);
  const isOurs = url.origin === SOMEWHERE && /^\/console(\/|$)/.test(url.pathname);
  return isOurs && url.pathname !== '/console/sign-in' ? url.pathname + url.search : '/console';
}
