import assert from 'node:assert/strict';
import type { Designation } from './designation.ts';

/** What one authority changed between two versions of its list. Each part is in the order of the ids. */
export type ListChanges = {
  readonly added: readonly Designation[];
  readonly amended: readonly Amendment[];
  readonly delisted: readonly Designation[];
};

/** One entry before and after, and the fields in which the two differ. */
export type Amendment = {
  readonly former: Designation;
  readonly current: Designation;
  readonly fields: readonly FieldChange[];
};

/** Everything that is said of an entry; its id, its reference and its authority cannot change. */
export type AmendableField = Exclude<keyof Designation, 'id' | 'authority' | 'reference'>;

/** Undefined is a value that the list does not give, or no longer. */
export type FieldChange = {
  readonly [Field in AmendableField]: {
    readonly field: Field;
    readonly former: Designation[Field];
    readonly current: Designation[Field];
  };
}[AmendableField];

/**
 * Compares two versions of one authority's list by the ids of their entries. An order is no content: neither that of the
 * entries nor that of the names, dates or documents of one, which publishers shuffle without amending anything.
 */
export function listChanges(former: readonly Designation[], current: readonly Designation[]): ListChanges {
  const formerById = byId(former);
  const currentById = byId(current);
  assert.ok(
    new Set([...former, ...current].map((it) => it.authority)).size <= 1,
    'The two versions are of different lists.',
  );
  return {
    added: current.filter((it) => !formerById.has(it.id)).toSorted(inOrderOfIds),
    amended: former
      .flatMap((it) => amendmentOf(it, currentById.get(it.id)) ?? [])
      .toSorted((a, b) => inOrderOfIds(a.former, b.former)),
    delisted: former.filter((it) => !currentById.has(it.id)).toSorted(inOrderOfIds),
  };
}

/** The list that results when the changes are made to the former one, in the order of the ids. */
export function applyChanges(
  former: readonly Designation[],
  { added, amended, delisted }: ListChanges,
): readonly Designation[] {
  const result = byId(former);
  for (const { id } of delisted) result.delete(id);
  for (const { current } of amended) result.set(current.id, current);
  for (const designation of added) result.set(designation.id, designation);
  return [...result.values()].toSorted(inOrderOfIds);
}

/** True when there is nothing to screen again and nobody to tell. */
export function isUnchanged({ added, amended, delisted }: ListChanges): boolean {
  return added.length + amended.length + delisted.length === 0;
}

/** In the order in which one would read them out. */
const FIELDS: readonly AmendableField[] = [
  'kind',
  'programmes',
  'name',
  'aliases',
  'birthDates',
  'birthPlaces',
  'gender',
  'nationalities',
  'identifiers',
  'addresses',
  'listedOn',
  'amendedOn',
  'linkedTo',
  'unReference',
  'determination',
];

function amendmentOf(former: Designation, current: Designation | undefined): Amendment | undefined {
  if (current === undefined) return undefined;
  const fields = FIELDS.filter((field) => !isSame(former[field], current[field])).map(
    (field) => ({ field, former: former[field], current: current[field] }) as FieldChange,
  );
  return fields.length === 0 ? undefined : { former, current, fields };
}

function isSame(former: unknown, current: unknown): boolean {
  if (former === current) return true;
  return contentOf(former) === contentOf(current);
}

/** The same text for the same content, whatever the order of an array's elements or of an object's properties. */
function contentOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(contentOf).toSorted().join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const properties = Object.entries(value).filter(([, it]) => it !== undefined);
  return `{${properties
    .map(([name, it]) => `${name}:${contentOf(it)}`)
    .toSorted()
    .join()}}`;
}

function byId(designations: readonly Designation[]): Map<string, Designation> {
  return new Map(designations.map((it) => [it.id, it]));
}

/** By code unit, so that the order is the same on every machine. */
function inOrderOfIds(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : Number(a.id > b.id);
}
