import { DomainError } from '@bits-per-sample/core';
import { fixed } from '../../allocate/fixed.ts';
import { inNameOf } from '../../check/inNameOf.ts';
import { withDefaults } from '../../check/withDefaults.ts';
import type { ComposedState } from '../../compose/composedState.ts';
import { composeStrategy } from '../../compose/composeStrategy.ts';
import { movingAverage } from '../../estimate/movingAverage.ts';
import { nonDegenerate } from '../../gate/nonDegenerate.ts';
import { gumbelTopK } from '../../sample/gumbelTopK.ts';
import { constant } from '../../score/constant.ts';
import type { Strategy } from '../../strategy/strategy.ts';
import { withMetrics } from '../withMetrics.ts';
import { hintOf, hints } from './hints.ts';

/** Options of {@link hintBisect}. */
export interface HintBisectOptions {
  /** Group size. Default 8. */
  readonly groupSize?: number;
  /** Mean reward from which a group counts as solved, in (0, 1]. Default 0.5. */
  readonly target?: number;
  /** Largest share of the solution that is ever given, in [0, 1]. Default 0.9. */
  readonly max?: number;
  /** Smallest move of a hint, > 0. Default 0.1. */
  readonly step?: number;
  /** Weight of the old average of intervals, with which new tasks begin, in [0, 1]. Default 0.8. */
  readonly ema?: number;
}

/**
 * Gives each task as much of its reference solution as makes it solvable half the time: a search
 * per task, up *and* down, see {@link bisectHint}.
 *
 * On a pool out of reach every group is all wrong, and no choice of tasks helps. A prefix of the
 * solution brings each task to where a rollout tells most, and as the model learns the prefix
 * shrinks to nothing. In AdaBack, which this follows, the largest hint of a task never rises again,
 * so what the model forgets is lost; here it goes back, a step per failed group.
 *
 * A task never tried begins with the average interval of the others (prior EMA). No hint passes a
 * task's own `maxHint`; tasks whose `maxHint` is 0 are drawn without.
 *
 * That success with a prefix carries over to the task without it is an assumption, a good one for
 * prefixes that shrink. Watch the metric `hint.free`, the share of tasks that need none.
 *
 * @param options see {@link HintBisectOptions}.
 * @returns the strategy; tasks are drawn uniformly, without replacement. Metrics `hint.mean`,
 *   `hint.free`.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], target outside (0, 1], max or ema outside
 *   [0, 1], step ≤ 0.
 *
 * @see Amani et al. (2025), "AdaBack", arXiv:2506.18110
 *
 * @example
 * ```ts
 * const run = curriculum(hintBisect(), { tasks: [{ id: 'a', maxHint: 1 }], seed: 1 });
 * run.ask({ groups: 1, step: 0, policyVersion: 0 })[0]?.hint; // => 0.45
 * ```
 */
export function hintBisect(options: HintBisectOptions = {}): Strategy<ComposedState> {
  const { groupSize, target, max, step, ema } = withDefaults('hintBisect', options, {
    groupSize: 8,
    target: 0.5,
    max: 0.9,
    step: 0.1,
    ema: 0.8,
  });
  const fn = 'hintBisect';
  if (!(target > 0 && target <= 1)) throw new DomainError(fn, 'target', 'in (0, 1]', target);
  for (const [name, share] of Object.entries({ max, ema }))
    if (!(share >= 0 && share <= 1)) throw new DomainError(fn, name, 'in [0, 1]', share);
  if (!(step > 0)) throw new DomainError(fn, 'step', '> 0', step);
  const strategy = inNameOf(fn, () =>
    composeStrategy({
      kind: fn,
      config: { groupSize, target, max, step, ema },
      needs: ['hint'],
      estimate: movingAverage(),
      score: constant(),
      sample: gumbelTopK(),
      allocate: {
        ...fixed({ groupSize }),
        ...hints({ target, max, step, ema }),
        details: (pool, row) => ({ hint: hintOf(pool, row, max) }),
      },
      gate: [nonDegenerate()],
    }),
  );
  return withMetrics(strategy, (pool) => {
    let [sum, free] = [0, 0];
    for (let row = 0; row < pool.size; row++) {
      const hint = hintOf(pool, row, max);
      sum += hint;
      free += Number(hint === 0);
    }
    return { 'hint.mean': sum / pool.size, 'hint.free': free / pool.size };
  });
}
