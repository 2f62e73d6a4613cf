import type { Config } from '../config.ts';
import type { Authority } from '../designations/designation.ts';
import type { ListVersion } from '../designations/list-version.ts';
import { InputError, UnavailableError } from '../errors.ts';
import { log } from '../log.ts';
import { fetchList, sourceOf, type FetchedList, type FetchOptions } from '../publishers/fetch-list.ts';
import { findPublisher, type Publisher } from '../publishers/publishers.ts';
import { contentHash } from '../store/content-hash.ts';
import { findValidators, insertListCheck } from '../store/list-checks.ts';
import { findLastGood, importList, type ListServices, type OfferedList } from './import-list.ts';

export type RefreshServices = ListServices & {
  readonly fetching: Omit<FetchOptions, 'validators'>;
  readonly shrinkShareMax: number;
};

/** How lists are looked for, by the configuration of the operator. */
export function listRefreshing(config: Config): Pick<RefreshServices, 'fetching' | 'shrinkShareMax'> {
  return {
    fetching: { mirror: config.listMirror, timeoutMs: config.listTimeoutMs, bytesMax: config.listBytesMax },
    shrinkShareMax: config.listShrinkShareMax,
  };
}

/** What came of one look at a publisher. Whatever goes wrong there leaves the last good version in force. */
export type Refresh =
  | { readonly outcome: 'imported'; readonly version: ListVersion; readonly isPinnedOut: boolean }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'refused' | 'failed'; readonly code: string; readonly message: string };

/**
 * Looks for a newer version of one list: asks for what has changed since the last look, and lets the guards judge what
 * comes. Every look is on record with its outcome.
 */
export async function refreshList(
  services: RefreshServices,
  authority: Authority,
  { override }: Pick<OfferedList, 'override'> = {},
): Promise<Refresh> {
  const publisher = findPublisher(authority);
  if (publisher === undefined) {
    throw new InputError('list_not_published', `Nobody publishes the list "${authority}"; import it from a file.`);
  }
  const refresh = await look(services, publisher, { override });
  log('list.refreshed', {
    authority,
    outcome: refresh.outcome,
    ...('code' in refresh && { code: refresh.code }),
  });
  return refresh;
}

async function look(
  services: RefreshServices,
  publisher: Publisher,
  { override }: Pick<OfferedList, 'override'>,
): Promise<Refresh> {
  const { database, fetching, shrinkShareMax } = services;
  const { authority } = publisher;
  const source = sourceOf(publisher, fetching);
  try {
    const { lastGood } = await findLastGood(database, authority);
    const validators = lastGood && (await findValidators(database, { authority, source }));
    const fetched = await fetchList(publisher, { ...fetching, validators });
    if (fetched.state === 'unchanged' || contentHash([fetched.bytes]) === lastGood?.contentHash) {
      const said = fetched.state === 'unchanged' ? validators : fetched.validators;
      await insertListCheck(database, { authority, source, outcome: 'unchanged', validators: said });
      return { outcome: 'unchanged' };
    }
    const { version, isPinnedOut } = await importList(services, {
      authority,
      source,
      read: () => read(publisher, fetched, source),
      shrinkShareMax,
      validators: fetched.validators,
      ...(override !== undefined && { override }),
    });
    return { outcome: 'imported', version, isPinnedOut };
  } catch (error) {
    if (error instanceof InputError) return { outcome: 'refused', code: error.code, message: error.message };
    if (!(error instanceof UnavailableError)) throw error;
    const { message } = error;
    await insertListCheck(database, { authority, source, outcome: 'failed', code: 'list_unavailable', message });
    return { outcome: 'failed', code: 'list_unavailable', message };
  }
}

function read(
  { authority, read: parse }: Publisher,
  { bytes, day }: Extract<FetchedList, { state: 'fetched' }>,
  source: string,
): ListVersion {
  const { datedOn = day, dprkLinked } = parse(bytes);
  return { authority, datedOn, contentHash: contentHash([bytes]), source, designations: dprkLinked };
}
