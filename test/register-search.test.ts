/**
 * The company register search that was reported to the Security Council (domain.md 0), from the meetings to what the
 * ministry is told: twelve entities on 30 December 2019, one on 12 June 2019, eight restaurants.
 */
import { beforeAll, expect, test } from 'vitest';
import type { Holder } from '../src/batches/holder.ts';
import { openRegister } from '../src/pipeline/register.ts';
import { registerInstitution } from '../src/pipeline/register-institution.ts';
import { screenChunk } from '../src/pipeline/screen-chunk.ts';
import { countMeetingsSince } from '../src/store/meetings.ts';
import { readWaitingProposals } from '../src/store/register.ts';
import { companyRegister, plantAmong } from './support/company-register.ts';
import { useDatabase } from './support/database.ts';
import { openLine } from './support/line.ts';
import { aSupervisor, recordMeeting } from './support/register.ts';
import { storeBatch } from './support/stored-batch.ts';

const SIZE = 20_000;

type Determined = { reference: string; name: string; number: string; kind: 'register' | 'licence'; on: string };

/** Reported by name. The eleven others, and the restaurants, are not public: their names here are plainly invented. */
const GLORY = aDetermined(1, 'Glory Worldwide Glow Co Ltd', '2019-06-12');
const TWELVE = [
  aDetermined(2, 'Mansudae New Tech Corporation Ltd', '2019-12-30'),
  ...`Placeholderong Quartz|Placeholderong Velvet|Placeholderong Copper|Placeholderong Saffron|Placeholderong Walnut
    Placeholderong Indigo|Placeholderong Basalt|Placeholderong Juniper|Placeholderong Cobalt|Placeholderong Marble
    Placeholderong Thistle`
    .split(/\s*[|\n]\s*/)
    .map((name, n) => aDetermined(3 + n, `${name} Invented Co Ltd`, '2019-12-30')),
];
const RESTAURANTS = Array.from({ length: 8 }, (_, n) =>
  aDetermined(
    14 + n,
    `Inventurant ${'Alpha Bravo Carrot Domino Ember Fiddle Gopher Hazel'.split(' ')[n]} House`,
    '2019-12-05',
  ),
);
const ALL = [GLORY, ...TWELVE, ...RESTAURANTS];

/** Another company of the same name: its register number is another, or it gave none. */
const NAMESAKES: readonly Holder[] = [
  {
    customerRef: 'NAMESAKE-1',
    kind: 'entity',
    name: GLORY.name,
    registrationNumber: '10000001',
    incorporationCountry: 'KH',
  },
  { customerRef: 'NAMESAKE-2', kind: 'entity', name: TWELVE[0]!.name },
];

function aDetermined(number: number, name: string, on: string): Determined {
  const kind = on === '2019-12-05' ? 'licence' : 'register';
  return { reference: `ND-2019-${String(number).padStart(3, '0')}`, name, number: `9900${1_000 + number}`, kind, on };
}

const postgres = useDatabase();
let line: Awaited<ReturnType<typeof openLine>>;
let recommended: { customer_ref: string; action: string; decision: string }[];

beforeAll(async () => {
  const { database } = postgres;
  line = await openLine(database);
  await holdMeetings();
  await enterDeterminations();

  const holders = plantAmong(
    companyRegister({ seed: 1718, size: SIZE - ALL.length - NAMESAKES.length }),
    [...ALL.map(asRegistered), ...NAMESAKES],
    2397,
  );
  const { institution } = await registerInstitution(line, {
    name: 'Sample Ministry of Commerce',
    kind: 'registry',
    country: 'KH',
    declaredBinding: [],
  });
  const { chunkIds } = await storeBatch(database, { institutionId: institution.id, holders, chunkHolders: 2_000 });
  for (const chunkId of chunkIds) await screenChunk(line, chunkId);
  const { rows } = await database.query(
    `select customer_ref, action, body #>> '{legalBases,0,paragraph}' as decision
     from recommendations where institution_id = $1`,
    [institution.id],
  );
  recommended = rows;
}, 120_000);

test('the register holds 20,000 companies, and each of them was screened', async () => {
  const { rows } = await postgres.database.query('select count(*)::int as count from screenings');
  expect(rows).toEqual([{ count: SIZE }]);
});

test('at least nine meetings were held since 1 March 2018, and every determination cites one', async () => {
  expect(await countMeetingsSince(postgres.database, '2018-03-01')).toBe(9);
  expect(recommended.every((it) => it.action !== 'deregister' || /^Meeting \d of 20/.test(it.decision))).toBe(true);
});

test.each([
  ['the company of 12 June 2019', [GLORY], 1],
  ['the twelve entities of 30 December 2019', TWELVE, 12],
  ['the eight restaurants whose licences were withdrawn on 5 December 2019', RESTAURANTS, 8],
])('%s are found and to be deregistered', (_, determined, count) => {
  const deregistered = new Set(recommended.filter((it) => it.action === 'deregister').map((it) => it.customer_ref));
  expect(determined).toHaveLength(count);
  expect(determined.filter((it) => !deregistered.has(it.reference)).map((it) => it.name)).toEqual([]);
});

test('nothing else is to be deregistered, and nothing at all to be frozen or closed', () => {
  const deregistered = recommended.filter((it) => it.action === 'deregister').map((it) => it.customer_ref);
  expect(deregistered.toSorted()).toEqual(ALL.map((it) => it.reference).toSorted());
  expect(recommended.filter((it) => !['deregister', 'review'].includes(it.action))).toEqual([]);
});

test('a namesake under another number, or under none, is to be looked at and no more', () => {
  const actionOf = (customerRef: string) => recommended.find((it) => it.customer_ref === customerRef)?.action;
  expect(NAMESAKES.map((it) => actionOf(it.customerRef))).toEqual(['review', 'review']);
  const reviewed = recommended.filter((it) => it.action === 'review').length;
  expect(reviewed, 'companies to be looked at').toBeLessThan(SIZE / 1_000);
});

test.each([
  ['freeze-and-report', 'hold-do-not-release'],
  ['precautionary-hold', 'hold-do-not-release'],
  ['close', 'pay-out-after-no-objection'],
])('the database refuses to tell a register to %s, whoever writes the row', async (action, funds) => {
  const told = postgres.database.query(
    `insert into recommendations (institution_id, batch_id, holder_id, screening_id, customer_ref, subject_key, action,
       funds_instruction, layer, severity, body, act_by, respond_by)
     select institution_id, batch_id, holder_id, screening_id, 'by hand', 'by hand', $1, $2, 'determination', 'high', '{}',
       now() + interval '1 day', now() + interval '1 day'
     from recommendations limit 1`,
    [action, funds],
  );
  await expect(told).rejects.toMatchObject({ constraint: 'recommendations_fit_their_addressee' });
});

/** Nine meetings from the day on which the working group was set up. */
async function holdMeetings(): Promise<void> {
  const secretary = await aSupervisor(postgres.database, 'Secretary');
  const days = ['2018-03-01', '2018-06-05', '2018-09-11', '2018-12-04', '2019-03-06', '2019-06-10', '2019-09-03'];
  for (const [index, heldOn] of [...days, '2019-12-03', '2019-12-24'].entries()) {
    await recordMeeting(postgres.database, { number: index + 1, heldOn, by: secretary });
  }
}

/** Imported from a file by one supervisor, and confirmed by another. */
async function enterDeterminations(): Promise<void> {
  const { database } = postgres;
  const [proposer, confirmer] = [await aSupervisor(database), await aSupervisor(database)];
  const register = openRegister({ database });
  const rows = ALL.map(({ reference, name, number, kind, on }) => {
    const meeting = { '2019-06-12': 6, '2019-12-05': 8, '2019-12-30': 9 }[on];
    const [registerNumber, licenceNumber] = kind === 'register' ? [number, ''] : ['', number];
    const status = kind === 'register' ? 'deregistered' : 'licenceWithdrawn';
    const relation = kind === 'register' ? 'owner' : 'businessName';
    return [reference, meeting, 1, 'entity', name, registerNumber, licenceNumber, relation, on, status, on].join();
  });
  const heading =
    'reference,meeting,decision,kind,name,registerNumber,licenceNumber,relation,effectiveOn,status,statusOn';
  expect(await register.importEntries([heading, ...rows].join('\n'), proposer.id)).toEqual({
    proposed: 21,
    problems: [],
  });
  const { rows: waiting } = await readWaitingProposals(database, { limit: 100 });
  await register.confirm(
    waiting.map((it) => it.id),
    confirmer.id,
  );
}

/** As a ministry would write it: the name not always letter by letter, the number as it stands in its register. */
function asRegistered({ reference, name, number }: Determined, position: number): Holder {
  return {
    customerRef: reference,
    kind: 'entity',
    name: position % 2 === 0 ? name : name.replace('Co Ltd', 'Co., Ltd.').toUpperCase(),
    registrationNumber: number,
    incorporationCountry: 'KH',
  };
}
