import type { Bits } from '@bits-per-sample/core';
import { checkAnswer } from './checkAnswer.ts';

/**
 * {@link realisedRewardInformation} of a learner that gives the right answer p and shares
 * the rest evenly among K − 1 others: −p log₂ p − (1 − p) log₂(1 − (1 − p)/(K − 1)).
 *
 * The fair counterpart of the article's curves: near H(p) for a yes/no question, and with
 * many answers −p log₂ p, p times the label's bits.
 *
 * @param p belief in the right answer, in [0, 1]. NaN gives NaN.
 * @param answers number of possible answers, K, an integer ≥ 2.
 * @returns bits, in [0, −log₂ p].
 * @throws {DomainError} p outside [0, 1], or answers not an integer ≥ 2.
 *
 * @example
 * ```ts
 * realisedRewardInformationUniform(0.25, 2); // => 2
 * ```
 */
export function realisedRewardInformationUniform(p: number, answers: number): Bits {
  checkAnswer('realisedRewardInformationUniform', p, answers);
  const success = p === 0 ? 0 : -p * Math.log(p);
  if (p === 1) return 0;
  // with two answers a failure is excluded with probability p itself, which 1 − (1 − p) would round
  const excluded = answers === 2 ? Math.log(p) : Math.log1p(-(1 - p) / (answers - 1));
  return (success - (1 - p) * excluded) / Math.LN2;
}
