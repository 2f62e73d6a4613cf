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
    if (entity.schema === 'Address') {
      addresses.set(entity.id, entity);
    } else if (OTHER_SCHEMAS.has(entity.schema)) {
      parts.push(entity);
    } else if (targets.has(entity.id)) {
      throw refusal('ftm_id_repeated', line, 'repeats the id of an earlier line. Give every entity an id of its own');
    } else {
      targets.set(entity.id, { entity, line });
    }
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

/** The entity of one line; undefined for one that cannot be meant: no target by its schema, or by its publisher's word. */
function readEntity(text: string, line: number): FtmEntity | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text.trim()); // trim also takes off the byte order mark of the first line
  } catch {
    throw refusal('ftm_line_not_json', line, 'is not JSON. Write one whole JSON object on each line');
  }
  const entity = toEntity(value);
  if (entity === undefined || entity.id === '') {
    throw refusal(
      'ftm_line_not_entity',
      line,
      'is not an entity. Give it an `id`, a `schema` and an object of `properties`',
    );
  }
  const isTarget = TARGET_SCHEMAS.has(entity.schema);
  if (isTarget) return isObject(value) && value['target'] === false ? undefined : entity;
  if (OTHER_SCHEMAS.has(entity.schema)) return entity;

  // What has no name cannot be designated, so a schema of a later year may pass unread. A misspelt one may not.
  if (entity.properties['name'] === undefined) return undefined;
  const known = [...TARGET_SCHEMAS.keys()].join(', ');
  throw refusal('ftm_schema_unknown', line, `has an unknown schema. What can be designated is one of ${known}`);
}

/** A property is a list; a single value, as written by hand, counts as a list of one, and a number as its text. */
function toEntity(value: unknown, { isNested = false } = {}): FtmEntity | undefined {
  if (!isObject(value)) return undefined;
  const { id, schema, caption, properties } = value;
  if (typeof schema !== 'string' || !isObject(properties)) return undefined;

  const toValue = (it: unknown): (string | FtmEntity)[] => {
    if (typeof it === 'string') return it.trim() === '' ? [] : [it.trim()];
    if (typeof it === 'number') return [String(it)];
    // Entities inside nested ones are of others: the owner of an owner, the address of a company's director.
    return isNested ? [] : [toEntity(it, { isNested: true })].filter((nested) => nested !== undefined);
  };
  const read = Object.entries(properties).map(([name, values]) => [name, [values].flat().flatMap(toValue)] as const);
  const captions = typeof caption === 'string' ? [['caption', [caption]] as const] : [];
  return { id: typeof id === 'string' ? id : '', schema, properties: Object.fromEntries([...captions, ...read]) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refusal(code: string, line: number, complaint: string): InputError {
  return new InputError(code, `Line ${line} of the designations ${complaint}.`);
}
