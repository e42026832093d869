import { type Bits, checkProbability } from '@bits-per-sample/core';

/**
 * Entropy of one yes/no outcome: H(p) = −p log₂ p − (1 − p) log₂(1 − p).
 *
 * The most that a single 0/1 reward is news to a learner that knows its pass rate p: 1 bit at
 * p = ½, almost nothing when the task is always failed or always solved. A learner that was
 * sure of something else is told more. What a gradient keeps of it no entropy says.
 *
 * Mean H(pᵢ) over prompts is the measure; H of a pooled pass rate is not, see
 * {@link pooledEntropy}. Accurate to 4 ulp on all of [0, 1], also at p = 1e−300, where
 * 1 − p rounds to 1.
 *
 * @param p probability of success, in [0, 1]. NaN gives NaN.
 * @returns entropy in bits, in [0, 1].
 * @throws {DomainError} p < 0 or p > 1.
 *
 * @see Shannon (1948), doi:10.1002/j.1538-7305.1948.tb01338.x, §6
 *
 * @example
 * ```ts
 * binaryEntropy(0.5); // => 1
 * binaryEntropy(1); // => 0
 * mapColumn(binaryEntropy, Float64Array.of(0, 0.5)); // => Float64Array.of(0, 1)
 * ```
 */
export function binaryEntropy(p: number): Bits {
  checkProbability('binaryEntropy', 'p', p);
  const q = p > 0.5 ? 1 - p : p; // exact for p > ½, so the small side keeps its digits
  if (q === 0) return 0;
  return Math.min(1, -q * Math.log2(q) - ((1 - q) * Math.log1p(-q)) / Math.LN2); // rounding may pass 1 by an ulp
}
