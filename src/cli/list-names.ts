import type { Authority } from '../designations/designation.ts';
import { InputError } from '../errors.ts';
import type { Database } from '../store/database.ts';
import { findVersionsNamed, type StoredListVersion } from '../store/lists.ts';

/** The one version of a list that is named by its id, its date or the beginning of its hash; of one day the newest. */
export async function findNamedVersion(
  database: Database,
  { authority, name }: { authority: Authority | undefined; name: string },
): Promise<StoredListVersion> {
  const found = await findVersionsNamed(database, { authority, name });
  const [first] = found;
  if (first === undefined) {
    throw new InputError('list_version_unknown', `No list version is called "${name}". See "cordon lists status".`);
  }
  const authorities = [...new Set(found.map((it) => it.authority))];
  if (authorities.length > 1) {
    throw new InputError(
      'list_version_unclear',
      `${name} names versions of ${authorities.join(', ')}. Say which with --authority.`,
    );
  }
  return first;
}

/** Two versions of one list. */
export async function findTwoVersions(
  database: Database,
  { authority, from, to }: { authority: Authority | undefined; from: string; to: string },
): Promise<readonly [StoredListVersion, StoredListVersion]> {
  const former = await findNamedVersion(database, { authority, name: from });
  const current = await findNamedVersion(database, { authority, name: to });
  if (former.authority === current.authority) return [former, current];
  throw new InputError(
    'list_versions_unlike',
    `${from} is a version of ${former.authority} and ${to} one of ${current.authority}. Name two versions of one list.`,
  );
}
