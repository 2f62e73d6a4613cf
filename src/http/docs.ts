import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import express, { Router, type RequestHandler } from 'express';
import { openApiDocument } from './openapi.ts';
import { route } from './route.ts';

const SWAGGER_UI = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Cordon: how institutions talk to it</title>
    <link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
    <link rel="stylesheet" href="/docs/swagger-ui.css">
  </head>
  <body>
    <main id="reference"></main>
    <noscript>This page needs JavaScript. The document behind it is at <a href="/openapi.json">/openapi.json</a>.</noscript>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/show.js"></script>
  </body>
</html>
`;

const SCRIPT = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#reference', deepLinking: true, validatorUrl: null });
`;

/** The OpenAPI document, and a page on which a person can read it. Everything the page needs is served from here. */
export function docsRoutes(): Router {
  const router = Router();
  const document = openApiDocument();
  route(router, '/openapi.json', {
    get: (_request, response) => {
      response.json(document);
    },
  });
  router.use('/docs', allowInlineStyles);
  route(router, '/docs', {
    get: (_request, response) => {
      response.type('html').send(PAGE);
    },
  });
  route(router, '/docs/show.js', {
    get: (_request, response) => {
      response.type('text/javascript').send(SCRIPT);
    },
  });
  router.use('/docs', express.static(SWAGGER_UI, { index: false, maxAge: '1h' }));
  return router;
}

/** The page writes style attributes. Its scripts come from here all the same. */
const allowInlineStyles: RequestHandler = (_request, response, next) => {
  const policy = String(response.getHeader('content-security-policy'));
  response.set('content-security-policy', policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"));
  next();
};
