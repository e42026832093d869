import type { Bits } from '@bits-per-sample/core';
import { sum } from '../numeric/sum.ts';
import { binaryEntropy } from '../reward/binaryEntropy.ts';
import { checkDistribution, type Distribution } from '../supervised/checkDistribution.ts';

/**
 * Expected bits of a reward when the guess is sampled from the learner's beliefs:
 * Σ qⱼ H(qⱼ).
 *
 * What a policy that samples its answers gets per rollout, in the fair account: averaged
 * over guesses and over what the answer may be. Never more than the label's H(q).
 *
 * @param beliefs probability of each answer, shape [answers], summing to 1.
 * @returns expected bits, in [0, 1].
 * @throws {DomainError} a probability outside [0, 1], or a sum that is not 1.
 *
 * @example
 * ```ts
 * sampledGuessInformation([0.5, 0.5]); // => 1
 * ```
 */
export function sampledGuessInformation(beliefs: Distribution): Bits {
  checkDistribution('sampledGuessInformation', 'beliefs', beliefs);
  return sum(Array.from(beliefs, (q) => q * (binaryEntropy(q) as number)));
}
