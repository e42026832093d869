import { checkAtLeast, checkProbability } from '@bits-per-sample/core';

/**
 * How hard MaxRL pulls on a prompt of pass rate p: (1 − (1 − p)^T) / p, with T terms.
 *
 * T = 1 is plain REINFORCE (weight 1); T → ∞ is maximum likelihood (weight 1/p), so rarely solved
 * prompts count more, up to T times. The estimator of the paper has T = N; the code released with
 * it, which leaves out groups without a success, has T = N − 1.
 *
 * @param p pass rate of the prompt, in [0, 1].
 * @param terms number of terms T ≥ 1; Infinity gives 1/p.
 * @returns weight in [1, T].
 * @throws {DomainError} p outside [0, 1] or terms < 1.
 *
 * @see MaxRL (2026), arXiv:2602.02710
 *
 * @example
 * ```ts
 * maxrlWeight(0.5, 2); // => 1.5
 * maxrlWeight(0, 16); // => 16
 * ```
 */
export function maxrlWeight(p: number, terms: number): number {
  checkProbability('maxrlWeight', 'p', p);
  checkAtLeast('maxrlWeight', 'terms', terms, 1);
  return p === 0 ? terms : -Math.expm1(terms * Math.log1p(-p)) / p;
}
