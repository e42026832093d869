import type { Estimate } from '@bits-per-sample/core';

/** An estimate and nothing beside it, or null when it is undefined. */
export function defined<U extends string>(estimate: Estimate<U>): Estimate<U> | null {
  const { value, lower, upper, level, n, unit, method } = estimate;
  return Number.isNaN(value) ? null : { value, lower, upper, level, n, unit, method };
}
