import type { BetaPosterior, Bits } from '@bits-per-sample/core';
import { betaBinomialLogWeights } from '../numeric/betaBinomialLogWeights.ts';
import { checkBeta } from '../numeric/checkBeta.ts';
import { entropyOfLogWeights } from '../numeric/entropyOfLogWeights.ts';
import { checkGroupSize } from './checkGroup.ts';

/**
 * Entropy of the number of successes in a group from a prompt of unknown pass rate:
 * H(Beta-binomial(G, a, b)).
 *
 * @param beliefs pass rate ~ Beta(a, b).
 * @param groupSize rollouts in the group, G, an integer ≥ 1.
 * @returns bits per group, in [0, log₂(G + 1)].
 * @throws {DomainError} a or b not positive and finite, or groupSize not an integer ≥ 1.
 *
 * @example
 * ```ts
 * betaBinomialEntropy({ a: 1, b: 1 }, 3); // => 2
 * ```
 */
export function betaBinomialEntropy(beliefs: BetaPosterior, groupSize: number): Bits {
  checkBeta('betaBinomialEntropy', beliefs);
  checkGroupSize('betaBinomialEntropy', groupSize);
  const { a, b } = beliefs;
  if (Number.isNaN(a + b)) return NaN;
  return entropyOfLogWeights(betaBinomialLogWeights(groupSize, a, b)) / Math.LN2;
}
