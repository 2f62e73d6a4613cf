import { Command } from 'commander';
import { InputError } from '../errors.ts';
import { issueApiKey } from '../pipeline/register-institution.ts';
import { readApiKeys, revokeApiKeys } from '../store/api-keys.ts';
import { findInstitution } from './find-institution.ts';
import { formatTable } from './table.ts';
import { withDatabase } from './with-database.ts';

/** `cordon keys`: the API keys of an institution. To change one, add the new, let the bank change over, revoke the old. */
export function keysCommand(): Command {
  const keys = new Command('keys').description('the API keys of an institution');
  keys
    .command('add <institution>')
    .description('make a further key and print it, once')
    .requiredOption('--label <label>', 'what the key is for, to revoke it by')
    .action(addKey);
  keys
    .command('revoke <institution>')
    .description('end every key of a label, from the next request on')
    .requiredOption('--label <label>', 'the label that it was added under')
    .action(revokeKey);
  keys.command('list <institution>').description('the keys that were ever given, without the keys').action(listKeys);
  return keys;
}

async function addKey(name: string, { label }: { label: string }): Promise<void> {
  const apiKey = await withDatabase(async ({ database }) => {
    const { id: institutionId } = await findInstitution(database, name);
    return issueApiKey(database, { institutionId, label });
  });
  console.log(`API key, shown this once:  ${apiKey}`);
}

async function revokeKey(name: string, { label }: { label: string }): Promise<void> {
  const revoked = await withDatabase(async ({ database }) => {
    const { id: institutionId } = await findInstitution(database, name);
    return revokeApiKeys(database, { institutionId, label });
  });
  if (revoked === 0) {
    throw new InputError('key_unknown', 'No valid key has this label. See "cordon keys list".', { status: 404 });
  }
  console.log(revoked === 1 ? 'The key is revoked.' : `${revoked} keys are revoked.`);
}

async function listKeys(name: string): Promise<void> {
  const keys = await withDatabase(async ({ database }) => {
    const { id: institutionId } = await findInstitution(database, name);
    return readApiKeys(database, institutionId);
  });
  console.log(
    formatTable(
      ['label', 'made', 'revoked'],
      keys.map((it) => [it.label, it.createdAt.toISOString(), it.revokedAt?.toISOString() ?? '']),
    ),
  );
}
