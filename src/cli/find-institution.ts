import type { Institution } from '../batches/institution.ts';
import { InputError } from '../errors.ts';
import type { Database } from '../store/database.ts';
import { readInstitutions } from '../store/institutions.ts';

/** The institution of this name or id, as an operator writes it. */
export async function findInstitution(database: Database, nameOrId: string): Promise<Institution> {
  const institutions = await readInstitutions(database);
  const found = institutions.find((it) => it.name === nameOrId || it.id === nameOrId);
  if (found === undefined) {
    throw new InputError(
      'institution_unknown',
      `No institution is called so. See "cordon institutions list" for the ${institutions.length} on record.`,
      { status: 404 },
    );
  }
  return found;
}
