import { DomainError, lbeta } from '@bits-per-sample/core';

/** A Beta posterior over a pass rate. */
export interface PassRatePosterior {
  /** First shape: prior + successes, > 0. */
  readonly a: number;
  /** Second shape: prior + failures, > 0. */
  readonly b: number;
}

/**
 * Posterior mean of √(p (1 − p)), the deviation that {@link neymanAllocation} wants, when p is only
 * known as Beta(a, b): B(a + ½, b + ½) / B(a, b).
 *
 * After 0 successes in 4 rollouts the plug-in deviation is 0 and the prompt would never be tried
 * again; this one is 0.23 with a Jeffreys prior, and falls as evidence grows.
 *
 * @param posterior shapes of the Beta posterior.
 * @returns expected deviation, in (0, ½).
 * @throws {DomainError} a shape not > 0.
 *
 * @example
 * ```ts
 * expectedDeviation({ a: 0.5, b: 0.5 }); // => 1 / Math.PI
 * ```
 */
export function expectedDeviation({ a, b }: PassRatePosterior): number {
  if (a <= 0) throw new DomainError('expectedDeviation', 'a', '> 0', a);
  if (b <= 0) throw new DomainError('expectedDeviation', 'b', '> 0', b);
  return Math.exp(lbeta(a + 0.5, b + 0.5) - lbeta(a, b));
}
