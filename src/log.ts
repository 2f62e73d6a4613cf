import { pino } from 'pino';

const logger = pino({ level: process.env['LOG_LEVEL'] ?? 'info', base: undefined });

/** What a log line may hold: ids, figures and words of ours. Never a name, a birth date or a document number. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** One finished step, as one line of JSON: `batch.received`, `chunk.screened`, `delivery.attempted` ... */
export function log(event: string, fields: LogFields = {}): void {
  logger.info(fields, event);
}

/**
 * A fault of ours, with its stack. Only the error's class and stack frames are kept: the message of a
 * database error may quote the row that it refused.
 */
export function logFault(event: string, error: unknown, fields: LogFields = {}): void {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((it) => /^\s+at /.test(it)) : [];
  const code = (error as { code?: unknown } | undefined)?.code;
  logger.error(
    {
      ...fields,
      error: error instanceof Error ? error.name : typeof error,
      ...(typeof code === 'string' ? { code } : {}),
      stack: frames.join('\n'),
    },
    event,
  );
}
