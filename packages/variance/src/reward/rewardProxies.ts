import { checkPassCounts, type PassCounts } from '@bits-per-sample/core';
import { rewardVariances } from './rewardVariances.ts';

/** What rewards alone say about signal and noise. */
export interface RewardProxies {
  /** Mean of p (1 − p) over prompts: the variance of a reward within its prompt. */
  readonly withinVariance: number;
  /** Variance of p between prompts, sampling noise taken out; may be negative. */
  readonly betweenVariance: number;
  /** Share of the observed groups with both a success and a failure. */
  readonly liveShare: number;
  /**
   * How unequally prompts contribute to the signal: effective number of prompts under weights
   * p (1 − p), as a share of all. 1 when all prompts are equally hard.
   */
  readonly signalSpread: number;
  /** Prompts with at least 2 rollouts; the others are left out. */
  readonly prompts: number;
}

/**
 * Signal and noise as far as a log of rewards knows them.
 *
 * They order prompts, steps and group sizes of one run as far as right and wrong answers differ
 * alike in all of them. They are no noise scale. See {@link unknownFromRewards} for what a log cannot
 * tell, and why.
 *
 * @param counts successes and attempts of each prompt.
 * @returns proxies over prompts with at least 2 rollouts; NaN without any.
 * @throws {DomainError} lengths differ, or counts that are not integers with
 *   0 ≤ successes ≤ attempts.
 *
 * @example
 * ```ts
 * const { withinVariance, liveShare } = rewardProxies({ successes: [2, 0], attempts: [4, 4] });
 * withinVariance; // => 1 / 6
 * liveShare; // => 0.5
 * ```
 */
export function rewardProxies(counts: PassCounts): RewardProxies {
  checkPassCounts('rewardProxies', counts);
  const { successes, attempts } = counts;
  const variances = rewardVariances(counts);
  let [prompts, live, within, squares, rate, sampling] = [0, 0, 0, 0, 0, 0];
  variances.forEach((pq, i) => {
    if (Number.isNaN(pq)) return;
    prompts++;
    if (pq > 0) live++;
    within += pq;
    squares += pq * pq;
    rate += successes[i]! / attempts[i]!;
    sampling += pq / attempts[i]!;
  });
  const mean = rate / prompts;
  let spread = 0;
  variances.forEach((pq, i) => {
    if (!Number.isNaN(pq)) spread += (successes[i]! / attempts[i]! - mean) ** 2;
  });
  return {
    withinVariance: within / prompts,
    betweenVariance: prompts < 2 ? NaN : spread / (prompts - 1) - sampling / prompts,
    liveShare: live / prompts,
    signalSpread: ((within / squares) * within) / prompts,
    prompts,
  };
}
