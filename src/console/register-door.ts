import { Router } from 'express';
import type { Database } from '../store/database.ts';
import { determinationRoutes } from './determination.ts';
import { proposeRoutes } from './propose.ts';
import { proposalRoutes } from './proposal.ts';
import { registerImportRoutes } from './register-import.ts';
import { registerQueueRoutes } from './register-queue.ts';
import type { RegisterSteps } from './register-steps.ts';
import { registerRoutes } from './register.ts';

/** The pages of the national register, each under its own address. */
export function registerDoor(services: { database: Database; register: RegisterSteps }): Router {
  const router = Router();
  router.use('/', registerRoutes(services));
  router.use('/queue', registerQueueRoutes(services));
  router.use('/propose', proposeRoutes(services));
  router.use('/import', registerImportRoutes(services));
  router.use('/proposals', proposalRoutes(services));
  router.use('/determinations', determinationRoutes(services));
  return router;
}
