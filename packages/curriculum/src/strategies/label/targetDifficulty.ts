import { DomainError } from '@bits-per-sample/core';
import { fixed } from '../../allocate/fixed.ts';
import { inNameOf } from '../../check/inNameOf.ts';
import { withDefaults } from '../../check/withDefaults.ts';
import type { ComposedState } from '../../compose/composedState.ts';
import { composeStrategy } from '../../compose/composeStrategy.ts';
import { movingAverage } from '../../estimate/movingAverage.ts';
import { pooledLogit } from '../../estimate/pooledLogit.ts';
import { nonDegenerate } from '../../gate/nonDegenerate.ts';
import { progressGate } from '../../modify/progressGate.ts';
import { thompsonTopK } from '../../sample/thompsonTopK.ts';
import { constant } from '../../score/constant.ts';
import { nearTarget } from '../../score/nearTarget.ts';
import type { Strategy } from '../../strategy/strategy.ts';
import { withMetrics } from '../withMetrics.ts';
import { nearest, targetOf } from './nearest.ts';

/** Options of {@link targetDifficulty}. */
export interface TargetDifficultyOptions {
  /** Group size. Default 8. */
  readonly groupSize?: number;
  /** Mean reward aimed at, β in [0, 1]. Default 0.5. */
  readonly targetReward?: number;
  /** How sharply a miss is answered, α ≥ 0. Default 2. */
  readonly sensitivity?: number;
  /** Largest step η as a share of the range, in (0, 1]. Default 0.1; the released code has 0.5. */
  readonly stepSize?: number;
  /** Lowest and highest target. null (default): those of the pool. */
  readonly range?: readonly [number, number] | null;
  /**
   * What the labels are used for. `globalTarget` (default): AdaRFT, one target for all;
   * `perTaskPrior`: a prior for each task, which its own rollouts correct. Recommended.
   */
  readonly use?: 'globalTarget' | 'perTaskPrior';
}

/**
 * Tasks whose difficulty label is nearest to a target that a thermostat moves (AdaRFT): harder when
 * the last batch was solved more often than `targetReward`, easier when less; see
 * {@link adarftTarget}. It begins with the easiest.
 *
 * Right labels make it the fastest simple curriculum there is. It believes them without limit: a
 * share of tasks that can never be solved but look ordinary drags the mean reward down, and the
 * target with it, for ever. With `use: 'perTaskPrior'` the label is a prior on each task's pass rate
 * (Thompson sampling on |p − targetReward|, behind a progress gate), which keeps most of the gain and
 * survives labels that say nothing. Prefer it unless you reproduce AdaRFT.
 *
 * A batch is what one policy version brings. Ties are broken by chance, so that a target at the end
 * of its range does not draw the same tasks each time, and propensities are those of that chance.
 *
 * @param options see {@link TargetDifficultyOptions}.
 * @returns the strategy; it needs a difficulty for each task. Metric `target`, for `globalTarget`.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], targetReward outside [0, 1], sensitivity
 *   < 0, stepSize outside (0, 1], a range upside down, another use.
 *
 * @see Shi et al. (2025), arXiv:2504.05520
 *
 * @example
 * ```ts
 * const tasks = [{ id: 'easy', difficulty: 0 }, { id: 'hard', difficulty: 9 }];
 * const run = curriculum(targetDifficulty(), { tasks, seed: 1 });
 * run.ask({ groups: 1, step: 0, policyVersion: 0 })[0]?.task; // => 'easy'
 * ```
 */
export function targetDifficulty(options: TargetDifficultyOptions = {}): Strategy<ComposedState> {
  const { groupSize, targetReward, sensitivity, stepSize, range, use } = withDefaults(
    'targetDifficulty',
    options,
    {
      groupSize: 8,
      targetReward: 0.5,
      sensitivity: 2,
      stepSize: 0.1,
      range: null,
      use: 'globalTarget',
    },
  );
  const fn = 'targetDifficulty';
  if (!(targetReward >= 0 && targetReward <= 1))
    throw new DomainError(fn, 'targetReward', 'in [0, 1]', targetReward);
  if (!(sensitivity >= 0)) throw new DomainError(fn, 'sensitivity', '≥ 0', sensitivity);
  if (!(stepSize > 0 && stepSize <= 1))
    throw new DomainError(fn, 'stepSize', 'in (0, 1]', stepSize);
  if (range && !(range[0] <= range[1]))
    throw new DomainError(fn, 'range', 'from low to high', range);
  if (use !== 'globalTarget' && use !== 'perTaskPrior')
    throw new DomainError(fn, 'use', 'globalTarget or perTaskPrior', use);
  const common = {
    kind: fn,
    config: { groupSize, targetReward, sensitivity, stepSize, range, use },
    needs: ['difficulty'] as const,
    allocate: inNameOf(fn, () => fixed({ groupSize })),
    gate: [nonDegenerate()],
  };
  if (use === 'perTaskPrior')
    return inNameOf(fn, () =>
      composeStrategy({
        ...common,
        estimate: pooledLogit(),
        score: nearTarget({ target: targetReward }),
        modify: [progressGate()],
        sample: thompsonTopK(),
      }),
    );
  const plan = { targetReward, sensitivity, stepSize, range };
  const strategy = inNameOf(fn, () =>
    composeStrategy({
      ...common,
      estimate: movingAverage(),
      score: constant(),
      sample: nearest(plan),
    }),
  );
  return withMetrics(strategy, (pool) => ({ target: targetOf(pool, plan) }));
}
