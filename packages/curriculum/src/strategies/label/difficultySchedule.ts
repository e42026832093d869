import { DomainError } from '@bits-per-sample/core';
import { fixed } from '../../allocate/fixed.ts';
import { inNameOf } from '../../check/inNameOf.ts';
import { withDefaults } from '../../check/withDefaults.ts';
import type { ComposedState } from '../../compose/composedState.ts';
import { composeStrategy } from '../../compose/composeStrategy.ts';
import { movingAverage } from '../../estimate/movingAverage.ts';
import { nonDegenerate } from '../../gate/nonDegenerate.ts';
import { e2hCosine } from '../../rule/schedule/e2hCosine.ts';
import { e2hGaussian } from '../../rule/schedule/e2hGaussian.ts';
import { constant } from '../../score/constant.ts';
import type { Strategy } from '../../strategy/strategy.ts';
import { byShares } from '../shares/byShares.ts';
import { levelsOf } from './levelsOf.ts';

/** Options of {@link difficultySchedule}. */
export interface DifficultyScheduleOptions {
  /** Policy versions over which the mixture goes from easy to hard, > 0. */
  readonly horizon: number;
  /** Group size. Default 8. */
  readonly groupSize?: number;
  /** How the mixture moves: `cosine` (default), see {@link e2hCosine}, or `gaussian`. */
  readonly shape?: 'cosine' | 'gaussian';
  /** Levels of difficulty, an integer in [1, 2¹⁶]. Default 4. */
  readonly levels?: number;
  /** For `gaussian`, see {@link e2hGaussian}: exponent of the progress. Default 0.5. */
  readonly exponent?: number;
  /** For `gaussian`: width of the window, in levels. Default 0.5. */
  readonly width?: number;
  /** For `gaussian`: least share of each level. Default 0. */
  readonly floor?: number;
}

/**
 * From easy to hard by plan (E2H): tasks are cut into levels of difficulty, and the mixture of
 * levels moves with training time, whatever the rewards say.
 *
 * It needs nothing but labels and a horizon, and both have to be right: it leaves a level on the
 * planned day, learned or not. Levels are the difficulties that occur when there are few of them,
 * else parts of equal size.
 *
 * @param options `horizon`, and see {@link DifficultyScheduleOptions}. After the horizon the mixture
 *   stays as it is then.
 * @returns the strategy; it needs a difficulty for each task.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], horizon ≤ 0, another shape, and as of the
 *   two rules.
 *
 * @see Parashar et al. (2025), "E2H Reasoner", arXiv:2506.06632
 *
 * @example
 * ```ts
 * const tasks = [1, 2, 3, 4].map((difficulty) => ({ id: `task ${difficulty}`, difficulty }));
 * const run = curriculum(difficultySchedule({ horizon: 1000 }), { tasks, seed: 1 });
 * run.weights().p; // => Float64Array.of(0.4, 0.3, 0.2, 0.1)
 * ```
 */
export function difficultySchedule(options: DifficultyScheduleOptions): Strategy<ComposedState> {
  const { groupSize, shape, levels, exponent, width, floor } = withDefaults(
    'difficultySchedule',
    options,
    {
      groupSize: 8,
      shape: 'cosine',
      levels: 4,
      exponent: 0.5,
      width: 0.5,
      floor: 0,
    },
  );
  const { horizon } = options;
  const fn = 'difficultySchedule';
  if (!(horizon > 0)) throw new DomainError(fn, 'horizon', '> 0', horizon);
  if (shape !== 'cosine' && shape !== 'gaussian')
    throw new DomainError(fn, 'shape', 'cosine or gaussian', shape);
  const mixture = (progress: number, count: number) =>
    shape === 'cosine'
      ? e2hCosine(progress, count)
      : e2hGaussian(progress, count, { exponent, width, floor });
  inNameOf(fn, () => mixture(0, levels)); // refuses what the rule refuses
  return inNameOf(fn, () =>
    composeStrategy({
      kind: fn,
      config: { horizon, groupSize, shape, levels, exponent, width, floor },
      needs: ['difficulty'],
      estimate: movingAverage(),
      score: constant(),
      sample: byShares((pool, rows, out) => {
        const { count, of } = levelsOf(pool, rows, levels);
        const shares = mixture(Math.min(1, Math.max(0, pool.version) / horizon), count);
        const sizes = new Float64Array(count);
        for (const level of of) sizes[level]! += 1;
        for (let leaf = 0; leaf < out.length; leaf++)
          out[leaf] = shares[of[leaf]!]! / sizes[of[leaf]!]!;
      }),
      allocate: fixed({ groupSize }),
      gate: [nonDegenerate()],
    }),
  );
}
