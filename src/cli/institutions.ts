import { Command, Option } from 'commander';
import { country } from '../batches/country.ts';
import type { Institution } from '../batches/institution.ts';
import { readConfig } from '../config.ts';
import { AUTHORITIES } from '../designations/designation.ts';
import { registerEndpoint, registerInstitution } from '../pipeline/register-institution.ts';
import { readInstitutions } from '../store/institutions.ts';
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
