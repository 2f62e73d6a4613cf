import { join } from 'node:path';
import { readConfig, type Config } from '../config.ts';
import { openDatabase, type Database } from '../store/database.ts';
import { startEmbeddedPostgres } from '../store/embedded-postgres.ts';
import { migrate } from '../store/migrate.ts';
import { readSecretKey } from '../store/secret-key.ts';

/** What the commands of an operator work on. */
export type Ground = { readonly config: Config; readonly database: Database; readonly secretKey: Buffer };

/**
 * Opens the database that the environment names, for as long as the steps run: the given one, or the embedded one,
 * which is started where it does not run and joined where a service is using it.
 */
export async function withDatabase<T>(steps: (ground: Ground) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const postgres =
    config.databaseUrl === undefined ? await startEmbeddedPostgres(join(config.dataDirectory, 'postgres')) : undefined;
  const database = openDatabase(config.databaseUrl ?? postgres!.connectionString, { max: 4 });
  try {
    await migrate(database);
    return await steps({ config, database, secretKey: await readSecretKey(config) });
  } finally {
    await database.end();
    await postgres?.stop();
  }
}
