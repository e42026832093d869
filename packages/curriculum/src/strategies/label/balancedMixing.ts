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
import { byStratum } from '../shares/byStratum.ts';

/** Options of {@link balancedMixing}. */
export interface BalancedMixingOptions {
  /** Group size. Default 8. */
  readonly groupSize?: number;
  /** Share of the draws of each stratum, > 0, in any unit. A stratum not named has 1. Default {}. */
  readonly shares?: Readonly<Record<string, number>>;
}

/**
 * Strata in fixed proportions, by default equal ones, whatever their sizes; tasks within one
 * uniformly.
 *
 * The baseline of every mixture of data sets: without it the largest set decides what is learned.
 *
 * @param options `groupSize`: default 8; `shares`: default all equal.
 * @returns the strategy; it needs a stratum for each task.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], a share that is not > 0.
 *
 * @example
 * ```ts
 * const tasks = ['maths', 'code', 'code'].map((stratum, i) => ({ id: `task ${i}`, stratum }));
 * curriculum(balancedMixing(), { tasks, seed: 1 }).weights().p; // => Float64Array.of(0.5, 0.25, 0.25)
 * ```
 */
export function balancedMixing(options: BalancedMixingOptions = {}): Strategy<ComposedState> {
  const { groupSize, shares } = withDefaults('balancedMixing', options, {
    groupSize: 8,
    shares: {},
  });
  for (const [name, share] of Object.entries(shares))
    if (!(typeof share === 'number' && share > 0 && share < Infinity))
      throw new DomainError('balancedMixing', `shares.${name}`, '> 0', share);
  const shareOf = (name: string) => (Object.hasOwn(shares, name) ? shares[name]! : 1);
  return inNameOf('balancedMixing', () =>
    composeStrategy({
      kind: 'balancedMixing',
      config: { groupSize, shares },
      needs: ['stratum'],
      estimate: movingAverage(),
      score: constant(),
      sample: byStratum(({ strata }) => strata.map(shareOf)),
      allocate: fixed({ groupSize }),
      gate: [nonDegenerate()],
    }),
  );
}
