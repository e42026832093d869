import type { ClaimNumber } from './claim.ts';
import { spread } from './spread.ts';

/** The mean of simulated values, which must lie within some standard errors of what mathematics says; four by default, as many are looked at. */
export function simulated(
  name: string,
  values: ArrayLike<number>,
  expected: number,
  errors = 4,
): ClaimNumber {
  const { mean, standardError } = spread(values);
  return { name, value: mean, standardError, expected, tolerance: errors * standardError };
}
