import { InputError } from '../errors.ts';
import type { Authority } from './designation.ts';
import type { ListVersion } from './list-version.ts';

/** What has to be known of the list version in use; undefined means that none is. */
export type LastGood = { readonly datedOn: string; readonly designationCount: number } | undefined;

/** Where the guard leaves off. */
export type GuardLimits = { readonly shrinkShareMax?: number; readonly mayBeEmpty?: boolean };

/**
 * The share of the DPRK-linked entries that one update may take away. Between the publications of 2017 to 2026 no list
 * lost more than a few at once; a tenth of the UN's part would be 16 delistings in one day.
 */
export const SHRINK_SHARE_MAX = 0.1;

/**
 * What a person who knows better may let through, by name and with a reason. A list that does not read is not among
 * them: there is nothing to let through.
 */
export const OVERRIDABLE_GUARDS: ReadonlySet<string> = new Set([
  'list_without_dprk_entries',
  'list_older_than_held',
  'list_shrunk',
]);

/** Canada names nobody under its DPRK rules, and OFAC blocks all that it finds linked: these lists held none of them yet. */
const MAY_HOLD_NONE: ReadonlySet<Authority> = new Set(['ca', 'ofac-consolidated']);

type Candidate = Pick<ListVersion, 'authority' | 'datedOn' | 'designations'>;

/** Refuses a list version by the first of the `objectionsTo` it. */
export function checkListVersion(candidate: Candidate, lastGood: LastGood, options: GuardLimits = {}): void {
  const [first] = objectionsTo(candidate, lastGood, options);
  if (first !== undefined) throw first;
}

/**
 * Why a list version that reads well cannot be right: without DPRK-linked entries, with one entry twice or one that lost
 * its name, older than the one in use, or suddenly smaller. None when it can. That a file is whole, the parsers have seen.
 */
export function objectionsTo(
  candidate: Candidate,
  lastGood: LastGood,
  { shrinkShareMax = SHRINK_SHARE_MAX, mayBeEmpty = false }: GuardLimits = {},
): InputError[] {
  const list = `The list of ${candidate.datedOn} (${candidate.authority})`;
  return [
    mayBeEmpty ? undefined : objectionToEmpty(list, candidate),
    objectionToRepeats(list, candidate),
    objectionToLostNames(list, candidate),
    ...(lastGood === undefined
      ? []
      : [objectionToAge(list, candidate, lastGood), objectionToShrinking(list, candidate, lastGood, shrinkShareMax)]),
  ].filter((it) => it !== undefined);
}

function objectionToEmpty(list: string, { authority, designations }: Candidate): InputError | undefined {
  if (designations.length > 0 || MAY_HOLD_NONE.has(authority)) return undefined;
  return new InputError(
    'list_without_dprk_entries',
    `${list} holds no DPRK-linked entry. Check that it is the whole list; the last good version stays in use.`,
  );
}

function objectionToRepeats(list: string, { designations }: Candidate): InputError | undefined {
  const repeated = designations.length - new Set(designations.map((it) => it.id)).size;
  if (repeated === 0) return undefined;
  return new InputError(
    'list_entries_repeated',
    `${list} holds ${repeated} entries twice. Fetch it again; the last good version stays in use.`,
  );
}

/** A reference without a name would be screened against nobody. */
function objectionToLostNames(list: string, { designations }: Candidate): InputError | undefined {
  const nameless = designations.filter((it) => it.name.trim() === '').map((it) => it.reference);
  if (nameless.length === 0) return undefined;
  return new InputError(
    'list_names_lost',
    `${list} gives no name for ${nameless.slice(0, 5).join(', ')}. Fetch it again; the last good version stays in use.`,
  );
}

function objectionToAge(list: string, { datedOn }: Candidate, held: NonNullable<LastGood>): InputError | undefined {
  if (datedOn >= held.datedOn) return undefined;
  return new InputError(
    'list_older_than_held',
    `${list} is older than the version in use, of ${held.datedOn}. Fetch the newest one; the version in use stays.`,
  );
}

function objectionToShrinking(
  list: string,
  { designations }: Candidate,
  held: NonNullable<LastGood>,
  shrinkShareMax: number,
): InputError | undefined {
  const lost = held.designationCount - designations.length;
  if (lost <= held.designationCount * shrinkShareMax) return undefined;
  return new InputError(
    'list_shrunk',
    `${list} holds ${designations.length} DPRK-linked entries where the version in use holds ${held.designationCount}. ` +
      'Check with the publisher, and let it through by name and reason if so many were delisted; the version in use stays.',
  );
}
