/** Starts a PostgreSQL in the folder of the first argument, tells its address, and stays. */
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';

const { connectionString } = await startEmbeddedPostgres(process.argv[2]!);
process.send!(connectionString);
setInterval(() => {}, 1_000);
