/** One message on its way to one institution. Its id is the webhook-id, the same at every attempt. */
export type Delivery = {
  readonly id: string;
  readonly endpoint: Endpoint;
  /** The exact text that is signed and sent. */
  readonly body: string;
};

/** Where an institution is told, and the secrets it verifies with: all of them sign, so that one can be replaced. */
export type Endpoint = { readonly url: string; readonly secrets: readonly string[] };

/**
 * What came of one attempt. A refusal is a fact to record, not an exception to throw. A reason is a sentence that tells an
 * operator what to do; it holds nothing of the message and of the address only its host.
 */
export type Attempt =
  | { readonly outcome: 'delivered'; readonly status: number; readonly durationMs: number }
  | {
      readonly outcome: 'failed';
      /** Undefined when there was no answer. */
      readonly status?: number;
      readonly reason: string;
      readonly durationMs: number;
      /** How long the endpoint asked us to wait. */
      readonly retryAfterMs?: number;
    }
  /** 410 Gone: the institution wants no more messages at this address. */
  | { readonly outcome: 'gone'; readonly status: 410; readonly reason: string; readonly durationMs: number };
