import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { openDatabase, type Database } from '../../src/store/database.ts';

/**
 * A database of this test file's own, cloned from the migrated template and dropped at the end. Call it at the top
 * of the file (or of a describe) and use the answer inside the tests.
 */
export function useDatabase(): { readonly database: Database; readonly url: string } {
  let database: Database;
  const template = new URL(inject('templateUrl'));
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = new URL(template);
  url.pathname = `/${name}`;
  const admin = new URL(template);
  admin.pathname = '/postgres';

  beforeAll(async () => {
    await ask(admin.href, `create database ${name} template ${template.pathname.slice(1)} strategy file_copy`);
    database = openDatabase(url.href);
  });
  afterAll(async () => {
    await database.end();
    await ask(admin.href, `drop database ${name} with (force)`);
  });
  return {
    get database() {
      return database;
    },
    url: url.href,
  };
}

async function ask(connectionString: string, question: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(question).finally(() => client.end());
}
