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
  // The pool listens to idle connections only. One that ends between two statements would end the process; the next
  // statement fails and tells.
  const endedMeanwhile = () => {};
  tx.on('error', endedMeanwhile);
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
    tx.off('error', endedMeanwhile);
    tx.release(isConnectionLost(fault));
  }
}

function isConnectionLost(fault: unknown): boolean {
  const code = (fault as { code?: unknown } | undefined)?.code;
  return fault !== undefined && !(typeof code === 'string' && /^(22|23|40)/.test(code));
}

/** What the system says of a server that is not there, and PostgreSQL of one that is shutting down, starting or full. */
const AWAY_CODES =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|57P0[123]|53300|08\w{3})$/;
/** The driver gives its own complaints no code. */
const AWAY_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection)/;

/** Whether a question failed because PostgreSQL cannot be reached at this moment, and not because of the question. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return typeof code === 'string' ? AWAY_CODES.test(code) : typeof message === 'string' && AWAY_MESSAGES.test(message);
}
