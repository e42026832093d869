import type { Bits } from '@bits-per-sample/core';
import { sum } from '../numeric/sum.ts';
import { checkPair, type Distribution } from './checkDistribution.ts';

/**
 * Cross-entropy −Σ pᵢ log₂ qᵢ: mean surprisal of a learner with beliefs q when labels come
 * from p.
 *
 * The supervised loss in bits. Only the part above the entropy of p can be learned; the
 * rest is noise of the labels (see {@link reducibleBits}).
 *
 * @param p probabilities of the labels, shape [outcomes], summing to 1.
 * @param q beliefs of the learner, same shape.
 * @returns cross-entropy in bits; Infinity when q rules out what p allows.
 * @throws {DomainError} a probability outside [0, 1], a sum that is not 1, or unequal lengths.
 *
 * @example
 * ```ts
 * crossEntropy([0.5, 0.5], [0.25, 0.75]).toFixed(4); // => '1.2075'
 * crossEntropy([0.5, 0.5], [1, 0]); // => Infinity
 * ```
 */
export function crossEntropy(p: Distribution, q: Distribution): Bits {
  checkPair('crossEntropy', p, q);
  return sum(Array.from(p, (x, i) => (x === 0 ? 0 : -x * Math.log2(q[i]!)))) + 0;
}
