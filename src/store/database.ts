import pg from 'pg';

/** PostgreSQL's numbers for the types whose values stay strings: a `date` made a Date would move by a zone. */
const DATE_OID = 1082;

export type Database = pg.Pool;
/** A connection inside `inTransaction`: what is written through it is kept whole or not at all. */
export type Transaction = pg.PoolClient;
/** Either: a question that may be asked inside a transaction or outside. */
export type Queryable = Pick<pg.Pool, 'query'>;

/** Opens the pool. `max` connections at once; a query that waits longer than ten seconds for one fails. */
export function openDatabase(connectionString: string, { max = 16 }: { max?: number } = {}): Database {
  const types = {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
      oid === DATE_OID && format !== 'binary'
        ? (value: string) => value
        : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
  };
  const database = new pg.Pool({ connectionString, max, connectionTimeoutMillis: 10_000, types });
  // An idle connection that the server closes is replaced at the next query; without a listener it would end the process.
  database.on('error', () => {});
  return database;
}

/** Runs the steps in one transaction: committed when they return, rolled back when they throw. */
export async function inTransaction<T>(database: Database, steps: (tx: Transaction) => Promise<T>): Promise<T> {
  const tx = await database.connect();
  let fault: unknown;
  try {
    await tx.query('begin');
    const result = await steps(tx);
    await tx.query('commit');
    return result;
  } catch (error) {
    fault = error;
    await tx.query('rollback').catch(() => {});
    throw error;
  } finally {
    // A connection that broke, or that an unfinished COPY left in disorder, does not go back to the pool.
    tx.release(isConnectionLost(fault));
  }
}

function isConnectionLost(fault: unknown): boolean {
  const code = (fault as { code?: unknown } | undefined)?.code;
  return fault !== undefined && !(typeof code === 'string' && /^(22|23|40)/.test(code));
}
