import { checkProbability, checkWhole } from '@bits-per-sample/core';

/**
 * How hard an optimiser of pass@k pulls on a prompt of pass rate p: k (1 − p)^(k − 1), the
 * derivative of 1 − (1 − p)^k.
 *
 * Prompts that are already solved within k attempts get almost nothing: with k = 8 a prompt at
 * p = ½ has weight 1/16, one at p = 0 has 8.
 *
 * @param p pass rate of the prompt, in [0, 1].
 * @param k attempts, an integer ≥ 1.
 * @returns weight in [0, k].
 * @throws {DomainError} p outside [0, 1], or k not an integer ≥ 1.
 *
 * @see Walder & Karkhanis (2025), arXiv:2505.15201
 *
 * @example
 * ```ts
 * passkWeight(0.5, 8); // => 0.0625
 * ```
 */
export function passkWeight(p: number, k: number): number {
  checkProbability('passkWeight', 'p', p);
  checkWhole('passkWeight', 'k', k, { least: 1 });
  return k * (p > 0.25 ? (1 - p) ** (k - 1) : Math.exp((k - 1) * Math.log1p(-p)));
}
