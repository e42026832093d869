import { checkProbability } from '@bits-per-sample/core';
import { checkK } from '../check/checkK.ts';

/**
 * pass@k of a known pass rate: 1 − (1 − p)^k.
 *
 * What pass@k of one prompt converges to. Accurate for p = 1e−300, where 1 − p rounds to 1.
 *
 * @param p pass rate, in [0, 1]. NaN gives NaN.
 * @param k attempts allowed, an integer ≥ 0. NaN gives NaN.
 * @returns a probability.
 * @throws {DomainError} p outside [0, 1], or k not an integer ≥ 0.
 *
 * @example
 * ```ts
 * passAtKOfRate(0.5, 2); // => 0.75
 * ```
 */
export function passAtKOfRate(p: number, k: number): number {
  checkProbability('passAtKOfRate', 'p', p);
  checkK('passAtKOfRate', k);
  if (Number.isNaN(p + k)) return NaN;
  return k === 0 ? 0 : -Math.expm1(k * Math.log1p(-p));
}
