import { InvalidArgumentError } from 'commander';
import type { z } from 'zod';

/** Lets commander check an option by the schema that HTTP checks the same field by. */
export function checkedBy<T>(schema: z.ZodType<T>): (value: string) => T {
  return (value) => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    throw new InvalidArgumentError(parsed.error.issues.map((it) => it.message).join(' '));
  };
}
