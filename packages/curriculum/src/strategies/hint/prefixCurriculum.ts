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
import type { Pool } from '../../strategy/pool.ts';
import type { Strategy } from '../../strategy/strategy.ts';
import { withMetrics } from '../withMetrics.ts';

/** Options of {@link prefixCurriculum}. */
export interface PrefixCurriculumOptions {
  /** Group size. Default 8. */
  readonly groupSize?: number;
  /** Shares of the solution given as a prefix, one after the other. Default [0.5, 0.25, 0]. */
  readonly shares?: readonly number[];
  /** Policy versions that each share lasts, the last one for ever. Default 100. */
  readonly every?: number;
}

/**
 * The same prefix of the reference solution for all tasks, shorter by plan: half of it, then a
 * quarter, then none.
 *
 * The simplest curriculum of hints, blind to which task needs how much; {@link hintBisect} looks.
 * {@link prefixFractionForTarget} gives a first share from a pass rate. With shares that slide from
 * near 1 to 0 it starts at the end of the solution and walks back to the question.
 *
 * @param options see {@link PrefixCurriculumOptions}.
 * @returns the strategy; tasks are drawn uniformly, without replacement, and no hint passes a task's
 *   own `maxHint`.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], no shares, a share outside [0, 1], every
 *   ≤ 0.
 *
 * @see Li et al. (2025), "QuestA", arXiv:2507.13266; Xi et al. (2024), "R³", arXiv:2402.05808
 *
 * @example
 * ```ts
 * const run = curriculum(prefixCurriculum(), { tasks: [{ id: 'a', maxHint: 1 }], seed: 1 });
 * run.ask({ groups: 1, step: 0, policyVersion: 0 })[0]?.hint; // => 0.5
 * run.ask({ groups: 1, step: 100, policyVersion: 100 })[0]?.hint; // => 0.25
 * ```
 */
export function prefixCurriculum(options: PrefixCurriculumOptions = {}): Strategy<ComposedState> {
  const { groupSize, shares, every } = withDefaults('prefixCurriculum', options, {
    groupSize: 8,
    shares: [0.5, 0.25, 0],
    every: 100,
  });
  const fn = 'prefixCurriculum';
  if (shares.length === 0) throw new DomainError(fn, 'shares', 'with at least one', 'none');
  shares.forEach((share, i) => {
    if (!(share >= 0 && share <= 1)) throw new DomainError(fn, `shares[${i}]`, 'in [0, 1]', share);
  });
  if (!(every > 0)) throw new DomainError(fn, 'every', '> 0', every);
  const shareNow = ({ version }: Pool) =>
    shares[Math.min(shares.length - 1, Math.floor(Math.max(0, version) / every))]!;
  const strategy = inNameOf(fn, () =>
    composeStrategy({
      kind: fn,
      config: { groupSize, shares, every },
      needs: ['hint'],
      estimate: movingAverage(),
      score: constant(),
      sample: gumbelTopK(),
      allocate: {
        ...fixed({ groupSize }),
        details: (pool, row) => ({ hint: Math.min(pool.maxHint[row] ?? 0, shareNow(pool)) }),
      },
      gate: [nonDegenerate()],
    }),
  );
  return withMetrics(strategy, (pool) => ({ 'hint.share': shareNow(pool) }));
}
