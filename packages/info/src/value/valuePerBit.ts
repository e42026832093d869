import { expectedInformationGain } from '../group/expectedInformationGain.ts';
import { checkDecision, checkRollouts, type ThresholdDecision } from './decision.ts';
import { expectedValueOfSampleInformation } from './expectedValueOfSampleInformation.ts';

/**
 * Value per bit of m rollouts: {@link expectedValueOfSampleInformation} over
 * {@link expectedInformationGain}.
 *
 * Rises and falls again with m: too few rollouts cannot change the decision, too many add
 * bits that no longer matter.
 *
 * @param decision beliefs about p and the threshold from which acting pays.
 * @param rollouts m, an integer in [1, 2²⁰].
 * @returns payoff per bit, ≥ 0.
 * @throws {DomainError} a or b not positive and finite, threshold outside [0, 1], or rollouts
 *   not an integer in [1, 2²⁰].
 *
 * @example
 * ```ts
 * valuePerBit({ beliefs: { a: 1, b: 1 }, threshold: 0.5 }, 1).toFixed(6); // => '0.299058'
 * ```
 */
export function valuePerBit(decision: ThresholdDecision, rollouts: number): number {
  checkDecision('valuePerBit', decision);
  checkRollouts('valuePerBit', rollouts, 1);
  const value = expectedValueOfSampleInformation(decision, rollouts);
  const bits = expectedInformationGain(decision.beliefs, { groupSize: rollouts });
  return value / (bits as number);
}
