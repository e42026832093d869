import { DomainError } from '@bits-per-sample/core';
import { fixed } from '../../allocate/fixed.ts';
import { inNameOf } from '../../check/inNameOf.ts';
import { withDefaults } from '../../check/withDefaults.ts';
import type { ComposedState } from '../../compose/composedState.ts';
import { composeStrategy } from '../../compose/composeStrategy.ts';
import { movingAverage } from '../../estimate/movingAverage.ts';
import { nonDegenerate } from '../../gate/nonDegenerate.ts';
import { constant } from '../../score/constant.ts';
import type { Strategy } from '../../strategy/strategy.ts';
import { withMetrics } from '../withMetrics.ts';
import { armValues, bandit } from './bandit.ts';

/** Options of {@link categoryBandit}. */
export interface CategoryBanditOptions {
  /** Group size. Default 8. */
  readonly groupSize?: number;
  /** Weight of the newest batch in an arm's value, in [0, 1]. Default 0.5. */
  readonly learningRate?: number;
  /** Temperature of the softmax over arms, in units of mean |advantage|. Default 0.4. */
  readonly temperature?: number;
  /** Whether arms drawn rarely get an upper confidence bonus, as in DUMP. Default false. */
  readonly bonus?: boolean;
}

/**
 * Categories as arms of a bandit (SEC): the value of a stratum is the mean |advantage| that training
 * on it gave, see {@link secUpdate}, and strata are drawn by the softmax of their values, tasks
 * within one uniformly.
 *
 * A few hundred draws tell which *categories* carry a gradient, long before anything is known of
 * their tasks. It cannot see a bad task in a good category.
 *
 * Only arms that were drawn are updated. The released code updates the others with a reward of 0,
 * so that an arm is the less drawn the less it was drawn. With `bonus` an arm gets
 * √(2 ln(1 + all groups)/(1 + its groups)) on top, as in DUMP (which averages over a window where
 * this forgets exponentially), so that no arm is neglected for ever.
 *
 * A batch is what one policy version brings; |advantage| is standardised as in GRPO unless the
 * trainer reports its own.
 *
 * @param options see {@link CategoryBanditOptions}.
 * @returns the strategy; it needs a stratum for each task. Metrics `value.<stratum>`.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], learningRate outside [0, 1], temperature
 *   ≤ 0.
 *
 * @see Chen et al. (2025), arXiv:2505.14970 (SEC); Wang et al. (2025), arXiv:2504.09710 (DUMP)
 *
 * @example
 * ```ts
 * const tasks = [{ id: 'a', stratum: 'algebra' }, { id: 'b', stratum: 'geometry' }];
 * curriculum(categoryBandit(), { tasks, seed: 1 }).metrics()['value.algebra']; // => 0
 * ```
 */
export function categoryBandit(options: CategoryBanditOptions = {}): Strategy<ComposedState> {
  const { groupSize, learningRate, temperature, bonus } = withDefaults('categoryBandit', options, {
    groupSize: 8,
    learningRate: 0.5,
    temperature: 0.4,
    bonus: false,
  });
  const fn = 'categoryBandit';
  if (!(learningRate >= 0 && learningRate <= 1))
    throw new DomainError(fn, 'learningRate', 'in [0, 1]', learningRate);
  if (!(temperature > 0)) throw new DomainError(fn, 'temperature', '> 0', temperature);
  const strategy = inNameOf(fn, () =>
    composeStrategy({
      kind: fn,
      config: { groupSize, learningRate, temperature, bonus },
      needs: ['stratum'],
      estimate: movingAverage(),
      score: constant(),
      sample: bandit({ learningRate, temperature, bonus }),
      allocate: fixed({ groupSize }),
      gate: [nonDegenerate()],
    }),
  );
  return withMetrics(strategy, (pool) => {
    const values = armValues(pool, learningRate);
    return Object.fromEntries(pool.strata.map((name, arm) => [`value.${name}`, values[arm]!]));
  });
}
