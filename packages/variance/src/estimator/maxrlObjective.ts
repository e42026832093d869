import { DomainError } from '@bits-per-sample/core';

/**
 * The objective that MaxRL climbs: ln p cut off after T terms, −Σₖ₌₁ᵀ (1 − p)^k / k, in nats.
 *
 * T = 1 is p − 1, the expected reward; T → ∞ is ln p, the log-likelihood of success. The estimator
 * of the paper has T = N, the released code T = N − 1.
 *
 * @param p pass rate of the prompt, in [0, 1].
 * @param terms number of terms T, an integer ≥ 1, or Infinity for ln p.
 * @returns objective ≤ 0, in nats.
 * @throws {DomainError} p outside [0, 1], or terms not an integer ≥ 1.
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
  if (p < 0 || p > 1) throw new DomainError('maxrlObjective', 'p', 'in [0, 1]', p);
  if (terms === Infinity) return Math.log(p);
  if (!(Number.isInteger(terms) && terms >= 1))
    throw new DomainError('maxrlObjective', 'terms', 'an integer ≥ 1', terms);
  const q = 1 - p;
  let sum = 0;
  for (let k = terms; k >= 1; k--) sum = sum * q + 1 / k;
  return -q * sum;
}
