import type { z } from 'zod';
import { InputError } from '../errors.ts';

/**
 * What is wrong with one row, for the sender to mend: where it stands, which field, and what to do. The message
 * never quotes the value, for problems are written into logs and tickets on the other side.
 */
export type Problem = {
  /** The physical line at which the row begins, counted from 1. */
  readonly line: number;
  /** A JSON pointer (RFC 6901) into the row, or into the document where the format is one document. Empty: the row itself. */
  readonly pointer: string;
  /** snake_case and stable: programs on the other side branch on it. */
  readonly code: string;
  readonly message: string;
};

/** A row with hundreds of faults is one mistake made hundreds of times: so many of them are told. */
const PROBLEMS_PER_ROW_MAX = 20;
/** The names of unknown fields come from outside, so they have a length too. */
const KEY_LENGTH_MAX = 60;

/** Rows that cannot be taken, where the sender wants all of them taken or none. */
export class InvalidRowsError extends InputError {
  /** The first of them. */
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], problemCount: number) {
    super(
      'invalid_rows',
      `Nothing was taken, for ${problemCount} problem(s) were found. Mend the rows and send all again.`,
      {
        status: 422,
      },
    );
    this.problems = problems;
  }
}

type Place = {
  readonly line: number;
  /** What stands before every pointer: the row's own place in its document. */
  readonly pointer: string;
  /** The column that a pointer was read from, where the format has columns. */
  readonly columnOf?: ((pointer: string) => string | undefined) | undefined;
};

/** Tells the faults that a schema found in a value, in the words of this service. */
export function problemsIn(issues: readonly z.core.$ZodIssue[], value: unknown, place: Place): Problem[] {
  return issues
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ path: [...issue.path, key.slice(0, KEY_LENGTH_MAX)], ...UNKNOWN_FIELD }))
        : [{ path: issue.path, ...complaintAbout(issue, valueAt(value, issue.path)) }],
    )
    .slice(0, PROBLEMS_PER_ROW_MAX)
    .map(({ path, code, message }) => {
      const pointer = toPointer(path);
      const column = place.columnOf?.(pointer);
      return {
        line: place.line,
        pointer: place.pointer + pointer,
        code,
        message: column === undefined ? message : `Column ${column}: ${message}`,
      };
    });
}

type Complaint = Pick<Problem, 'code' | 'message'>;

const UNKNOWN_FIELD: Complaint = {
  code: 'unknown_field',
  message: 'This field is not known here. Leave it out, or see the documentation for its name.',
};

function complaintAbout(issue: z.core.$ZodIssue, value: unknown): Complaint {
  if (value === undefined) return { code: 'missing_field', message: 'This field is needed. Write a value.' };
  switch (issue.code) {
    case 'invalid_type':
      if (value === null)
        return { code: 'invalid_value', message: 'Leave the field out where there is no value, instead of null.' };
      return { code: 'invalid_value', message: `Write ${KINDS[issue.expected] ?? 'a value of another kind'} here.` };
    case 'invalid_value':
      return { code: 'invalid_value', message: `Write one of: ${issue.values.map(String).join(', ')}.` };
    case 'too_big':
      return tooBig(issue);
    case 'too_small':
      if (issue.origin === 'string') return { code: 'empty_value', message: 'Write a value, or leave the field out.' };
      return { code: 'out_of_range', message: `Write ${String(issue.minimum)} or more.` };
    case 'invalid_format':
      return { code: issue.format === 'date' ? 'invalid_date' : 'invalid_value', message: issue.message };
    case 'custom':
      return { code: codeOf(issue.params), message: issue.message };
    default:
      return { code: 'invalid_value', message: 'This value is not of the form that is expected here.' };
  }
}

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): Complaint {
  if (origin === 'string') return { code: 'too_long', message: `Write at most ${String(maximum)} characters.` };
  if (origin === 'array') return { code: 'too_many', message: `Write at most ${String(maximum)} of these.` };
  return { code: 'out_of_range', message: `Write ${String(maximum)} or less.` };
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text in quotes',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list in square brackets',
  object: 'an object with named fields',
};

function codeOf(params: Record<string, unknown> | undefined): string {
  return typeof params?.['code'] === 'string' ? params['code'] : 'invalid_value';
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as Record<PropertyKey, unknown>)[key];
  }
  return found;
}

/** Control characters would not survive the way through PostgreSQL and terminals. */
function toPointer(path: readonly PropertyKey[]): string {
  return path
    .map(
      (key) =>
        `/${String(key)
          .replaceAll('~', '~0')
          .replaceAll('/', '~1')
          .replace(/\p{Cc}/gu, '\u{fffd}')}`,
    )
    .join('')
    .toWellFormed();
}
