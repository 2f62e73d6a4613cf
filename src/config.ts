import { z } from 'zod';
import { InputError } from './errors.ts';

/** `true`/`1` or `false`/`0`: anything else is refused rather than taken for false. */
const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1');
const count = (fallback: number, max: number) => z.coerce.number().int().min(1).max(max).default(fallback);

/** The environment, variable by variable. README.md explains each; a test holds the two together. */
const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  PUBLIC_URL: z.url().optional(),
  DATABASE_URL: z.string().optional(),
  REDIS_URL: z.string().optional(),
  CORDON_DATA_DIR: z.string().default('./data'),
  CORDON_SECRET_KEY: z
    .string()
    .optional()
    .refine((value) => value === undefined || Buffer.from(value, 'base64').length === 32, {
      error: 'must be 32 random bytes in base64, for example from: openssl rand -base64 32',
    }),
  BATCH_BYTES_MAX: count(2 ** 30, 2 ** 34),
  BATCH_HOLDERS_MAX: count(1_000_000, 10_000_000),
  CHUNK_HOLDERS: count(1_000, 5_000),
  UPLOADS_AT_ONCE: count(4, 64),
  SCREENING_CONCURRENCY: count(2, 64),
  DELIVERY_CONCURRENCY: count(8, 256),
  REQUEUE_INTERVAL_MS: count(15_000, 3_600_000),
  WEBHOOK_TIMEOUT_MS: count(20_000, 60_000),
  WEBHOOK_ALLOW_PRIVATE_ADDRESSES: flag.default(false),
  LIST_AUTHORITIES: z
    .string()
    .regex(/^[a-z-]+(\s*,\s*[a-z-]+)*$/, 'must be names of lists with commas between, or none')
    .default('none'),
  LIST_REFRESH_HOURS: count(6, 168),
  LIST_MIRROR: z.string().optional(),
  LIST_TIMEOUT_MS: count(300_000, 3_600_000),
  LIST_BYTES_MAX: count(2 ** 28, 2 ** 31),
  LIST_SHRINK_SHARE_MAX: z.coerce.number().min(0).max(1).default(0.1),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(8).default(0),
  SESSION_HOURS: count(10, 72),
  COOKIE_SECURE: flag.default(false),
});

/** With a database of one's own several machines may share the records, and a key in a file of one machine would not do. */
const consistent = environment.refine((it) => it.DATABASE_URL === undefined || it.CORDON_SECRET_KEY !== undefined, {
  path: ['CORDON_SECRET_KEY'],
  error: 'is needed with DATABASE_URL, and must be the same in every process (32 bytes: openssl rand -base64 32)',
});

export type Config = {
  readonly host: string;
  /** 0 asks the system for a free port. */
  readonly port: number;
  /** How people and institutions reach the service, without a final slash. */
  readonly publicUrl: string | undefined;
  /** Undefined: the service starts a PostgreSQL of its own under `dataDirectory`. */
  readonly databaseUrl: string | undefined;
  /** Undefined: the queue lives in PostgreSQL. */
  readonly redisUrl: string | undefined;
  readonly dataDirectory: string;
  /** 32 bytes that seal the webhook secrets. Undefined: a key of its own is kept in a file under `dataDirectory`. */
  readonly secretKey: Buffer | undefined;
  readonly batchBytesMax: number;
  readonly batchHoldersMax: number;
  readonly chunkHolders: number;
  readonly uploadsAtOnce: number;
  readonly screeningConcurrency: number;
  readonly deliveryConcurrency: number;
  readonly requeueIntervalMs: number;
  readonly webhookTimeoutMs: number;
  /** For development and the demo only: lets a webhook go to a private or loopback address, and over plain HTTP. */
  readonly allowPrivateAddresses: boolean;
  /** The lists that are looked for by the clock, by the names of their authorities; empty for none. */
  readonly listAuthorities: readonly string[];
  readonly listRefreshHours: number;
  /** Where lists are fetched instead of from their publishers: the base of an https address, or a directory. */
  readonly listMirror: string | undefined;
  readonly listTimeoutMs: number;
  readonly listBytesMax: number;
  /** The share of the entries of a list that one update may take away. */
  readonly listShrinkShareMax: number;
  /** How many proxies of ours stand in front and tell the sender's address (X-Forwarded-For). */
  readonly trustedProxies: number;
  readonly sessionHours: number;
  readonly isCookieSecure: boolean;
};

/** Reads the configuration; throws InputError naming each variable that is wrong, and never its value. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  // An empty variable (`REDIS_URL=` in a compose file) means that it is not set.
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = consistent.safeParse(present);
  if (!parsed.success) {
    const complaints = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new InputError('invalid_configuration', `The configuration is not usable. ${complaints.join('; ')}`);
  }
  const it = parsed.data;
  return {
    host: it.HOST,
    port: it.PORT,
    publicUrl: it.PUBLIC_URL?.replace(/\/$/, ''),
    databaseUrl: it.DATABASE_URL,
    redisUrl: it.REDIS_URL,
    dataDirectory: it.CORDON_DATA_DIR,
    secretKey: it.CORDON_SECRET_KEY === undefined ? undefined : Buffer.from(it.CORDON_SECRET_KEY, 'base64'),
    batchBytesMax: it.BATCH_BYTES_MAX,
    batchHoldersMax: it.BATCH_HOLDERS_MAX,
    chunkHolders: it.CHUNK_HOLDERS,
    uploadsAtOnce: it.UPLOADS_AT_ONCE,
    screeningConcurrency: it.SCREENING_CONCURRENCY,
    deliveryConcurrency: it.DELIVERY_CONCURRENCY,
    requeueIntervalMs: it.REQUEUE_INTERVAL_MS,
    webhookTimeoutMs: it.WEBHOOK_TIMEOUT_MS,
    allowPrivateAddresses: it.WEBHOOK_ALLOW_PRIVATE_ADDRESSES,
    listAuthorities: it.LIST_AUTHORITIES === 'none' ? [] : it.LIST_AUTHORITIES.split(/\s*,\s*/),
    listRefreshHours: it.LIST_REFRESH_HOURS,
    listMirror: it.LIST_MIRROR,
    listTimeoutMs: it.LIST_TIMEOUT_MS,
    listBytesMax: it.LIST_BYTES_MAX,
    listShrinkShareMax: it.LIST_SHRINK_SHARE_MAX,
    trustedProxies: it.TRUSTED_PROXIES,
    sessionHours: it.SESSION_HOURS,
    isCookieSecure: it.COOKIE_SECURE,
  };
}
