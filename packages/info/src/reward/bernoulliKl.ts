import { type Bits, DomainError } from '@bits-per-sample/core';
import { divergenceTerm } from '../numeric/divergenceTerm.ts';

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
  if (p < 0 || p > 1) throw new DomainError('bernoulliKl', 'p', 'in [0, 1]', p);
  if (q < 0 || q > 1) throw new DomainError('bernoulliKl', 'q', 'in [0, 1]', q);
  if (p === q) return 0;
  // 1 − q is exact where it is small, and log1p takes care of the rest when p = 0
  if (p === 0) return -Math.log1p(-q) / Math.LN2;
  return (divergenceTerm(p, q, q - p) + divergenceTerm(1 - p, 1 - q, p - q)) / Math.LN2;
}
