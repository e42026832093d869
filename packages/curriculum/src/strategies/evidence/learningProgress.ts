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
import { progress } from './progress.ts';

/** Options of {@link learningProgress}. */
export interface LearningProgressStrategyOptions {
  /** Group size. Default 8. */
  readonly groupSize?: number;
  /** Step of the quick average of the success rate, in (0, 1]. Default 0.1. */
  readonly fast?: number;
  /** Step of the slow one, which follows the quick one, in (0, 1]. Default 0.1. */
  readonly slow?: number;
  /** How much more changes at low success rates count, θ in (0, 1). Default 0.1. */
  readonly theta?: number;
  /** Share of uniform draws, in [0, 1]. Default 0.25. */
  readonly uniform?: number;
}

/**
 * Tasks on which something is changing: draws by {@link learningProgressWeights}, and a quarter
 * uniformly.
 *
 * The one rule of the field that a noisy verifier does not fool, and a slow one: it has to see a
 * change before it follows it. Tasks that were never solved are drawn uniformly alone.
 *
 * @param options see {@link LearningProgressStrategyOptions}.
 * @returns the strategy.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], fast or slow outside (0, 1], theta
 *   outside (0, 1), uniform outside [0, 1].
 *
 * @see Kanitscheider et al. (2021), arXiv:2106.14876; Zhang et al. (2023), "OMNI", arXiv:2306.01711
 *
 * @example
 * ```ts
 * const run = curriculum(learningProgress(), { tasks: [{ id: 'a' }, { id: 'b' }], seed: 1 });
 * run.weights().p; // => Float64Array.of(0.5, 0.5)
 * ```
 */
export function learningProgress(
  options: LearningProgressStrategyOptions = {},
): Strategy<ComposedState> {
  const { groupSize, fast, slow, theta, uniform } = withDefaults('learningProgress', options, {
    groupSize: 8,
    fast: 0.1,
    slow: 0.1,
    theta: 0.1,
    uniform: 0.25,
  });
  const fn = 'learningProgress';
  for (const [name, rate] of Object.entries({ fast, slow }))
    if (!(rate > 0 && rate <= 1)) throw new DomainError(fn, name, 'in (0, 1]', rate);
  if (!(theta > 0 && theta < 1)) throw new DomainError(fn, 'theta', 'in (0, 1)', theta);
  if (!(uniform >= 0 && uniform <= 1)) throw new DomainError(fn, 'uniform', 'in [0, 1]', uniform);
  return inNameOf('learningProgress', () =>
    composeStrategy({
      kind: 'learningProgress',
      config: { groupSize, fast, slow, theta, uniform },
      estimate: movingAverage(),
      score: constant(),
      sample: progress({ fastRate: fast, slowRate: slow, theta, uniform }),
      allocate: fixed({ groupSize }),
      gate: [nonDegenerate()],
    }),
  );
}
