import type { Bits } from '@bits-per-sample/core';
import { sum } from '../numeric/sum.ts';
import { checkDistribution, type Distribution } from './checkDistribution.ts';

/**
 * Entropy of a distribution: −Σ pᵢ log₂ pᵢ.
 *
 * What a label tells on average to a learner whose beliefs are p and right; what a graded
 * reward with these level probabilities can tell at most.
 *
 * @param p probabilities, shape [outcomes], summing to 1. NaN among them gives NaN.
 * @returns entropy in bits, in [0, log₂ outcomes].
 * @throws {DomainError} a probability outside [0, 1], or a sum that is not 1.
 *
 * @see Shannon (1948), doi:10.1002/j.1538-7305.1948.tb01338.x
 *
 * @example
 * ```ts
 * entropy([0.5, 0.25, 0.25]); // => 1.5
 * ```
 */
export function entropy(p: Distribution): Bits {
  checkDistribution('entropy', 'p', p);
  return sum(Array.from(p, (x) => (x === 0 ? 0 : -x * Math.log2(x)))) + 0;
}
