import { type Bits, divergenceTerm } from '@bits-per-sample/core';
import { sum } from '../numeric/sum.ts';
import { checkPair, type Distribution } from './checkDistribution.ts';

/**
 * Kullback–Leibler divergence Σ pᵢ log₂(pᵢ / qᵢ): bits that beliefs q still lack about p.
 *
 * The surprisal per label that learning can remove. Accurate also when p and q nearly
 * agree, where the sum of logarithms cancels.
 *
 * The divergence of a policy from its base is not "bits learned": one bit of reward may
 * move it by any amount.
 *
 * @param p true probabilities, shape [outcomes], summing to 1.
 * @param q beliefs, same shape.
 * @returns divergence in bits, ≥ 0; Infinity when q rules out what p allows.
 * @throws {DomainError} a probability outside [0, 1], a sum that is not 1, or unequal lengths.
 *
 * @see Kullback & Leibler (1951), doi:10.1214/aoms/1177729694
 *
 * @example
 * ```ts
 * klDivergence([0.5, 0.5], [0.25, 0.75]).toFixed(6); // => '0.207519'
 * klDivergence([1, 0], [0, 1]); // => Infinity
 * ```
 */
export function klDivergence(p: Distribution, q: Distribution): Bits {
  checkPair('klDivergence', p, q);
  // p ln(p/q) = (p ln(p/q) − p + q) + (p − q); the second parts sum to almost 0
  const terms = Array.from(p, (x, i) => (x === 0 ? 0 : divergenceTerm(x, q[i]!, q[i]! - x)));
  const rest = Array.from(p, (x, i) => (x === 0 ? 0 : x - q[i]!));
  return sum([...terms, ...rest]) / Math.LN2;
}
