import type { Bits } from '@bits-per-sample/core';
import { entropyOfLogWeights } from '../numeric/entropyOfLogWeights.ts';
import { checkGroup } from './checkGroup.ts';

/**
 * Entropy of the number of successes in a group: H(Binomial(G, p)).
 *
 * All that a group says about the pass rate itself; which rollouts succeeded says nothing
 * about p, but everything about what to reinforce.
 *
 * @param p pass rate of the prompt, in [0, 1]. NaN gives NaN.
 * @param groupSize rollouts in the group, G, an integer in [1, 2²⁰].
 * @returns bits per group, in [0, log₂(G + 1)].
 * @throws {DomainError} p outside [0, 1], or groupSize not an integer in [1, 2²⁰].
 *
 * @example
 * ```ts
 * groupCountEntropy(0.5, 2); // => 1.5
 * ```
 */
export function groupCountEntropy(p: number, groupSize: number): Bits {
  checkGroup('groupCountEntropy', p, groupSize, 2 ** 20);
  if (Number.isNaN(p)) return NaN;
  if (p === 0 || p === 1) return 0;
  const small = p > 0.5 ? 1 - p : p;
  const logOdds = Math.log(small) - Math.log1p(-small);
  const logWeights = new Float64Array(groupSize + 1);
  for (let k = 0; k < groupSize; k++)
    logWeights[k + 1] = logWeights[k]! + Math.log((groupSize - k) / (k + 1)) + logOdds;
  return entropyOfLogWeights(logWeights) / Math.LN2;
}
