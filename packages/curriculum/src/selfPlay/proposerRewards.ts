import { checkNumbers, checkObject, DomainError } from '@bits-per-sample/core';
import { checkList } from '../check/checkList.ts';
import { withDefaults } from '../check/withDefaults.ts';
import { type ProposerOptions, proposerReward } from '../rule/score/proposerReward.ts';
import type { Outcome } from '../strategy/outcome.ts';

/** Options of {@link proposerRewards}. */
export interface ProposerRewardsOptions extends ProposerOptions {
  /** Least reward of a rollout that counts as solved. Default 0.5. */
  readonly threshold?: number;
}

/**
 * Rewards of a proposer from what the solver made of its tasks: {@link proposerReward} of each
 * group that came back.
 *
 * The seam of proposer and solver: the outcomes that the curriculum observes pay the proposer as
 * well. A task with fewer than two rollouts left, through errors say, gets NaN: leave it out of the
 * proposer's batch, for a 0 would punish it for the infrastructure.
 *
 * @param outcomes groups of the solver, one per proposed task. Shape [N].
 * @param options `rule`: default `variance`; `threshold`: default 0.5.
 * @returns reward of each task; NaN with fewer than two rewards or a NaN among them. Shape [N].
 * @throws {DomainError} an unknown rule or a threshold that is no number.
 *
 * @see Zhao et al. (2025), "Absolute Zero", arXiv:2505.03335
 *
 * @example
 * ```ts
 * proposerRewards([{ rewards: [1, 0, 0, 0] }, { rewards: [1, 1, 1, 1] }, { rewards: [1] }]);
 * // => Float64Array.of(0.25, 0, NaN)
 * ```
 */
export function proposerRewards(
  outcomes: readonly Pick<Outcome, 'rewards'>[],
  options: ProposerRewardsOptions = {},
): Float64Array {
  const { threshold } = withDefaults('proposerRewards', options, {
    threshold: 0.5,
  });
  if (Number.isNaN(threshold))
    throw new DomainError('proposerRewards', 'threshold', 'a number', threshold);
  checkList('proposerRewards', 'outcomes', outcomes);
  return Float64Array.from(outcomes, (outcome) => {
    checkObject('proposerRewards', 'outcomes', outcome);
    const { rewards } = outcome;
    checkList('proposerRewards', 'rewards', rewards);
    checkNumbers('proposerRewards', 'rewards', rewards);
    if (rewards.length < 2 || rewards.some(Number.isNaN)) return NaN;
    const successes = rewards.filter((reward) => reward >= threshold).length;
    return proposerReward({ successes, attempts: rewards.length }, options);
  });
}
