import { checkProbability } from '@bits-per-sample/core';
import { surprisal } from '../supervised/surprisal.ts';
import { binaryEntropy } from './binaryEntropy.ts';

/**
 * Bits of a reward per bit of a label, in the article's account: H(p) / −log₂ p.
 *
 * Equal to p·log₂(e/p)/log₂(1/p) and vanishing at low pass rates, ½ at p = 0.296, 1 at
 * p = ½, and above 1 beyond. It is exact where m = p·N of N answers are accepted and the learner
 * has no idea which: an accepted answer then tells −log₂ p about them, the verdict on a guess
 * H(p). With one accepted answer the reward never tells more than the label
 * ({@link labelAdvantage}).
 *
 * @param p pass rate, and the probability that the learner gives the right answer, in [0, 1].
 * @returns ratio ≥ 0; 0 at p = 0 and Infinity at p = 1, its limits. NaN gives NaN.
 * @throws {DomainError} p outside [0, 1].
 *
 * @see Patel, "Bits per sample", dwarkesh.com/p/bits-per-sample
 *
 * @example
 * ```ts
 * rewardToLabelRatio(0.5); // => 1
 * ```
 */
export function rewardToLabelRatio(p: number): number {
  checkProbability('rewardToLabelRatio', 'p', p);
  if (p === 0) return 0;
  if (p === 1) return Infinity;
  return (binaryEntropy(p) as number) / (surprisal(p) as number);
}
