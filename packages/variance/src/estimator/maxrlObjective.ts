import { checkProbability, checkWhole } from '@bits-per-sample/core';

/**
 * The objective that MaxRL climbs: ln p cut off after T terms, −Σₖ₌₁ᵀ (1 − p)^k / k, in nats.
 *
 * T = 1 is p − 1, the expected reward; T → ∞ is ln p, the log-likelihood of success. The estimator
 * of the paper has T = N, the released code T = N − 1.
 *
 * @param p pass rate of the prompt, in [0, 1].
 * @param terms number of terms T, an integer in [1, 2²⁰], or Infinity for ln p.
 * @returns objective ≤ 0, in nats.
 * @throws {DomainError} p outside [0, 1], or terms neither an integer in [1, 2²⁰] nor
 *   Infinity.
 *
 * @see MaxRL (2026), arXiv:2602.02710
 *
 * @example
 * ```ts
 * maxrlObjective(0.5, 2); // => -0.625
 * maxrlObjective(0.5, Infinity); // => -Math.LN2
 * ```
 */
export function maxrlObjective(p: number, terms: number): number {
  checkProbability('maxrlObjective', 'p', p);
  if (terms === Infinity) return Math.log(p);
  checkWhole('maxrlObjective', 'terms', terms, { least: 1, most: 2 ** 20 });
  const q = 1 - p;
  let sum = 0;
  for (let k = terms; k >= 1; k--) sum = sum * q + 1 / k;
  return -q * sum;
}
