import { styleText } from 'node:util';
import type { Action } from '../../recommendations/actions.ts';
import { formatTable, shorten } from '../table.ts';
import { DEMO_INSTITUTIONS } from './institutions.ts';
import type { BookResult, Difference } from './verdict.ts';

/** The most urgent first. */
const COLOURS: Readonly<Record<Action, 'red' | 'yellow' | 'magenta' | 'cyan'>> = {
  'freeze-and-report': 'red',
  'precautionary-hold': 'yellow',
  close: 'magenta',
  review: 'cyan',
};
const ACTIONS = Object.keys(COLOURS) as Action[];
const NAME_COLUMNS = 30;

/** What one bank was told, why, and under which id; whom it was not told of; and which of its rows were not taken. */
export function reportOn(result: BookResult): string {
  const { book, screenings, problems } = result;
  const clear = screenings.filter((it) => it.outcome === 'clear').length;
  return [
    styleText(['bold', 'underline'], DEMO_INSTITUTIONS[book.name].name),
    `${screenings.length} holders screened, ${clear} of them clear; ${problems.length} rows not taken.`,
    recommendationTable(result),
    clearTable(result),
    formatTable(
      ['line', 'field', 'not taken'],
      problems.map(({ line, pointer }) => [String(line), pointer || 'the row', book.broken.get(line)?.title ?? '']),
    ),
  ].join('\n\n');
}

/** Each recommendation on one line, and below it the sentence that the bank was given for it. */
function recommendationTable({ book, messages }: BookResult): string {
  const recommended = messages
    .flatMap(({ webhookId, message }) =>
      message.type === 'recommendation.issued' ? [{ webhookId, ...message.data }] : [],
    )
    .toSorted((a, b) => urgencyOf(a) - urgencyOf(b) || (a.subject.customerRef < b.subject.customerRef ? -1 : 1));
  const rows = recommended.map(({ webhookId, subject, recommendation, designations }) => [
    styleText(COLOURS[recommendation.action], recommendation.action),
    subject.customerRef,
    shorten(book.planted.get(subject.customerRef)?.holder.name ?? '', NAME_COLUMNS),
    designations[0]?.reference ?? '',
    webhookId,
  ]);
  const [headings, rule, ...lines] = formatTable(
    ['recommended', 'customer', 'name in the book', 'list entry', 'delivered and verified under'],
    rows,
  ).split('\n');
  const reasons = recommended.map((it) => styleText('dim', `    ${it.recommendation.reason}`));
  return [headings, rule, ...lines.flatMap((line, place) => [line, reasons[place]])].join('\n');
}

function urgencyOf({ recommendation }: { readonly recommendation: { readonly action: Action } }): number {
  return ACTIONS.indexOf(recommendation.action);
}

/** The planted customers whom a careless machine would have disturbed. */
function clearTable({ book, screenings }: BookResult): string {
  const clear = new Set(screenings.filter((it) => it.outcome === 'clear').map((it) => it.customerRef));
  const rows = [...book.planted]
    .filter(([customerRef, { expected }]) => clear.has(customerRef) && expected.outcome === 'clear')
    .map(([customerRef, { holder, why }]) => [customerRef, shorten(holder.name, NAME_COLUMNS), why]);
  return formatTable(['customer', 'name in the book', 'looked at, and left in peace because'], rows);
}

/** How many messages each bank verified, and what was sent that it could not believe. */
export function deliveryReport(results: readonly BookResult[], refusals: readonly string[]): string {
  const rows = results.map(({ book, messages, recommendationIds }) => {
    const [issued, done] = [
      messages.filter((it) => it.message.type === 'recommendation.issued').length,
      messages.filter((it) => it.message.type === 'batch.screened'),
    ];
    return [
      DEMO_INSTITUTIONS[book.name].name,
      `${issued} of ${recommendationIds.length}`,
      done.map((it) => it.webhookId).join(' '),
    ];
  });
  const table = formatTable(['webhook of', 'recommendations verified', 'batch.screened verified under'], rows);
  const counted =
    refusals.length === 0 ? 'Every signature was right.' : `${refusals.length} requests were not believed.`;
  return `${table}\n${counted} (Verified with the library "standardwebhooks".)`;
}

export function differenceReport(differences: readonly Difference[]): string {
  const rows = differences.map(({ about, expected, found }) => [about, expected, found]);
  return formatTable(['what', 'should be', 'is'], rows);
}
