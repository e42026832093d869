import { checkNumber } from '@bits-per-sample/core';
import { type ComputeSigmoid, checkCurve } from './computeSigmoid.ts';

/**
 * Compute at which a saturating curve reaches a reward, the inverse of {@link computeSigmoid}:
 * C_mid·((R − R₀)/(A − R))^(1/B).
 *
 * Near the ceiling it grows without bound: a small error in A is a large one here.
 *
 * @param curve its four parameters.
 * @param reward reward to reach. NaN gives NaN.
 * @returns compute, in the unit of `midpoint`; 0 at or below the start, Infinity from the ceiling on.
 * @throws {DomainError} a ceiling not above the start, a midpoint or steepness not positive.
 *
 * @see Khatri et al. (2025), arXiv:2510.13786 (ScaleRL)
 *
 * @example
 * ```ts
 * const curve = { start: 0.1, ceiling: 0.65, midpoint: 8000, steepness: 1.7 };
 * computeToReward(curve, 0.6).toFixed(0); // => '30997'
 * ```
 */
export function computeToReward(curve: ComputeSigmoid, reward: number): number {
  const fn = 'computeToReward';
  checkCurve(fn, curve);
  checkNumber(fn, 'reward', reward);
  const { start, ceiling, midpoint, steepness } = curve;
  if (reward <= start) return 0;
  if (reward >= ceiling) return Infinity;
  return midpoint * ((reward - start) / (ceiling - reward)) ** (1 / steepness);
}
