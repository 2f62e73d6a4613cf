import { beforeAll, describe, expect, test } from 'vitest';
import { findListSetInForce, readDesignationsOfVersion } from '../../src/store/lists.ts';
import { aVisitor, FROM_OUR_PAGE, readFormToken, sendSignIn, type Visitor } from '../support/console-visitor.ts';
import { useConsole } from '../support/open-console.ts';
import { anEntryRow } from '../support/register.ts';
import { SECOND_SUPERVISOR } from '../support/seed.ts';

const cordon = useConsole();

type Person = { readonly visitor: Visitor; readonly formToken: string };
let first: Person;
let second: Person;
let entries = 100;

beforeAll(async () => {
  first = await signIn();
  second = await signIn(SECOND_SUPERVISOR);
});

async function signIn(given = {}): Promise<Person> {
  const visitor = aVisitor(cordon.app);
  await sendSignIn(visitor, given).expect(303);
  return { visitor, formToken: await readFormToken(visitor) };
}

const send = ({ visitor, formToken }: Person, path: string, fields: object = {}) =>
  visitor
    .post(`/console${path}`)
    .set(FROM_OUR_PAGE)
    .type('form')
    .send({ formToken, ...fields });

const anEntryForm = (given: Record<string, unknown> = {}) => {
  const { meeting, decision, ...row } = anEntryRow({ reference: `ND-C-${++entries}` });
  return { ...row, decision: `${meeting}.${decision}`, otherNames: 'One Sample; Two Samples', ...given };
};

/** Proposes an entry by the form and answers the path of the proposal, below /console. */
async function propose(person: Person, given: Record<string, unknown> = {}): Promise<string> {
  const response = await send(person, '/register/propose', anEntryForm(given)).expect(303);
  return response.headers['location']!.replace('/console', '');
}

async function onTheList(): Promise<string[]> {
  const set = await findListSetInForce(cordon.database);
  const national = set!.versions.find((it) => it.authority === 'national')!;
  return (await readDesignationsOfVersion(cordon.database, national.id)).map((it) => it.reference);
}

test('what one supervisor proposes another confirms, and then it is on the list', async () => {
  const proposal = await propose(first, { reference: 'ND-C-1' });
  expect(await onTheList()).not.toContain('ND-C-1');
  const shown = await second.visitor.get(`/console${proposal}`).expect(200);
  expect(shown.text).toContain('One Sample; Two Samples');
  await send(second, `${proposal}/confirm`).expect(303);
  expect(await onTheList()).toContain('ND-C-1');
});

test('the proposer is shown no button to confirm, and is refused when he asks all the same', async () => {
  const proposal = await propose(first);
  const shown = await first.visitor.get(`/console${proposal}`);
  expect(shown.text).not.toContain('/confirm"');
  const refusal = await send(first, `${proposal}/confirm`).expect(403);
  expect(refusal.text).toContain('another supervisor must confirm');
  const id = proposal.split('/').at(-1);
  await send(first, '/register/queue', { proposal: id }).expect(403);
});

test('a rejection asks for its reason, which the history shows', async () => {
  const proposal = await propose(first);
  await send(second, `${proposal}/reject`).expect(422);
  const rejected = await send(second, `${proposal}/reject`, { reason: 'The invented number is wrong.' }).expect(303);
  const history = await second.visitor.get(rejected.headers['location']!);
  expect(history.text).toContain('The invented number is wrong.');
  await send(second, `${proposal}/confirm`).expect(409);
});

test('the chosen proposals of the queue are confirmed together, and choosing none is said to be nothing', async () => {
  const proposals = [await propose(first, { reference: 'ND-C-2' }), await propose(first, { reference: 'ND-C-3' })];
  await send(second, '/register/queue').expect(400);
  await send(second, '/register/queue', { proposal: proposals.map((it) => it.split('/').at(-1)) })
    .expect(303)
    .expect('location', '/console/register/queue?confirmed=2');
  expect(await onTheList()).toEqual(expect.arrayContaining(['ND-C-2', 'ND-C-3']));
});

test('a form that is refused says why, by field, and keeps what was written', async () => {
  const { text } = await send(first, '/register/propose', anEntryForm({ name: '', birthDate: '1964' })).expect(422);
  expect(text).toContain('href="#name"');
  const undecided = await send(first, '/register/propose', anEntryForm({ decision: '' })).expect(422);
  expect(undecided.text.match(/This field is needed/g)).toHaveLength(2); // in the box above, and at the field
  expect(text).toContain('aria-invalid="true"');
  expect(text).toContain('value="00077001"');
  const taken = await send(first, '/register/propose', anEntryForm({ reference: 'ND-2026-001' })).expect(409);
  expect(taken.text).toContain('in force already');
});

test('a status and a revocation are proposed from the page of a determination', async () => {
  const path = `/register/determinations/${cordon.seed.determinationId}`;
  await send(first, `${path}/status`, { decision: '2.3', status: 'licenceWithdrawn', on: '2020-02-01' }).expect(303);
  await send(first, `${path}/revocation`, { decision: '2.3', on: '2020-02-30' }).expect(422);
  await send(first, `${path}/nonsense`, {}).expect(404);
});

describe('a CSV file', () => {
  const upload = ({ visitor, formToken }: Person, csv: string | Buffer, token = formToken) =>
    visitor
      .post('/console/register/import')
      .set(FROM_OUR_PAGE)
      .field('formToken', token)
      .attach('file', Buffer.from(csv), { filename: 'register.csv', contentType: 'text/csv' });
  const HEADING = 'reference,meeting,decision,kind,name,relation,effectiveOn';

  test('is proposed row by row, and the problems of the others are shown by line and column', async () => {
    const rows = [
      HEADING,
      'ND-C-10,1,1,entity,Invented Csv One,owner,2019-12-30',
      'ND-C-11,1,1,entity,Invented Csv Two,friend,2019-12-30',
      'ND-C-12,1,9,entity,Invented Csv Three,owner,2019-12-30',
    ];
    const { text } = await upload(first, rows.join('\n')).expect(200);
    expect(text).toMatch(/1 row proposed, 2 rows not taken/);
    expect(text).toContain('Column decision: Decision 9 of meeting 1 is not on record');
    const queue = await second.visitor.get('/console/register/queue');
    expect(queue.text).toContain('Invented Csv One');
    expect(queue.text).not.toContain('Invented Csv Two');
  });

  test('that is no register, is empty or is in another encoding is refused whole, with the reason', async () => {
    expect((await upload(first, 'a,b\n1,2').expect(422)).text).toContain('must name the columns');
    expect((await upload(first, '').expect(422)).text).toContain('Choose a CSV file');
    await upload(first, Buffer.from([0x72, 0xff, 0xfe, 0x0a])).expect(400);
  });

  test('is not taken without the token of the session, nor from elsewhere', async () => {
    const csv = `${HEADING}\nND-C-13,1,1,entity,Invented Csv,owner,2019-12-30`;
    await upload(first, csv, 'none').expect(403);
    const { visitor, formToken } = first;
    await visitor
      .post('/console/register/import')
      .set({ 'sec-fetch-site': 'cross-site' })
      .field('formToken', formToken)
      .attach('file', Buffer.from(csv), 'register.csv')
      .expect(403);
  });

  test('of a stranger is not read', async () => {
    const stranger = { visitor: aVisitor(cordon.app), formToken: 'none' };
    await upload(stranger, HEADING).expect(303).expect('location', '/console/sign-in');
  });
});

test.each(['/register/propose', '/register/queue', '/register/search', '/meetings'])(
  'a form of %s is refused without the token of the session',
  async (path) => {
    await send({ ...first, formToken: 'none' }, path).expect(403);
  },
);

test('the search finds names and numbers, also of what is only proposed, and puts nothing into the address', async () => {
  await propose(first, { reference: 'ND-C-20', name: 'Invented Search Object', registerNumber: '00555000' });
  for (const words of ['search obj', '00555000', 'nd-c-20']) {
    const { text } = await send(second, '/register/search', { words }).expect(200);
    expect(text).toContain('Invented Search Object');
    expect(text).not.toContain('Invented Reed Cafe');
  }
  const { text } = await second.visitor.get('/console/register');
  expect(text).toMatch(/method="post" action="\/console\/register\/search"/);
});

describe('a meeting', () => {
  test('is recorded with its chairs and decisions, which can be cited from then on', async () => {
    const fields = { number: '7', heldOn: '2020-01-15', chairs: 'Invented Ministry A; Invented Ministry B' };
    const recorded = await send(first, '/meetings', fields).expect(303);
    const path = recorded.headers['location']!.replace('/console', '');
    const decision = { number: '1', text: 'Invented text.', documentReference: 'WG/7-1' };
    await send(first, `${path}/decisions`, decision).expect(303);
    const { text } = await first.visitor.get(`/console${path}`);
    expect(text).toContain('Invented Ministry A; Invented Ministry B');
    await propose(first, { decision: '7.1' });
    expect((await send(first, `${path}/decisions`, decision).expect(409)).text).toContain('on record already');
  });

  test('whose number is taken, or that has no day, is refused with the reason', async () => {
    const taken = { number: '1', heldOn: '2020-01-15', chairs: 'Invented Ministry' };
    expect((await send(first, '/meetings', taken).expect(409)).text).toContain('Meeting 1 is on record already');
    await send(first, '/meetings', { number: '8', chairs: 'Invented Ministry' }).expect(422);
    await first.visitor.get('/console/meetings/nowhere').expect(404);
  });
});
