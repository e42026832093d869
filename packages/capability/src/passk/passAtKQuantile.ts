import {
  type BetaPosterior,
  betaQuantile,
  checkBetaShapes,
  checkProbability,
} from '@bits-per-sample/core';
import { checkK } from '../check/checkK.ts';

/**
 * Quantile of pass@k of a prompt whose pass rate is Beta(a, b): 1 − (1 − x)^k at the quantile x
 * of the pass rate, because pass@k rises with it.
 *
 * Two of them make the exact credible interval of pass@k of one prompt, also beyond the attempts
 * that were made (an extrapolation).
 *
 * @param probability in [0, 1]. NaN gives NaN.
 * @param posterior shapes a and b of the pass rate, > 0. NaN gives NaN.
 * @param k attempts allowed, an integer ≥ 0. NaN gives NaN.
 * @returns a probability.
 * @throws {DomainError} probability outside [0, 1], shapes not positive and finite, k not an integer ≥ 0.
 *
 * @example
 * ```ts
 * passAtKQuantile(0.5, { a: 1, b: 1 }, 2); // => 0.75
 * ```
 */
export function passAtKQuantile(probability: number, posterior: BetaPosterior, k: number): number {
  const fn = 'passAtKQuantile';
  checkProbability(fn, 'probability', probability);
  checkBetaShapes(fn, posterior);
  checkK(fn, k);
  const { a, b } = posterior;
  if (Number.isNaN(probability + a + b + k)) return NaN;
  return k === 0 ? 0 : -Math.expm1(k * Math.log1p(-betaQuantile(probability, a, b)));
}
