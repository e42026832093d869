import { type Bits, countBins, type PassCounts } from '@bits-per-sample/core';
import { binaryEntropy } from '../reward/binaryEntropy.ts';

/** The pooling trap in numbers. */
export interface PooledEntropy {
  /** H of the pass rate of all prompts thrown together, in bits. Not information per rollout. */
  readonly pooled: Bits;
  /** Mean of H over prompts, plug-in, in bits. */
  readonly mean: Bits;
  /** pooled − mean ≥ 0: bits that only say which prompt it was. */
  readonly gap: Bits;
}

/**
 * Entropy of a pooled pass rate, with what is wrong about it.
 *
 * A batch that solves half its prompts always and half never has a pooled pass rate of ½,
 * "1 bit per rollout". That is news to a learner that cannot tell the prompts apart; given its
 * prompt every reward was certain. The measure within prompts is the mean of H(pᵢ),
 * {@link populationMean}; the pooled entropy is larger by the information that the prompt's
 * identity has about the reward.
 *
 * Both terms are plug-in values on the same footing, with prompts weighted equally; the
 * plug-in mean is biased down (see {@link meanEntropy}), so the gap is biased up.
 *
 * @param counts successes and attempts, one entry per prompt; prompts without attempts are left out.
 * @returns pooled and mean entropy and their gap, NaN without attempts.
 * @throws {DomainError} counts are not integers with 0 ≤ successes ≤ attempts.
 *
 * @example
 * ```ts
 * pooledEntropy({ successes: [0, 8], attempts: [8, 8] });
 * // => { pooled: 1, mean: 0, gap: 1 }
 * ```
 */
export function pooledEntropy(counts: PassCounts): PooledEntropy {
  const { k, n, weight, prompts } = countBins('pooledEntropy', counts);
  let rate = 0;
  let mean = 0;
  for (let c = 0; c < k.length; c++) {
    const share = weight[c]! / prompts;
    rate += (share * k[c]!) / n[c]!;
    mean += share * binaryEntropy(k[c]! / n[c]!);
  }
  const pooled = prompts === 0 ? NaN : binaryEntropy(Math.min(1, rate));
  if (prompts === 0) mean = NaN;
  return { pooled, mean, gap: Math.max(0, pooled - mean) };
}
