import { DomainError } from '@bits-per-sample/core';
import { checkShare } from '../checkShare.ts';

/**
 * Probability that at least one of k attempts succeeds: pass@k = 1 − (1 − p)^k, for a known pass
 * rate.
 *
 * Best-of-k turns a task of p = 10 % into one of 50 % with k ≈ 7: what a rollout cannot tell, k
 * rollouts can. They cost k times as much, see {@link bitsPerRolloutOfPassK}. Exact also where
 * 1 − p rounds to 1. From counts, use an unbiased estimator instead of p̂.
 *
 * @param p pass rate, in [0, 1]. NaN gives NaN.
 * @param k attempts, ≥ 0; need not be whole, so that {@link attemptsForTarget} is its inverse.
 * @returns probability in [0, 1].
 * @throws {DomainError} p outside [0, 1], or k < 0.
 *
 * @example
 * ```ts
 * passAtK(0.5, 2); // => 0.75
 * passAtK(1e-300, 1e9).toPrecision(3); // => '1.00e-291'
 * ```
 */
export function passAtK(p: number, k: number): number {
  checkShare('passAtK', 'p', p);
  if (k < 0) throw new DomainError('passAtK', 'k', '≥ 0', k);
  if (p === 0) return Number.isNaN(k) ? NaN : 0;
  if (k === 0) return 0 * p;
  return -Math.expm1(k * Math.log1p(-p));
}
