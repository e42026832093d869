import type { Bits } from '@bits-per-sample/core';
import { checkAnswer } from './checkAnswer.ts';

/**
 * Bits by which a label beats a reward on the same beliefs, with one right answer:
 * (1 − p) log₂(K − 1) ≥ 0.
 *
 * What the reward leaves unsaid after a failure: which of the other answers it was. Zero
 * only for a yes/no question, or when the learner already knows. Data processing: a reward
 * is a function of the label and the guess, so it cannot say more. With several accepted answers
 * it is no such function, and may say more ({@link rewardToLabelRatio}).
 *
 * @param p belief in the guess, in [0, 1]. NaN gives NaN.
 * @param answers number of possible answers, K, an integer ≥ 2.
 * @returns bits, ≥ 0.
 * @throws {DomainError} p outside [0, 1], or answers not an integer ≥ 2.
 *
 * @see Paleka, "Contra Dwarkesh on RL sample efficiency", newsletter.danielpaleka.com
 *
 * @example
 * ```ts
 * labelAdvantage(0.5, 5); // => 1
 * labelAdvantage(0.9, 2); // => 0
 * ```
 */
export function labelAdvantage(p: number, answers: number): Bits {
  checkAnswer('labelAdvantage', p, answers);
  return (1 - p) * Math.log2(answers - 1);
}
