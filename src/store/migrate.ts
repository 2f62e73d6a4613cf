import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { UnavailableError } from '../errors.ts';
import { isDatabaseAway, type Database } from './database.ts';

const FOLDER = join(import.meta.dirname, 'migrations');

/**
 * Brings the database to the newest schema: each `.sql` file once, in the order of its number, all in one
 * transaction. Several processes may start at once; one migrates and the others wait for it.
 */
export async function migrate(database: Database): Promise<void> {
  // The pool stays the caller's: destroying this Kysely would end it, so it is let go instead.
  const migrator = new Migrator({
    db: new Kysely({ dialect: new PostgresDialect({ pool: database }) }),
    provider: { getMigrations: readMigrations },
  });
  const { error } = await migrator.migrateToLatest();
  if (isDatabaseAway(error)) {
    throw new UnavailableError('The database does not answer: is PostgreSQL running where DATABASE_URL says?', {
      cause: error,
    });
  }
  if (error !== undefined) throw new Error('The database could not be migrated.', { cause: error });
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).toSorted();
  const migrations = names.map(async (name) => {
    const statements = await readFile(join(FOLDER, name), 'utf8');
    return [name, { up: async (db) => void (await sql.raw(statements).execute(db)) } satisfies Migration] as const;
  });
  return Object.fromEntries(await Promise.all(migrations));
}
