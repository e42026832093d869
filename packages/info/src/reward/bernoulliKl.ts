import { type Bits, bernoulliDivergence, checkProbability } from '@bits-per-sample/core';

/**
 * Divergence between two pass rates: p log₂(p/q) + (1 − p) log₂((1 − p)/(1 − q)).
 *
 * The fewest bits with which any learner can go from pass rate q to pass rate p: what a
 * run gained, in the unit in which it was paid.
 *
 * @param p pass rate after, in [0, 1]. NaN gives NaN.
 * @param q pass rate before, in [0, 1]. NaN gives NaN.
 * @returns divergence in bits, ≥ 0; Infinity when q is 0 or 1 and p is not.
 * @throws {DomainError} p or q outside [0, 1].
 *
 * @example
 * ```ts
 * bernoulliKl(1, 0.25); // => 2
 * bernoulliKl(0.5, 0.5); // => 0
 * ```
 */
export function bernoulliKl(p: number, q: number): Bits {
  checkProbability('bernoulliKl', 'p', p);
  checkProbability('bernoulliKl', 'q', q);
  return bernoulliDivergence(p, q);
}
