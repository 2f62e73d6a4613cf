/** A bank that sends batches and receives recommendations, or a ministry that does so with its company register. */
export type Institution = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'bank' | 'registry';
  /** ISO 3166-1 alpha-2 of the state whose law it works under. */
  readonly country: string;
  /**
   * Authorities whose unilateral lists the institution, or its supervisor, has declared binding on it. UN
   * designations and national determinations need no declaration.
   */
  readonly declaredBinding: readonly string[];
};
