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
import { climb, levelOf } from './climb.ts';

/** Options of {@link levels}. */
export interface LevelsOptions {
  /** Group size. Default 8. */
  readonly groupSize?: number;
  /** Success rate at the top level above which it rises. Default 0.7. */
  readonly up?: number;
  /** Success rate below which it falls. Default 0.3. */
  readonly down?: number;
  /** Rollouts at the top level after which it is judged. Default 2560. */
  readonly window?: number;
  /** How many levels are drawn from, the top one and those below it; null (default): all below. */
  readonly last?: number | null;
}

/**
 * A ladder of levels that is climbed when the top level is solved often enough, and descended when
 * it is not, see {@link nextLevel}. Levels are the strata, from easy to hard by the mean difficulty
 * of their tasks, else by number, else by name.
 *
 * Draws are even over the levels in play, however many tasks each has. A level is judged by its own
 * rollouts alone, counted anew after each judgement: what is kept is two numbers, not a list that
 * grows with the run.
 *
 * @param options see {@link LevelsOptions}.
 * @returns the strategy; it needs a stratum for each task. Metric `level`, counted from 0.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], up or down outside [0, 1], down > up,
 *   window or last < 1.
 *
 * @see open-thought/reasoning-gym, coaching
 *
 * @example
 * ```ts
 * const tasks = ['1', '2', '10'].map((stratum) => ({ id: `task ${stratum}`, stratum }));
 * const run = curriculum(levels(), { tasks, seed: 1 });
 * run.ask({ groups: 1, step: 0, policyVersion: 0 })[0]?.task; // => 'task 1'
 * ```
 */
export function levels(options: LevelsOptions = {}): Strategy<ComposedState> {
  const { groupSize, up, down, window, last } = withDefaults('levels', options, {
    groupSize: 8,
    up: 0.7,
    down: 0.3,
    window: 2560,
    last: null,
  });
  const fn = 'levels';
  if (!(up >= 0 && up <= 1)) throw new DomainError(fn, 'up', 'in [0, 1]', up);
  if (!(down >= 0 && down <= up)) throw new DomainError(fn, 'down', `in [0, up = ${up}]`, down);
  if (!(window >= 1)) throw new DomainError(fn, 'window', '≥ 1', window);
  if (!(last === null || last >= 1)) throw new DomainError(fn, 'last', '≥ 1 or null', last);
  const strategy = inNameOf(fn, () =>
    composeStrategy({
      kind: fn,
      config: { groupSize, up, down, window, last },
      needs: ['stratum'],
      estimate: movingAverage(),
      score: constant(),
      sample: climb({ up, down, window, last: last ?? Infinity }),
      allocate: fixed({ groupSize }),
      gate: [nonDegenerate()],
    }),
  );
  return withMetrics(strategy, (pool) => ({ level: levelOf(pool) }));
}
