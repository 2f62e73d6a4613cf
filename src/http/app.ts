/**
 * The institutions' door. A request is given an id, led in by its API key, checked, and answered by one step of the
 * line or one question to the store; whatever goes wrong on the way is answered in ./problem.ts and nowhere else.
 */
import express, { type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import type { ScreeningServices } from '../pipeline/screen-chunk.ts';
import type { Backend } from '../queue/backend.ts';
import { authenticate } from './authenticate.ts';
import { batchRoutes, type BatchServices } from './batches.ts';
import { designationRoutes } from './designations.ts';
import { docsRoutes } from './docs.ts';
import { healthRoutes } from './health.ts';
import { listRoutes } from './lists.ts';
import { metricRoutes } from './metrics.ts';
import { answerNotFound, answerWithProblem } from './problem.ts';
import { recommendationRoutes } from './recommendations.ts';
import { logRequests } from './request-log.ts';
import { screeningRoutes } from './screenings.ts';
import { endUnreadUploads } from './upload-body.ts';

export type HttpServices = BatchServices & ScreeningServices & { readonly backend: Backend };

/** Puts the door together. The console, the supervisors' door, is another room and is handed in. */
export function createApp(services: HttpServices, { console }: { console?: Router } = {}): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', services.config.trustedProxies);
  app.set('etag', false); // answers are not stored anywhere on the way, so there is nothing to compare

  app.use(logRequests, endUnreadUploads);
  if (console) app.use('/console', console);
  app.use(securityHeaders);
  app.use(healthRoutes(services), metricRoutes(services), docsRoutes());

  app.use('/v1', neverStored, authenticate(services));
  app.use(batchRoutes(services), screeningRoutes(services), recommendationRoutes(services));
  app.use(listRoutes(services), designationRoutes(services));

  app.use(answerNotFound);
  app.use(answerWithProblem);
  return app;
}

const securityHeaders = helmet({
  contentSecurityPolicy: {
    // Whoever serves this over plain HTTP in a closed network must still reach it.
    directives: { upgradeInsecureRequests: null, styleSrc: ["'self'"] },
  },
});

const neverStored: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store');
  next();
};
