import { DomainError } from '@bits-per-sample/core';
import { fixed } from '../../allocate/fixed.ts';
import { inNameOf } from '../../check/inNameOf.ts';
import { withDefaults } from '../../check/withDefaults.ts';
import type { ComposedState } from '../../compose/composedState.ts';
import { composeStrategy } from '../../compose/composeStrategy.ts';
import { nonDegenerate } from '../../gate/nonDegenerate.ts';
import { softmax } from '../../sample/softmax.ts';
import { thompsonTopK } from '../../sample/thompsonTopK.ts';
import { nearTarget } from '../../score/nearTarget.ts';
import type { Strategy } from '../../strategy/strategy.ts';
import { withMetrics } from '../withMetrics.ts';
import { capabilityOf, interpolated } from './interpolated.ts';

/** Options of {@link interpolatedPosterior}. */
export interface InterpolatedPosteriorOptions {
  /** Group size. Default 8. */
  readonly groupSize?: number;
  /** Share of a belief forgotten per update, λ in (0, 1]. Default 0.2. */
  readonly forgetting?: number;
  /** Weight of the prediction against the rollouts, ρ in [0, 1]. Default 0.2. */
  readonly trust?: number;
  /** Rollouts that a prediction counts for, m. Default 16. */
  readonly pseudoRollouts?: number;
  /** Pass rate that is worth most. Default 0.5. */
  readonly target?: number;
  /** 0 (default): Thompson sampling, the best B; else softmax of the expected worth at this temperature. */
  readonly temperature?: number;
  /** Features that hold the pass rates of a weaker and a stronger model. null (default): none. */
  readonly anchors?: readonly [weak: string, strong: string] | null;
}

/**
 * Beliefs for tasks that were *not* rolled out (BOTS): each belief mixes the task's own groups with
 * what the pool predicts, see {@link botsUpdate}, and tasks near a target pass rate are drawn.
 *
 * The prediction stands between the pass rates of two anchor models, recorded once as features of
 * each task, where the learner now stands between them on what it was rolled out on. Without
 * anchors nothing is predicted: a belief stays until its task is rolled out again, as in MoPPS.
 *
 * Beliefs that are not looked at are brought up to date when they are, with the prediction of that
 * moment: a geometric series instead of a step per version. All of it is in the snapshot; the
 * released selector saves nothing, and loses its posterior on resume.
 *
 * @param options see {@link InterpolatedPosteriorOptions}.
 * @returns the strategy.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], forgetting outside (0, 1], trust or
 *   target outside [0, 1], pseudoRollouts or temperature < 0.
 *
 * @see Shen et al. (2025), "BOTS", arXiv:2510.26374
 *
 * @example
 * ```ts
 * const tasks = [{ id: 'a', features: { small: 0.1, large: 0.9 } }];
 * const run = curriculum(interpolatedPosterior({ anchors: ['small', 'large'] }), { tasks, seed: 1 });
 * run.metrics().capability; // => 0.5
 * ```
 */
export function interpolatedPosterior(
  options: InterpolatedPosteriorOptions = {},
): Strategy<ComposedState> {
  const { groupSize, forgetting, trust, pseudoRollouts, target, temperature, anchors } =
    withDefaults('interpolatedPosterior', options, {
      groupSize: 8,
      forgetting: 0.2,
      trust: 0.2,
      pseudoRollouts: 16,
      target: 0.5,
      temperature: 0,
      anchors: null,
    });
  const fn = 'interpolatedPosterior';
  const share = (name: string, x: number) => {
    if (!(x >= 0 && x <= 1)) throw new DomainError(fn, name, 'in [0, 1]', x);
  };
  if (!(forgetting > 0 && forgetting <= 1))
    throw new DomainError(fn, 'forgetting', 'in (0, 1]', forgetting);
  share('trust', trust);
  share('target', target);
  if (!(pseudoRollouts >= 0)) throw new DomainError(fn, 'pseudoRollouts', '≥ 0', pseudoRollouts);
  if (!(temperature >= 0)) throw new DomainError(fn, 'temperature', '≥ 0', temperature);
  if (anchors !== null && !(Array.isArray(anchors) && anchors.length === 2))
    throw new DomainError(fn, 'anchors', 'two names of features, or null', anchors);
  const strategy = inNameOf('interpolatedPosterior', () =>
    composeStrategy({
      kind: 'interpolatedPosterior',
      config: { groupSize, forgetting, trust, pseudoRollouts, target, temperature, anchors },
      needs: anchors ? ['features'] : [],
      estimate: interpolated({ forgetting, trust, pseudoRollouts, anchors, memory: 200 }),
      score: nearTarget({ target }),
      sample: temperature === 0 ? thompsonTopK() : softmax({ temperature }),
      allocate: fixed({ groupSize }),
      gate: [nonDegenerate()],
    }),
  );
  return withMetrics(strategy, (pool) => ({ capability: capabilityOf(pool) }));
}
