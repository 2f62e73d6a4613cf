import { Command } from 'commander';
import { InputError } from '../errors.ts';
import { registerSupervisor, replacePassword } from '../store/supervisors.ts';
import { askPassword } from './ask-password.ts';
import { withDatabase } from './with-database.ts';

/** `cordon supervisors`: who may sign in to the console. */
export function supervisorsCommand(): Command {
  const supervisors = new Command('supervisors').description('who may sign in to the console');
  supervisors
    .command('add <username>')
    .description('put a supervisor on record; the password is asked for, or read from standard input')
    .requiredOption('--name <name>', 'the name that the console and the records show')
    .action(addSupervisor);
  supervisors
    .command('password <username>')
    .description('set another password and end all sessions of the supervisor')
    .action(changePassword);
  return supervisors;
}

async function addSupervisor(username: string, { name: displayName }: { name: string }): Promise<void> {
  const password = await askPassword();
  const supervisor = await withDatabase(({ database }) =>
    registerSupervisor(database, { username, displayName, password }),
  );
  if (supervisor === undefined) {
    throw new InputError('supervisor_exists', 'A supervisor of this username is on record already.', { status: 409 });
  }
  console.log(`${username} may sign in to the console.`);
}

async function changePassword(username: string): Promise<void> {
  const password = await askPassword();
  const isKnown = await withDatabase(({ database }) => replacePassword(database, { username, password }));
  if (!isKnown) throw new InputError('supervisor_unknown', 'No supervisor has this username.', { status: 404 });
  console.log('The password is changed, and the sessions under the old one have ended.');
}
