import { InputError } from '../errors.ts';
import type { Queryable } from './database.ts';
import { hashPassword, verifyPassword } from './passwords.ts';

/** A person of the central bank who signs in to the console. */
export type Supervisor = { readonly id: string; readonly username: string; readonly displayName: string };

type SupervisorRow = { id: string; username: string; display_name: string; password_hash: string };

const USERNAME = /^[a-z0-9][a-z0-9._-]{1,63}$/;
const PASSWORD_LENGTH_MIN = 12;
/** Longer ones are no safer, and each byte of them would be hashed for whoever asks. */
const PASSWORD_LENGTH_MAX = 200;

/** Puts a supervisor on record; undefined when the username is taken. */
export async function registerSupervisor(
  database: Queryable,
  { username, displayName, password }: { username: string; displayName: string; password: string },
): Promise<Supervisor | undefined> {
  if (!USERNAME.test(username)) {
    throw new InputError(
      'invalid_username',
      'A username has 2 to 64 small letters, digits, dots, hyphens and underscores, and begins with a letter or digit.',
    );
  }
  const { rows } = await database.query<SupervisorRow>(
    `insert into supervisors (username, display_name, password_hash) values ($1, $2, $3)
     on conflict (username) do nothing
     returning id, username, display_name, password_hash`,
    [username, displayName, await hashAcceptable(password)],
  );
  return rows[0] && toSupervisor(rows[0]);
}

/** Sets another password and ends the supervisor's sessions. False when there is no such username. */
export async function replacePassword(
  database: Queryable,
  { username, password }: { username: string; password: string },
): Promise<boolean> {
  const { rowCount } = await database.query(
    `with changed as (
       update supervisors set password_hash = $2 where username = $1 returning id
     ), ended as (
       delete from sessions s using changed c where s.supervisor_id = c.id
     )
     select from changed`,
    [username, await hashAcceptable(password)],
  );
  return rowCount === 1;
}

/**
 * Who this is; undefined for an unknown username, a wrong password and a disabled supervisor alike, and the answer
 * takes the same time for all of them.
 */
export async function findSupervisorByPassword(
  database: Queryable,
  { username, password }: { username: string; password: string },
): Promise<Supervisor | undefined> {
  const { rows } = await database.query<SupervisorRow>(
    'select id, username, display_name, password_hash from supervisors where username = $1 and disabled_at is null',
    [username],
  );
  // What is longer than any password can be is cut, which keeps it wrong and makes it cheap.
  const isRight = await verifyPassword(password.slice(0, PASSWORD_LENGTH_MAX + 1), rows[0]?.password_hash);
  return isRight && rows[0] ? toSupervisor(rows[0]) : undefined;
}

/** Who has this username; undefined for nobody and for a disabled supervisor. */
export async function findSupervisorByUsername(database: Queryable, username: string): Promise<Supervisor | undefined> {
  const { rows } = await database.query<SupervisorRow>(
    'select id, username, display_name, password_hash from supervisors where username = $1 and disabled_at is null',
    [username],
  );
  return rows[0] && toSupervisor(rows[0]);
}

async function hashAcceptable(password: string): Promise<string> {
  if (password.length < PASSWORD_LENGTH_MIN || password.length > PASSWORD_LENGTH_MAX) {
    throw new InputError(
      'invalid_password_length',
      `A password has ${PASSWORD_LENGTH_MIN} to ${PASSWORD_LENGTH_MAX} characters.`,
    );
  }
  return hashPassword(password);
}

function toSupervisor({ id, username, display_name: displayName }: SupervisorRow): Supervisor {
  return { id, username, displayName };
}
