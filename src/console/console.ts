import { Router, urlencoded } from 'express';
import type { Config } from '../config.ts';
import type { Queues } from '../queue/queues.ts';
import type { Database } from '../store/database.ts';
import { consoleAssets } from './assets.ts';
import { refuseForeignPosts, securityHeaders } from './guard.ts';
import { batchRoutes } from './batch.ts';
import { batchesRoutes } from './batches.ts';
import { deliveriesRoutes } from './deliveries.ts';
import { deliveryRoutes } from './delivery.ts';
import { institutionsRoutes } from './institutions.ts';
import { disseminationRoutes } from './dissemination.ts';
import { listChangesRoutes } from './list-changes.ts';
import { listsRoutes } from './lists.ts';
import { meetingRoutes } from './meeting.ts';
import { meetingsRoutes } from './meetings.ts';
import { overviewRoutes } from './overview.ts';
import { recommendationRoutes } from './recommendation.ts';
import { recommendationsRoutes } from './recommendations.ts';
import { registerDoor } from './register-door.ts';
import type { RegisterSteps } from './register-steps.ts';
import { rescreeningsRoutes } from './rescreenings.ts';
import { endSession, requireFormToken, requireSession } from './session.ts';
import { signInRoutes } from './sign-in.ts';
import { showNotFound, showTrouble } from './trouble.ts';
import { uploadedFile } from './uploaded-file.ts';

/** No form of the console is longer. */
const FORM_BYTES_MAX = 8_192;

export type ConsoleServices = {
  readonly config: Config;
  readonly database: Database;
  readonly queues: Queues;
  readonly register: RegisterSteps;
};

/**
 * The supervisors' door, to be mounted at /console. The order of the lines below is the order in which a request
 * passes: nothing behind `requireSession` is seen by anybody who is not signed in.
 */
export function createConsole(services: ConsoleServices): Router {
  const router = Router();
  router.use(securityHeaders(services.config));
  router.use('/assets', consoleAssets());
  router.use(refuseForeignPosts(services.config));
  router.use(urlencoded({ extended: false, limit: FORM_BYTES_MAX }));
  router.use('/sign-in', signInRoutes(services));

  router.use(requireSession(services));
  router.use('/register/import', uploadedFile());
  router.use(requireFormToken);
  router.post('/sign-out', async (request, response) => {
    await endSession(services, request, response);
    response.redirect(303, '/console/sign-in');
  });
  router.use('/', overviewRoutes(services));
  router.use('/batches', batchesRoutes(services), batchRoutes(services));
  router.use('/recommendations', recommendationsRoutes(services), recommendationRoutes(services));
  router.use('/deliveries', deliveriesRoutes(services), deliveryRoutes(services));
  router.use('/lists', listsRoutes(services), listChangesRoutes(services), disseminationRoutes(services));
  router.use('/register', registerDoor(services));
  router.use('/meetings', meetingsRoutes(services), meetingRoutes(services));
  router.use('/re-screenings', rescreeningsRoutes(services));
  router.use('/institutions', institutionsRoutes(services));
  router.use(showNotFound);
  router.use(showTrouble);
  return router;
}
