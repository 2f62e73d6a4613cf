import { Command, Option } from 'commander';
import { z } from 'zod';
import { country } from '../batches/country.ts';
import type { Institution } from '../batches/institution.ts';
import { readConfig } from '../config.ts';
import { AUTHORITIES } from '../designations/designation.ts';
import { InputError } from '../errors.ts';
import { registerEndpoint, registerInstitution } from '../pipeline/register-institution.ts';
import { inTransaction } from '../store/database.ts';
import { readInstitutions } from '../store/institutions.ts';
import { dropBook, keepBook } from '../store/kept-book.ts';
import { saveListUpdates } from '../store/list-readers.ts';
import { webhookEndpointUrl } from '../webhooks/endpoint-url.ts';
import { findInstitution } from './find-institution.ts';
import { checkedBy } from './parse-option.ts';
import { formatTable } from './table.ts';
import { withDatabase } from './with-database.ts';

type AddOptions = {
  readonly kind: Institution['kind'];
  readonly country: string;
  readonly binding?: string[];
  readonly webhook?: string;
};

/** `cordon institutions`: the banks and registries that send batches. */
export function institutionsCommand(): Command {
  const institutions = new Command('institutions').description('the banks and registries that send batches');
  institutions
    .command('add <name>')
    .description('put an institution on record and print its API key and webhook secret, once')
    .addOption(new Option('--kind <kind>').choices(['bank', 'registry']).default('bank'))
    .requiredOption('--country <code>', 'whose law it works under (ISO 3166-1, two letters)', checkedBy(country))
    .addOption(
      new Option('--binding <authority...>', 'lists that it has declared binding on itself').choices(AUTHORITIES),
    )
    .option('--webhook <url>', 'where recommendations are sent')
    .action(addInstitution);
  institutions
    .command('webhook <name> <url>')
    .description('set another webhook address and print its new secret, once')
    .option('--list-updates', 'tell it of every change of the lists, too')
    .option('--no-list-updates', 'tell it no more; where neither is given it stays as it is')
    .action(changeWebhook);
  institutions
    .command('keep-book <name>')
    .description('keep its customers here, so that they are screened again when a list changes')
    .addOption(
      new Option('--days <days>', 'let go of a customer who was not sent for so many days').argParser(
        checkedBy(z.coerce.number().int().min(1).max(3_650)),
      ),
    )
    .addOption(new Option('--off', 'keep the book no longer, and delete what was kept').conflicts('days'))
    .action(changeKeptBook);
  institutions.command('list').description('all institutions on record').action(listInstitutions);
  return institutions;
}

async function addInstitution(name: string, { binding, webhook, ...options }: AddOptions): Promise<void> {
  const webhookUrl = webhook === undefined ? undefined : checkWebhook(webhook);
  const { institution, apiKey, webhookSecret } = await withDatabase((ground) =>
    registerInstitution(ground, {
      name,
      ...options,
      declaredBinding: binding ?? [],
      ...(webhookUrl !== undefined && { webhookUrl }),
    }),
  );
  console.log(`${institution.name} is on record as ${institution.id}.`);
  console.log(`API key, shown this once:         ${apiKey}`);
  if (webhookSecret !== undefined) console.log(`Webhook secret, shown this once:  ${webhookSecret}`);
}

async function changeWebhook(
  name: string,
  url: string,
  { listUpdates }: { readonly listUpdates?: boolean },
): Promise<void> {
  const checked = checkWebhook(url);
  const secret = await withDatabase(async ({ database, secretKey }) => {
    const { id: institutionId } = await findInstitution(database, name);
    const registered = await registerEndpoint(database, secretKey, { institutionId, url: checked });
    if (listUpdates !== undefined) await saveListUpdates(database, { institutionId, isWanted: listUpdates });
    return registered;
  });
  console.log(`Webhook secret, shown this once:  ${secret}`);
}

async function changeKeptBook(name: string, { days, off }: { days?: number; off?: true }): Promise<void> {
  if (days === undefined && !off) throw new InputError('option_missing', 'Write either --days or --off.');
  const deleted = await withDatabase(async ({ database }) => {
    const { id: institutionId } = await findInstitution(database, name);
    if (days === undefined) return inTransaction(database, (tx) => dropBook(tx, institutionId));
    await keepBook(database, { institutionId, days });
    return undefined;
  });
  console.log(
    deleted === undefined
      ? `The book of ${name} is kept from its next batch on, each customer for ${days} days after he was last sent.`
      : `The book of ${name} is not kept. Customers deleted: ${deleted}.`,
  );
}

async function listInstitutions(): Promise<void> {
  const institutions = await withDatabase(({ database }) => readInstitutions(database));
  console.log(
    formatTable(
      ['name', 'kind', 'country', 'declared binding', 'id'],
      institutions.map((it) => [it.name, it.kind, it.country, it.declaredBinding.join(', '), it.id]),
    ),
  );
}

function checkWebhook(url: string): string {
  return checkedBy(webhookEndpointUrl(readConfig(process.env)))(url);
}
