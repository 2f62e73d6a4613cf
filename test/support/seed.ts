import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto';
import type { Holder } from '../../src/batches/holder.ts';
import type { Institution } from '../../src/batches/institution.ts';
import type { Designation } from '../../src/designations/designation.ts';
import type { Problem } from '../../src/intake/problem.ts';
import { openListsReader } from '../../src/pipeline/lists-in-force.ts';
import { screenChunk } from '../../src/pipeline/screen-chunk.ts';
import type { Queues } from '../../src/queue/queues.ts';
import { inTransaction, type Database } from '../../src/store/database.ts';
import { insertDeliveries } from '../../src/store/deliveries.ts';
import { insertListCheck } from '../../src/store/list-checks.ts';
import { insertListDecision } from '../../src/store/list-decisions.ts';
import { insertInstitution, saveEndpoint } from '../../src/store/institutions.ts';
import { insertListVersion, insertRefusal, lockLists, putInForce } from '../../src/store/lists.ts';
import { registerSupervisor } from '../../src/store/supervisors.ts';
import { aDesignatedEntity, aDesignation } from './designations.ts';
import { aCompany, aHolder } from './holders.ts';
import { storeBatch } from './stored-batch.ts';

/** Nobody's password outside the tests. */
export const SUPERVISOR = {
  username: 'dara.sample',
  displayName: 'Dara Sample',
  password: 'four invented plain words',
};

/** Everything a supervisor can meet in the console, made by the house's own steps out of people who do not exist. */
export type Seed = {
  readonly institutionId: string;
  readonly screenedBatchId: string;
  readonly runningBatchId: string;
  readonly frozenRecommendationId: string;
  /** Of a holder for whom and against whom something speaks. */
  readonly disputedRecommendationId: string;
  readonly exhaustedDeliveryId: string;
  /** A version by which one entry was added and one amended. */
  readonly newestListVersionId: string;
  /** Screens the next chunk of the running batch; false when there is none left. */
  readonly screenNextChunk: () => Promise<boolean>;
};

export async function seedConsole(services: { database: Database; queues: Queues }): Promise<Seed> {
  const { database } = services;
  await registerSupervisor(database, SUPERVISOR);
  const newestListVersionId = await seedLists(database);
  const bank = await seedInstitution(database, 'First Invented Bank', 'https://hooks.invented-bank.example/cordon');
  const gone = await seedInstitution(database, 'Riverside Sample Finance', 'https://gone.sample-finance.example/in');
  const silent = await seedInstitution(database, 'Silent Sample Savings', undefined);
  await seedInstitution(database, 'Sample Company Register', 'https://register.example/hooks', 'registry');
  await database.query('update webhook_endpoints set gone_at = now() where institution_id = $1', [gone.id]);

  const screening = { ...services, lists: openListsReader(database), publicUrl: 'http://localhost' };
  const screened = await storeBatch(database, {
    institutionId: bank.id,
    holders: HOLDERS_OF_A_BOOK,
    problems: PROBLEMS,
  });
  for (const chunkId of screened.chunkIds) await screenChunk(screening, chunkId);
  for (const { id } of [gone, silent]) {
    const { chunkIds } = await storeBatch(database, { institutionId: id, holders: HOLDERS_OF_A_BOOK.slice(0, 3) });
    for (const chunkId of chunkIds) await screenChunk(screening, chunkId);
  }
  const running = await storeBatch(database, { institutionId: bank.id, holders: crowd(80), chunkHolders: 10 });
  const waiting = [...running.chunkIds];
  const screenNextChunk = async () => {
    const chunkId = waiting.shift();
    if (chunkId !== undefined) await screenChunk(screening, chunkId);
    return chunkId !== undefined;
  };
  await screenNextChunk();
  await screenNextChunk();
  await spreadOverAnHour(database, screened.batchId);
  await seedAttempts(database, bank.id);

  await seedLifeOfLists(database, { institutionId: bank.id, listVersionId: newestListVersionId });

  return {
    institutionId: bank.id,
    newestListVersionId,
    screenedBatchId: screened.batchId,
    runningBatchId: running.batchId,
    frozenRecommendationId: await findId(database, RECOMMENDATION_OF, [bank.id, 'C-10042']),
    disputedRecommendationId: await findId(database, RECOMMENDATION_OF, [bank.id, 'C-10120']),
    exhaustedDeliveryId: await findId(database, `select id from deliveries where state = 'exhausted'`),
    screenNextChunk,
  };
}

async function seedInstitution(
  database: Database,
  name: string,
  url: string | undefined,
  kind: Institution['kind'] = 'bank',
): Promise<Institution> {
  const institution = (await insertInstitution(database, { name, kind, country: 'KH', declaredBinding: [] }))!;
  if (url !== undefined) {
    await saveEndpoint(database, { institutionId: institution.id, url, sealedSecrets: [randomBytes(64)] });
  }
  return institution;
}

const RECOMMENDATION_OF = 'select id from recommendations where institution_id = $1 and customer_ref = $2';

const PROBLEMS: readonly Problem[] = [
  {
    line: 4,
    pointer: '/nationalities/0',
    code: 'invalid_country',
    message:
      '"Korea" may mean either state. Write KP for the Democratic People\'s Republic of Korea or KR for the Republic of Korea.',
  },
  {
    line: 9,
    pointer: '/birthDate',
    code: 'invalid_date',
    message: 'Write the date as YYYY-MM-DD, or YYYY-MM or YYYY where the rest is not known.',
  },
  { line: 12, pointer: '', code: 'invalid_json', message: 'This line is not a JSON object.' },
];

const LISTED_PERSON = aDesignation({
  name: 'TESTO MANSEUNG GIL',
  aliases: [
    { name: 'Testo Mansung Kil', strength: 'strong' },
    { name: 'The Invented Banker', strength: 'weak' },
  ],
  birthDates: ['1968-03-01'],
  birthPlaces: ['Sampleville'],
  nationalities: ['KP'],
  identifiers: [{ type: 'passport', number: 'INV 654 310 150', country: 'KP' }],
  listedOn: '2017-06-02',
  amendedOn: '2022-07-26',
});

const LISTED_COMPANY = aDesignatedEntity({
  name: 'KOREA TESTONG INVENTED TRADING CORPORATION',
  aliases: [{ name: 'Testong Samples Export Bureau', strength: 'strong' }],
  addresses: [{ text: '1 Invented Street, Sampleville', country: 'KP' }],
  listedOn: '2013-01-22',
});

const DELISTED_COMPANY = aDesignatedEntity({
  id: 'un-KPe.901',
  reference: 'KPe.901',
  name: 'DELISTED INVENTED SHIPPING',
});

const DETERMINED_COMPANY = aDesignatedEntity({
  id: 'national-0001',
  authority: 'national',
  reference: '0001',
  programmes: ['national-determination'],
  name: 'Invented Glow Worldwide Co Ltd',
  identifiers: [{ type: 'registration', number: '00099001', country: 'KH' }],
  determination: {
    relation: 'owner',
    decision: 'Meeting 4, decision 2',
    decidedOn: '2019-06-01',
    effectiveOn: '2019-06-12',
    status: 'deregistered',
  },
});

const OFAC_PERSON = aDesignation({
  id: 'ofac-99001',
  authority: 'ofac',
  reference: '99001',
  programmes: ['DPRK3'],
  name: 'TESTO, Mansung Kil',
  birthDates: ['1968'],
  nationalities: ['KP'],
  listedOn: '2018-01-24',
});

const HOLDERS_OF_A_BOOK: readonly Holder[] = [
  aHolder({
    customerRef: 'C-10042',
    name: 'Testo Mansung Kil',
    otherNames: ['T. M. Kil'],
    birthDate: '1968-03-01',
    birthPlace: 'Sampleville',
    nationalities: ['KP'],
    identifiers: [{ type: 'passport', number: 'INV654310150', country: 'KP' }],
    addresses: [{ text: '12 Sample Quay', city: 'Phnom Penh', country: 'KH' }],
    accounts: [
      { accountRef: 'KH-000-1042-1', status: 'active', currency: 'USD', openedOn: '2016-02-11' },
      { accountRef: 'KH-000-1042-2', status: 'dormant', currency: 'KHR' },
    ],
  }),
  aCompany({ customerRef: 'C-10077', name: 'Testong Invented Trading Corporation', incorporationCountry: 'KP' }),
  aCompany({
    customerRef: 'C-10090',
    name: 'Invented Glow Worldwide Co., Ltd.',
    registrationNumber: '00099001',
    incorporationCountry: 'KH',
    relatedParties: [{ role: 'director', kind: 'person', name: 'Sample Director' }],
  }),
  aHolder({ customerRef: 'C-10101', name: 'Testo Manseung Gil', birthDate: '1990-05-02', nationalities: ['KR'] }),
  aHolder({ customerRef: 'C-10113', name: '???' }),
  aHolder({
    customerRef: 'C-10118',
    name: 'Testo Manseung Gil',
    otherNames: ['The Invented Banker'],
    nationalities: ['KR'],
  }),
  aHolder({
    customerRef: 'C-10120',
    name: 'Wholly Other Name',
    birthDate: '1990-05-02',
    nationalities: ['KR'],
    identifiers: [{ type: 'passport', number: 'INV654310150', country: 'KP' }],
  }),
  ...crowd(40),
];

/** Ordinary holders who resemble nobody. */
function crowd(size: number): Holder[] {
  return Array.from({ length: size }, (_, number) =>
    aHolder({ customerRef: `C-2${String(number).padStart(4, '0')}`, name: `Sample Person Number ${number}` }),
  );
}

async function seedLists(database: Database): Promise<string> {
  const lists = [
    ['un', '2025-11-30', [{ ...LISTED_PERSON, birthDates: ['1968'], amendedOn: '2017-06-02' }, DELISTED_COMPANY]],
    ['un', '2026-10-14', [LISTED_PERSON, LISTED_COMPANY]],
    ['ofac', '2026-11-20', [OFAC_PERSON]],
    ['national', '2026-09-01', [DETERMINED_COMPANY]],
  ] as const satisfies readonly (readonly [Designation['authority'], string, readonly Designation[]])[];
  await inTransaction(database, async (tx) => {
    await lockLists(tx);
    for (const [authority, datedOn, designations] of lists) {
      const contentHash = createHash('sha256').update(`${authority} ${datedOn}`).digest('hex');
      const source = `${authority}-${datedOn}.xml`;
      const { id } = await insertListVersion(tx, { authority, datedOn, contentHash, source, designations });
      await putInForce(tx, { id, authority });
    }
  });
  await insertRefusal(database, {
    authority: 'un',
    source: 'un-2026-11-22.xml',
    code: 'list_shrunk',
    message: 'The list has 12 entries where the last good one has 155. It was refused, and the last good one stays.',
  });
  return findId(database, `select id from list_versions where authority = 'un' order by id desc limit 1`);
}

/** Looks at publishers that went well and badly, a guard overridden, a version pinned, and a bank that was told. */
async function seedLifeOfLists(
  database: Database,
  { institutionId, listVersionId }: { institutionId: string; listVersionId: string },
): Promise<void> {
  const source = 'https://lists.invented.example/consolidated.xml';
  await insertListCheck(database, { authority: 'un', source, outcome: 'imported' });
  await insertListCheck(database, {
    authority: 'ofac',
    source,
    outcome: 'failed',
    code: 'list_unavailable',
    message: 'lists.invented.example answered 503. It is tried again.',
  });
  await inTransaction(database, async (tx) => {
    const decision = {
      authority: 'un',
      listVersionId,
      by: 'Sample Officer',
      reason: 'Confirmed by telephone.',
    } as const;
    await insertListDecision(tx, { ...decision, kind: 'override', guards: ['list_shrunk'] });
    await insertListDecision(tx, { ...decision, kind: 'pin' });
    const told = { institutionId, event: 'list.updated', listVersionId, body: '{}' } as const;
    await insertDeliveries(tx, [
      { id: randomUUIDv7(), ...told },
      { id: randomUUIDv7(), ...told },
    ]);
    await tx.query(
      `update deliveries set state = 'delivered', delivered_at = now() + interval '7 minutes', next_attempt_at = null
       where id = (select id from deliveries where event = 'list.updated' order by id limit 1)`,
    );
  });
}

/** As if the screening had taken its time, so that the chart of the last hour has something to show. */
async function spreadOverAnHour(database: Database, batchId: string): Promise<void> {
  await database.query(
    `update chunks set screened_at = now() - interval '25 minutes' where batch_id = $1 and state = 'screened'`,
    [batchId],
  );
}

/** One delivery that went through at the second attempt, one that was given up, one that is to be tried again. */
async function seedAttempts(database: Database, institutionId: string): Promise<void> {
  const { rows } = await database.query<{ id: string }>(
    'select id from deliveries where institution_id = $1 order by id limit 3',
    [institutionId],
  );
  const [delivered, exhausted, waiting] = rows.map((row) => row.id);
  await database.query(
    `insert into attempts (delivery_id, number, started_at, outcome, status, reason, duration_ms) values
       ($1, 1, now() - interval '9 minutes', 'failed', 503, 'The endpoint answered 503.', 412),
       ($1, 2, now() - interval '4 minutes', 'delivered', 204, null, 96),
       ($2, 1, now() - interval '3 days', 'failed', 500, 'The endpoint answered 500.', 1840),
       ($2, 2, now() - interval '2 days', 'failed', null, 'The connection was refused.', 7),
       ($2, 3, now() - interval '1 day', 'started', null, null, null),
       ($3, 1, now() - interval '1 minute', 'failed', 302, 'The endpoint answered 302, and redirects are not followed.', 55)`,
    [delivered, exhausted, waiting],
  );
  await database.query(
    `update deliveries set state = 'delivered', attempt_count = 2, next_attempt_at = null, delivered_at = now()
     where id = $1`,
    [delivered],
  );
  await database.query(
    `update deliveries set state = 'exhausted', attempt_count = 3, next_attempt_at = null where id = $1`,
    [exhausted],
  );
  await database.query(
    `update deliveries set attempt_count = 1, next_attempt_at = now() + interval '5 minutes' where id = $1`,
    [waiting],
  );
}

async function findId(database: Database, query: string, values: readonly unknown[] = []): Promise<string> {
  const { rows } = await database.query<{ id: string }>(query, [...values]);
  return rows[0]!.id;
}
