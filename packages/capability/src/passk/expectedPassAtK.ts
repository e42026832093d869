import { type BetaPosterior, checkBetaShapes, lbeta } from '@bits-per-sample/core';
import { checkK } from '../check/checkK.ts';

/** Factors that are multiplied one by one; beyond, the beta function takes over. */
const FACTORS = 1e6;

/**
 * Posterior mean of pass@k of a prompt whose pass rate is Beta(a, b): 1 − B(a, b + k) / B(a, b).
 *
 * Unlike {@link passAtK} it answers for k beyond the attempts that were made. That is an
 * **extrapolation**: there the prior decides, so say so beside the number.
 *
 * @param posterior shapes a and b of the pass rate, > 0. NaN gives NaN.
 * @param k attempts allowed, an integer ≥ 0. NaN gives NaN.
 * @returns a probability.
 * @throws {DomainError} shapes not positive and finite, or k not an integer ≥ 0.
 *
 * @example
 * ```ts
 * expectedPassAtK({ a: 1, b: 1 }, 1); // => 0.5
 * expectedPassAtK({ a: 0.5, b: 8.5 }, 8).toFixed(3); // => '0.287'
 * ```
 */
export function expectedPassAtK(posterior: BetaPosterior, k: number): number {
  checkBetaShapes('expectedPassAtK', posterior);
  checkK('expectedPassAtK', k);
  return -Math.expm1(logExpectedMiss(posterior, k));
}

/** ln E[(1 − p)^k] under Beta(a, b). */
export function logExpectedMiss({ a, b }: BetaPosterior, k: number): number {
  if (Number.isNaN(a + b + k)) return NaN;
  let log = 0;
  for (let j = 0; j < Math.min(k, FACTORS); j++) log += Math.log1p(-a / (a + b + j));
  return k > FACTORS ? log + (lbeta(a, b + k) - lbeta(a, b + FACTORS)) : log;
}
