import type { Bits } from '@bits-per-sample/core';
import { binaryEntropy } from '../reward/binaryEntropy.ts';
import { checkAnswer } from './checkAnswer.ts';

/**
 * Expected bits of a label in the fair account: H(p) + (1 − p) log₂(K − 1), the entropy of
 * a learner's beliefs that give its guess p and share the rest among K − 1 other answers.
 *
 * Fair means that label and reward are weighed on the same beliefs: the label names the
 * answer, the reward only says whether the guess was it ({@link binaryEntropy} of p). With one
 * right answer the label is never worth less, and the difference is {@link labelAdvantage}; where
 * many answers are accepted see {@link rewardToLabelRatio}.
 *
 * @param p belief in the guess, in [0, 1]. NaN gives NaN.
 * @param answers number of possible answers, K, an integer ≥ 2.
 * @returns expected bits, in [0, log₂ K].
 * @throws {DomainError} p outside [0, 1], or answers not an integer ≥ 2.
 *
 * @see Paleka, "Contra Dwarkesh on RL sample efficiency", newsletter.danielpaleka.com
 *
 * @example
 * ```ts
 * labelInformation(0.25, 4); // => 2
 * ```
 */
export function labelInformation(p: number, answers: number): Bits {
  checkAnswer('labelInformation', p, answers);
  return (binaryEntropy(p) as number) + (1 - p) * Math.log2(answers - 1);
}
