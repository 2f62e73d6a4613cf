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

/** Canada names nobody under its DPRK rules, and OFAC blocks all that it finds linked: these lists held none of them yet. */
const MAY_HOLD_NONE: ReadonlySet<Authority> = new Set(['ca', 'ofac-consolidated']);

/**
 * Refuses a list version that reads well and still cannot be right: without DPRK-linked entries, suddenly smaller, with
 * one entry twice, or older than the one in use. That a file is whole, the parsers have seen. A supervisor who knows
 * that so many entries were delisted lets it through with a greater `shrinkShareMax`; `mayBeEmpty` is for a list that we
 * make ourselves, which no download can have cut.
 */
export function checkListVersion(
  candidate: Pick<ListVersion, 'authority' | 'datedOn' | 'designations'>,
  lastGood: LastGood,
  { shrinkShareMax = SHRINK_SHARE_MAX, mayBeEmpty = false }: GuardLimits = {},
): void {
  const { authority, datedOn, designations } = candidate;
  const list = `The list of ${datedOn} (${authority})`;

  if (designations.length === 0 && !mayBeEmpty && !MAY_HOLD_NONE.has(authority)) {
    throw new InputError(
      'list_without_dprk_entries',
      `${list} holds no DPRK-linked entry. Check that it is the whole list; the last good version stays in use.`,
    );
  }
  const repeated = designations.length - new Set(designations.map((it) => it.id)).size;
  if (repeated > 0) {
    throw new InputError(
      'list_entries_repeated',
      `${list} holds ${repeated} entries twice. Fetch it again; the last good version stays in use.`,
    );
  }
  if (lastGood === undefined) return;

  if (datedOn < lastGood.datedOn) {
    throw new InputError(
      'list_older_than_held',
      `${list} is older than the version in use, of ${lastGood.datedOn}. Fetch the newest one; the version in use stays.`,
    );
  }
  const lost = lastGood.designationCount - designations.length;
  if (lost > lastGood.designationCount * shrinkShareMax) {
    throw new InputError(
      'list_shrunk',
      `${list} holds ${designations.length} DPRK-linked entries where the version in use holds ${lastGood.designationCount}. ` +
        'Check with the publisher, and import it by hand if so many were delisted; the version in use stays.',
    );
  }
}
