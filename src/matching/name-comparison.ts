/** How close two names are, and what keeps them apart. */
export type NameComparison = {
  /** 0 to 1. */
  readonly similarity: number;
  /** Told to the supervisor where names are close and yet not the same. */
  readonly differences: readonly string[];
  /** False where companies' names agree in generic words alone. */
  readonly isCertain: boolean;
  /** True where companies' names agree only when a typing error is allowed for. */
  readonly isMistyped: boolean;
};

/** Two names that have nothing to do with each other. */
export const APART: NameComparison = { similarity: 0, differences: [], isCertain: false, isMistyped: false };
