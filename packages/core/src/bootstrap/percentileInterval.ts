import { checkLevel } from '../check/checkLevel.ts';
import { checkNumbers } from '../check/checkNumbers.ts';

/**
 * The middle part of sorted replicates: a bootstrap's percentile interval.
 *
 * @param sorted replicates in ascending order; shape [replicates].
 * @param level nominal coverage, in (0, 1).
 * @returns the quantiles (1 − level)/2 and (1 + level)/2, linear between replicates; NaN
 *   without replicates.
 * @throws {DomainError} level outside (0, 1), replicates that are not numbers.
 *
 * @see Efron & Tibshirani (1993), An Introduction to the Bootstrap, §13.3
 *
 * @example
 * ```ts
 * percentileInterval([0, 1, 2, 3, 4], 0.5); // => [1, 3]
 * ```
 */
export function percentileInterval(
  sorted: ArrayLike<number>,
  level: number,
): [lower: number, upper: number] {
  checkNumbers('percentileInterval', 'sorted', sorted);
  checkLevel('percentileInterval', level);
  if (sorted.length === 0) return [NaN, NaN];
  const at = (q: number): number => {
    const x = q * (sorted.length - 1);
    const low = sorted[Math.floor(x)]!;
    return low + (x - Math.floor(x)) * (sorted[Math.ceil(x)]! - low);
  };
  return [at((1 - level) / 2), at((1 + level) / 2)];
}
