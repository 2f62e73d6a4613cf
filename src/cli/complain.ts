import { InvalidArgumentError } from 'commander';
import { InputError, UnavailableError } from '../errors.ts';

/**
 * Says on standard error why a command failed, and lets the process end with 1. What the caller can mend, or wait
 * out, is one line; anything else is a fault of ours and comes with its stack.
 */
export function complain(error: unknown): void {
  process.exitCode = 1;
  const isExpected =
    error instanceof InputError || error instanceof UnavailableError || error instanceof InvalidArgumentError;
  console.error(isExpected ? `cordon: ${error.message}` : error);
}
