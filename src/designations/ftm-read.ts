import { InputError } from '../errors.ts';
import type { Authority, Designation } from './designation.ts';
import { readFtmDesignation } from './ftm-designation.ts';
import { OTHER_SCHEMAS, TARGET_SCHEMAS } from './ftm-schema.ts';
import type { FtmEntity } from './ftm-schema.ts';

/**
 * Reads designations from FollowTheMoney, one JSON object a line: our own files, what OpenSanctions publishes (flat or
 * nested) and what somebody writes by hand. Any programme is taken. Blank lines are passed over, as are entities that
 * cannot be designated; passports, identifications, addresses and sanctions are joined to what they belong to, wherever
 * in the file they stand. A line that cannot be read is refused with its number: a designation that is silently left
 * out is an account that is silently cleared.
 */
export function readFtm(lines: Iterable<string>, authority: Authority = 'file'): Designation[] {
  const targets = new Map<string, { readonly entity: FtmEntity; readonly line: number }>();
  const parts: FtmEntity[] = [];
  const addresses = new Map<string, FtmEntity>();

  let line = 0;
  for (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    const entity = readEntity(text, line);
    if (entity === undefined) continue;
    if (entity.schema === 'Address') addresses.set(entity.id, entity);
    else if (OTHER_SCHEMAS.has(entity.schema)) parts.push(entity);
    else if (targets.has(entity.id))
      throw refusal('ftm_id_repeated', line, 'repeats the id of an earlier line. Give every entity an id of its own');
    else targets.set(entity.id, { entity, line });
  }

  const partsOf = joinParts(parts);
  return [...targets.values()].map((target) =>
    readFtmDesignation(target.entity, {
      authority,
      parts: partsOf.get(target.entity.id) ?? [],
      addresses,
      refuse: (code, complaint) => refusal(code, target.line, complaint),
    }),
  );
}

/** Entities that describe another one name it: a Passport its `holder`, a Sanction its `entity`. */
function joinParts(parts: readonly FtmEntity[]): ReadonlyMap<string, FtmEntity[]> {
  const joined = new Map<string, FtmEntity[]>();
  for (const part of parts) {
    for (const owner of [...(part.properties['holder'] ?? []), ...(part.properties['entity'] ?? [])]) {
      if (typeof owner === 'string') joined.set(owner, [...(joined.get(owner) ?? []), part]);
    }
  }
  return joined;
}

/** The entity of one line; undefined for one that its publisher marks as no target itself. */
function readEntity(text: string, line: number): FtmEntity | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refusal('ftm_line_not_json', line, 'is not JSON. Write one whole JSON object on each line');
  }
  if (
    !isObject(value) ||
    typeof value['id'] !== 'string' ||
    value['id'] === '' ||
    typeof value['schema'] !== 'string'
  ) {
    throw refusal('ftm_line_not_entity', line, 'is not an entity. Give it an id, a schema and properties');
  }
  const { schema } = value;
  if (!(schema in TARGET_SCHEMAS) && !OTHER_SCHEMAS.has(schema)) {
    const known = Object.keys(TARGET_SCHEMAS).join(', ');
    throw refusal(
      'ftm_schema_unknown',
      line,
      `has a schema that FollowTheMoney does not know. What can be designated is ${known}`,
    );
  }
  if (value['target'] === false && schema in TARGET_SCHEMAS) return undefined;
  const entity = toEntity(value);
  if (entity === undefined)
    throw refusal(
      'ftm_line_not_entity',
      line,
      'has no properties. Give it an object with a list of texts for each property',
    );
  return entity;
}

/** A property is a list; a single value, as written by hand, counts as a list of one, and a number as its text. */
function toEntity(value: Record<string, unknown>): FtmEntity | undefined {
  const { id, schema, caption, properties } = value;
  if (typeof schema !== 'string' || !isObject(properties)) return undefined;
  const read = Object.entries(properties).map(([name, values]) => [
    name,
    (Array.isArray(values) ? values : [values]).flatMap(toValue),
  ]);
  const entity: FtmEntity = { id: typeof id === 'string' ? id : '', schema, properties: Object.fromEntries(read) };
  const hasName = (entity.properties['name'] ?? []).length > 0;
  if (hasName || typeof caption !== 'string') return entity;
  return { ...entity, properties: { ...entity.properties, caption: [caption] } };
}

function toValue(value: unknown): (string | FtmEntity)[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (typeof value === 'number') return [String(value)];
  return isObject(value) ? [toEntity(value)].filter((it) => it !== undefined) : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refusal(code: string, line: number, complaint: string): InputError {
  return new InputError(code, `Line ${line} of the designations ${complaint}.`);
}
