import { InputError } from '../errors.ts';

/** The lines between the outcomes: a match at or above `possibleScore` is a hit, at or above `matchScore` a match. */
export type Configuration = { readonly possibleScore: number; readonly matchScore: number };

export const DEFAULT_CONFIGURATION: Configuration = { possibleScore: 0.7, matchScore: 0.9 };

/**
 * How far an institution may move the lines. Above 0.75 the southern spelling of a listed name would be let go without
 * anything that speaks against it; below 0.6 every namesake is an alert whose birth date is another. Below 0.85 a name
 * alone could be a match; above 0.95 a name with its birth date would not be one.
 */
export const CONFIGURATION_BOUNDS = {
  possibleScore: { min: 0.6, max: 0.75 },
  matchScore: { min: 0.85, max: 0.95 },
} as const;

/** Answers the configuration when it keeps within the bounds. */
export function checkConfiguration(configuration: Configuration): Configuration {
  for (const line of ['possibleScore', 'matchScore'] as const) {
    const { min, max } = CONFIGURATION_BOUNDS[line];
    const value = configuration[line];
    if (!(value >= min && value <= max)) {
      throw new InputError('configuration_out_of_bounds', `${line} must be between ${min} and ${max}; it is ${value}.`);
    }
  }
  return configuration;
}
