import { type Bits, DomainError } from '@bits-per-sample/core';
import { sum } from '../numeric/sum.ts';
import { checkDistribution, type Distribution } from '../supervised/checkDistribution.ts';

/**
 * Bits that a reward really brings when the answer is y and the guess is sampled:
 * −q_y log₂ q_y − Σ_{j≠y} qⱼ log₂(1 − qⱼ).
 *
 * The surprisal of the outcome, success or failure of guess j, weighed as the guesses come.
 * The label brings {@link surprisal}(q_y), and never less, whatever the beliefs: that the
 * answer is not j follows from knowing that it is y.
 *
 * @param beliefs probability of each answer, shape [answers], summing to 1.
 * @param answer index y of the right answer.
 * @returns bits, ≥ 0; 0 when the learner never guesses y and excludes nothing.
 * @throws {DomainError} beliefs that are no distribution, or an answer that is no index of them.
 *
 * @example
 * ```ts
 * realisedRewardInformation([0.5, 0.5], 0); // => 1
 * ```
 */
export function realisedRewardInformation(beliefs: Distribution, answer: number): Bits {
  checkDistribution('realisedRewardInformation', 'beliefs', beliefs);
  if (!(Number.isInteger(answer) && answer >= 0 && answer < beliefs.length))
    throw new DomainError(
      'realisedRewardInformation',
      'answer',
      `an index below ${beliefs.length}`,
      answer,
    );
  const nats = sum(
    Array.from(beliefs, (q, j) => {
      if (q === 0) return 0;
      return j === answer ? -q * Math.log(q) : -q * Math.log1p(-q);
    }),
  );
  return nats / Math.LN2 + 0;
}
