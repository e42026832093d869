import { type Bits, checkProbability } from '@bits-per-sample/core';

/**
 * Surprisal of an outcome that had probability p: −log₂ p.
 *
 * What a label tells a supervised learner that gave it probability p: 1 bit at p = ½,
 * 10 bits at p ≈ 1/1000, nothing when it was certain. Infinite at p = 0, and never clipped.
 *
 * @param p probability that the learner gave to what happened, in [0, 1]. NaN gives NaN.
 * @returns surprisal in bits, in [0, ∞].
 * @throws {DomainError} p < 0 or p > 1.
 *
 * @see Shannon (1948), doi:10.1002/j.1538-7305.1948.tb01338.x
 *
 * @example
 * ```ts
 * surprisal(0.25); // => 2
 * surprisal(0); // => Infinity
 * ```
 */
export function surprisal(p: number): Bits {
  checkProbability('surprisal', 'p', p);
  return 0 - Math.log2(p); // 0 − x, so that certainty is 0 and not −0
}
