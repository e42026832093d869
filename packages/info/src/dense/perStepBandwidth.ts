import { type Bits, checkArray, checkAtLeast } from '@bits-per-sample/core';
import { sum } from '../numeric/sum.ts';

/**
 * Most bits that per-step rewards can carry: Σ H(rₜ | everything before).
 *
 * Dense signals add up only as conditional entropies: a step reward that earlier ones
 * imply adds nothing, and a final outcome that the steps decide adds nothing to them. With
 * a reward at the end alone this is H(p) again.
 *
 * @param stepEntropies conditional entropy of each step's reward in bits, shape [steps].
 * @returns bits per episode, ≥ 0.
 * @throws {DomainError} a negative entropy, or not an array of numbers.
 *
 * @see Li, "Information bandwidth in reinforcement learning", richardli.xyz
 *
 * @example
 * ```ts
 * perStepBandwidth([0.25, 0.5, 0]); // => 0.75
 * ```
 */
export function perStepBandwidth(stepEntropies: ArrayLike<number>): Bits {
  checkArray('perStepBandwidth', 'stepEntropies', stepEntropies);
  for (let t = 0; t < stepEntropies.length; t++)
    checkAtLeast('perStepBandwidth', `stepEntropies[${t}]`, stepEntropies[t]!, 0);
  return sum(stepEntropies);
}
