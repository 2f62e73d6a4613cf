import { createRequire } from 'node:module';
import { join } from 'node:path';
import express, { Router } from 'express';

const { resolve } = createRequire(import.meta.url);

/** Every file that a page loads, by the name it is asked for. What is not ours comes from its package as it is. */
const FILES: Readonly<Record<string, string>> = {
  'pico.css': resolve('@picocss/pico/css/pico.min.css'),
  'htmx.js': resolve('htmx.org/dist/htmx.min.js'),
  'console.css': join(import.meta.dirname, 'assets/console.css'),
  'console.js': join(import.meta.dirname, 'assets/console.js'),
  'mark.svg': join(import.meta.dirname, 'assets/mark.svg'),
};

/** Serves the files of the console, and no others. They are for everybody: the sign-in page needs them. */
export function consoleAssets(): Router {
  const router = Router();
  for (const [name, file] of Object.entries(FILES)) {
    router.use(
      `/${name}`,
      express.static(file, {
        // Asked for again at every page, and answered by 304: after an upgrade nobody sees the old style.
        setHeaders: (response) => void response.set('cache-control', 'no-cache'),
      }),
    );
  }
  return router;
}
