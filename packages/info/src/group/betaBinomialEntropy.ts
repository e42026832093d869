import { type BetaPosterior, type Bits, checkGroupSize } from '@bits-per-sample/core';
import { betaBinomialLogWeights } from '../numeric/betaBinomialLogWeights.ts';
import { checkBeliefs } from '../numeric/checkBeliefs.ts';
import { entropyOfLogWeights } from '../numeric/entropyOfLogWeights.ts';

/**
 * Entropy of the number of successes in a group from a prompt of unknown pass rate:
 * H(Beta-binomial(G, a, b)).
 *
 * @param beliefs pass rate ~ Beta(a, b).
 * @param groupSize rollouts in the group, G, an integer in [1, 2²⁰].
 * @returns bits per group, in [0, log₂(G + 1)].
 * @throws {DomainError} a or b not positive and finite, or groupSize not an integer
 *   in [1, 2²⁰].
 *
 * @example
 * ```ts
 * betaBinomialEntropy({ a: 1, b: 1 }, 3); // => 2
 * ```
 */
export function betaBinomialEntropy(beliefs: BetaPosterior, groupSize: number): Bits {
  checkBeliefs('betaBinomialEntropy', 'beliefs', beliefs);
  checkGroupSize('betaBinomialEntropy', groupSize);
  const { a, b } = beliefs;
  if (Number.isNaN(a + b)) return NaN;
  return entropyOfLogWeights(betaBinomialLogWeights(groupSize, a, b)) / Math.LN2;
}
