/**
 * The two errors this service throws on purpose, named by what the other side should do.
 * Whatever else is thrown is a fault of ours: HTTP answers 500, a job fails and is retried.
 */

/** The sender must change something: HTTP answers 4xx, a job fails for good. */
export class InputError extends Error {
  override readonly name = 'InputError';
  /** snake_case and stable: programs on the other side branch on it. */
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, options: ErrorOptions & { status?: number } = {}) {
    super(message, options);
    this.code = code;
    this.status = options.status ?? 400;
  }
}

/** Nothing is wrong with the request, only with the moment: HTTP answers 503, a job is retried. */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
}
