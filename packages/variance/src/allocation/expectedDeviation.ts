import { type BetaPosterior, checkBetaShapes, checkObject, lbeta } from '@bits-per-sample/core';

/**
 * Posterior mean of √(p (1 − p)), the deviation that {@link neymanAllocation} wants, when p is only
 * known as Beta(a, b): B(a + ½, b + ½) / B(a, b).
 *
 * After 0 successes in 4 rollouts the plug-in deviation is 0 and the prompt would never be tried
 * again; this one is 0.23 with a Jeffreys prior, and falls as evidence grows.
 *
 * @param posterior shapes a, b > 0 of the Beta posterior. NaN gives NaN.
 * @returns expected deviation, in (0, ½).
 * @throws {DomainError} a shape not positive and finite.
 *
 * @example
 * ```ts
 * expectedDeviation({ a: 0.5, b: 0.5 }); // => 1 / Math.PI
 * ```
 */
export function expectedDeviation(posterior: BetaPosterior): number {
  checkObject('expectedDeviation', 'posterior', posterior);
  checkBetaShapes('expectedDeviation', posterior);
  const { a, b } = posterior;
  return Math.exp(lbeta(a + 0.5, b + 0.5) - lbeta(a, b));
}
