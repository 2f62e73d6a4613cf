import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { readConfig, type Config } from '../../config.ts';
import { registerInstitution } from '../../pipeline/register-institution.ts';
import { startService, type Service } from '../../service.ts';
import { registerSupervisor } from '../../store/supervisors.ts';
import type { Connection } from '../client.ts';
import { claimFolder } from './folder.ts';
import { DEMO_INSTITUTIONS } from './institutions.ts';
import type { BookName } from './planted-case.ts';
import { openReceiver, type Receiver } from './receiver.ts';

/** Everything that the demo plays on: the whole service, two banks, their receiver and a supervisor. */
export type Stage = {
  readonly service: Service & { readonly url: string };
  readonly receiver: Receiver;
  readonly connections: Readonly<Record<BookName, Connection>>;
  readonly supervisor: { readonly username: string; readonly password: string };
  /** The port that was asked for, where another program has it. */
  readonly portTaken: number | undefined;
  readonly close: () => Promise<void>;
};

const BOOK_NAMES = Object.keys(DEMO_INSTITUTIONS) as BookName[];

/** Opens the stage on a PostgreSQL of its own, new at every start. What fails to open leaves nothing behind. */
export async function openStage(env: NodeJS.ProcessEnv): Promise<Stage> {
  const given = readConfig(env);
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).toReversed()) await closer();
  };
  try {
    const folder = join(given.dataDirectory, 'demo');
    const claim = await claimFolder(folder);
    closers.push(claim.release);
    const receiver = await openReceiver();
    closers.push(receiver.close);

    const isFree = given.port === 0 || (await isPortFree(given));
    const service = await startService(demoConfig(given, { folder, port: isFree ? given.port : 0 }), { role: 'all' });
    closers.push(service.close);
    const url = service.url!;
    return {
      service: { ...service, url },
      receiver,
      connections: await registerBanks(service, receiver, url),
      supervisor: await registerDemoSupervisor(service),
      portTaken: isFree ? undefined : given.port,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Never the database that the environment names: the demo fills and empties its own. */
function demoConfig(given: Config, { folder, port }: { readonly folder: string; readonly port: number }): Config {
  return {
    ...given,
    port,
    dataDirectory: folder,
    databaseUrl: undefined,
    secretKey: undefined,
    publicUrl: undefined,
    allowPrivateAddresses: true,
    listAuthorities: [], // it plays with the lists that come with the project, and asks nobody
    isCookieSecure: false,
  };
}

function isPortFree({ host, port }: Config): Promise<boolean> {
  return new Promise((found) => {
    const server = createServer();
    server.once('error', () => found(false));
    server.listen(port, host, () => server.close(() => found(true)));
  });
}

async function registerBanks(
  service: Service,
  receiver: Receiver,
  url: string,
): Promise<Readonly<Record<BookName, Connection>>> {
  const connections = BOOK_NAMES.map(async (book) => {
    const { name, kind, country, declaredBinding } = DEMO_INSTITUTIONS[book];
    const institution = { name, kind, country, declaredBinding, webhookUrl: receiver.addressOf(book) };
    const { apiKey, webhookSecret } = await registerInstitution(service, institution);
    receiver.trust(book, webhookSecret!);
    return [book, { url, apiKey }] as const;
  });
  return Object.fromEntries(await Promise.all(connections)) as Record<BookName, Connection>;
}

async function registerDemoSupervisor({ database }: Service): Promise<Stage['supervisor']> {
  const supervisor = { username: 'demo', password: randomBytes(12).toString('base64url') };
  await registerSupervisor(database, { ...supervisor, displayName: 'Demo Supervisor' });
  return supervisor;
}
