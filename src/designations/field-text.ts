import type { AmendableField, FieldChange } from './changes.ts';
import type { Designation } from './designation.ts';

const FIELD_NAMES: Readonly<Record<AmendableField, string>> = {
  kind: 'Kind',
  programmes: 'Programmes',
  name: 'Name',
  aliases: 'Aliases',
  birthDates: 'Birth dates',
  birthPlaces: 'Birth places',
  gender: 'Gender',
  nationalities: 'Nationalities',
  identifiers: 'Identifiers',
  addresses: 'Addresses',
  listedOn: 'Listed on',
  amendedOn: 'Amended on',
  linkedTo: 'Linked to',
  unReference: 'UN reference',
  determination: 'Determination',
};

/** One field of an entry before and after, as people read it: what both hold is left out, so that the change is seen. */
export type SaidChange = {
  readonly field: string;
  readonly former: readonly string[];
  readonly current: readonly string[];
};

export function sayChange({ field, former, current }: FieldChange): SaidChange {
  const before = sayAll(former);
  const after = sayAll(current);
  return {
    field: FIELD_NAMES[field],
    former: before.filter((it) => !after.includes(it)),
    current: after.filter((it) => !before.includes(it)),
  };
}

function sayAll(value: Designation[AmendableField]): string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(say);
}

/** An alias, an identifier, an address or a determination is said part by part: `Invented Name (strong)`. */
function say(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const [first, ...others] = Object.values(value).filter((it) => it !== undefined);
  return others.length === 0 ? String(first) : `${String(first)} (${others.map(String).join(', ')})`;
}
