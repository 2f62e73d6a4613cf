import closeWithGrace from 'close-with-grace';
import { readConfig } from './config.ts';
import { InputError, UnavailableError } from './errors.ts';
import { log, logFault } from './log.ts';
import { ROLES, startService, type Role } from './service.ts';

/** Longer than any request and any attempt of a delivery, so that what is running can finish. */
const GRACE_MS = 45_000;

const role = ROLES.find((it) => it === (process.argv[2] ?? 'all'));
if (role === undefined) {
  process.stderr.write(`Start the service as one of: ${ROLES.join(', ')}.\n`);
  process.exit(2);
}
await run(role);

/** `npm start`: runs until SIGTERM or SIGINT, then finishes what is running. */
async function run(role: Role): Promise<void> {
  try {
    const service = await startService(readConfig(process.env), { role });
    if (service.url !== undefined)
      process.stdout.write(`Cordon answers at ${service.url}. The console is ${service.url}/console.\n`);
    closeWithGrace({ delay: GRACE_MS, logger: false }, async ({ err }) => {
      if (err) logFault('service.fault', err);
      await service.close();
      log('service.stopped', { role });
    });
  } catch (error) {
    logFault('service.not_started', error);
    const isExpected = error instanceof InputError || error instanceof UnavailableError;
    process.stderr.write(
      isExpected ? `${error.message}\n` : 'The service could not start; the log line above says where.\n',
    );
    process.exit(1);
  }
}
