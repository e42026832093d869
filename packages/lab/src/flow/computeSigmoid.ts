import {
  checkAtLeast,
  checkFinitePositive,
  checkNumber,
  checkObject,
  DomainError,
} from '@bits-per-sample/core';

/** A saturating curve of reward over compute. */
export interface ComputeSigmoid {
  /** Reward at no compute. */
  readonly start: number;
  /** Reward that it saturates at, above `start`. */
  readonly ceiling: number;
  /** Compute at which half of the way is done, > 0. */
  readonly midpoint: number;
  /** How steep it is in ln compute, > 0. */
  readonly steepness: number;
}

/**
 * Reward after so much compute on a saturating curve: R₀ + (A − R₀)/(1 + (C_mid/C)^B).
 *
 * Descriptive: in a test on held-out parts of curves it forecast worse than a straight line in ln C,
 * because the ceiling is hardly known before it is near. With R₀ = 0 and A = 1 log-odds are linear in ln C.
 *
 * @param curve its four parameters.
 * @param compute C ≥ 0, in the unit of `midpoint`. NaN gives NaN.
 * @returns the reward.
 * @throws {DomainError} a ceiling not above the start, a midpoint or steepness not positive, compute < 0.
 *
 * @see Khatri et al. (2025), arXiv:2510.13786 (ScaleRL)
 *
 * @example
 * ```ts
 * const curve = { start: 0.1, ceiling: 0.65, midpoint: 8000, steepness: 1.7 };
 * computeSigmoid(curve, 8000); // => 0.375
 * ```
 */
export function computeSigmoid(curve: ComputeSigmoid, compute: number): number {
  const fn = 'computeSigmoid';
  checkCurve(fn, curve);
  checkAtLeast(fn, 'compute', compute, 0);
  const { start, ceiling, midpoint, steepness } = curve;
  return start + (ceiling - start) / (1 + (midpoint / compute) ** steepness);
}

/** Throws unless the parameters are those of a rising curve. */
export function checkCurve(fn: string, curve: ComputeSigmoid): void {
  checkObject(fn, 'curve', curve);
  const { start, ceiling, midpoint, steepness } = curve;
  checkNumber(fn, 'curve.start', start);
  checkNumber(fn, 'curve.ceiling', ceiling);
  checkFinitePositive(fn, 'curve.midpoint', midpoint);
  checkFinitePositive(fn, 'curve.steepness', steepness);
  if (ceiling <= start) throw new DomainError(fn, 'curve.ceiling', `above ${start}`, ceiling);
}
