import {
  checkAtLeast,
  checkLevel,
  checkObject,
  DomainError,
  studentQuantile,
} from '@bits-per-sample/core';

/** Options of {@link smallestDifference}. */
export interface SmallestDifferenceOptions {
  /** Level of the two-sided test, 1 − α, in (0, 1). Default 0.95. */
  readonly level?: number;
  /** Chance to see such a difference, in (0, 1). Default 0.8. */
  readonly power?: number;
  /** Degrees of freedom of the standard error. Default Infinity. */
  readonly freedom?: number;
}

/**
 * The smallest true difference that a comparison shows with the given power.
 *
 * (t₁₋α⸝₂ + t_power) · se: a test at level 1 − α calls a difference real when it is more than t₁₋α⸝₂
 * standard errors from 0, and a true difference as large as this one comes out so with the given
 * chance, whatever its sign. Smaller ones are often missed, and when they are seen, they are
 * exaggerated. "No difference seen" means at most: none much larger than this.
 *
 * @param standardError of the difference, ≥ 0. NaN gives NaN.
 * @param options `level`, default 0.95; `power`, default 0.8; `freedom`, default Infinity.
 * @returns the difference, in the unit of the standard error.
 * @throws {DomainError} standardError below 0, level or power outside (0, 1), freedom not positive.
 *
 * @see Miller (2024), arXiv:2411.00640, §5 (power of paired evaluations)
 *
 * @example
 * ```ts
 * smallestDifference(0.01).toFixed(4); // => '0.0280'
 * smallestDifference(0.01, { freedom: 9 }).toFixed(4); // => '0.0315'
 * ```
 */
export function smallestDifference(
  standardError: number,
  options: SmallestDifferenceOptions = {},
): number {
  const fn = 'smallestDifference';
  checkAtLeast(fn, 'standardError', standardError, 0);
  checkObject(fn, 'options', options);
  const { level = 0.95, power = 0.8, freedom = Infinity } = options;
  checkLevel(fn, level);
  if (!(power > 0 && power < 1)) throw new DomainError(fn, 'power', 'in (0, 1)', power);
  if (!(freedom > 0)) throw new DomainError(fn, 'freedom', '> 0', freedom);
  return (
    standardError * (studentQuantile((1 + level) / 2, freedom) + studentQuantile(power, freedom))
  );
}
