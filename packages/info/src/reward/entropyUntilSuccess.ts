import { type Bits, checkProbability } from '@bits-per-sample/core';
import { binaryEntropy } from './binaryEntropy.ts';

/**
 * Bits of all rewards up to and including the first success: H(p)/p, about log₂(e/p).
 *
 * A learner by trial and error does not get fewer bits than the label's −log₂ p: it gets
 * 1.44 more, and pays 1/p rollouts for them.
 *
 * @param p pass rate, in [0, 1]. NaN gives NaN.
 * @returns bits; Infinity at p = 0, 0 at p = 1.
 * @throws {DomainError} p outside [0, 1].
 *
 * @example
 * ```ts
 * entropyUntilSuccess(0.5); // => 2
 * ```
 */
export function entropyUntilSuccess(p: number): Bits {
  checkProbability('entropyUntilSuccess', 'p', p);
  return p === 0 ? Infinity : (binaryEntropy(p) as number) / p;
}
