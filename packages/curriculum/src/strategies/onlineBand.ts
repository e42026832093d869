import { fixed } from '../allocate/fixed.ts';
import { inNameOf } from '../check/inNameOf.ts';
import { withDefaults } from '../check/withDefaults.ts';
import type { ComposedState } from '../compose/composedState.ts';
import { composeStrategy } from '../compose/composeStrategy.ts';
import { movingAverage } from '../estimate/movingAverage.ts';
import { band } from '../filter/band.ts';
import { nonDegenerate } from '../gate/nonDegenerate.ts';
import { gumbelTopK } from '../sample/gumbelTopK.ts';
import { constant } from '../score/constant.ts';
import type { Strategy } from '../strategy/strategy.ts';

/** Options of {@link onlineBand}. */
export interface OnlineBandOptions {
  /** Group size. Default 8. */
  readonly groupSize?: number;
  /** Step of the moving average of pass rates. Default 0.5. */
  readonly rate?: number;
  /** Lowest pass rate inside. Default 0.2. */
  readonly lower?: number;
  /** Highest pass rate inside. Default 0.8. */
  readonly upper?: number;
  /** Weight outside, with 1 inside. Default 0.1. */
  readonly floor?: number;
}

/**
 * Tasks whose recent pass rate lies in a band, uniformly and without replacement; those outside are
 * drawn less often, never dropped.
 *
 * @param options group size, band and weights; see {@link OnlineBandOptions}.
 * @returns the strategy.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], or an option outside its domain.
 *
 * @example
 * ```ts
 * onlineBand({ lower: 0.1 }).config; // => { groupSize: 8, rate: 0.5, lower: 0.1, upper: 0.8, floor: 0.1 }
 * ```
 */
export function onlineBand(options: OnlineBandOptions = {}): Strategy<ComposedState> {
  const { groupSize, rate, lower, upper, floor } = withDefaults('onlineBand', options, {
    groupSize: 8,
    rate: 0.5,
    lower: 0.2,
    upper: 0.8,
    floor: 0.1,
  });
  return inNameOf('onlineBand', () =>
    composeStrategy({
      kind: 'onlineBand',
      config: { groupSize, rate, lower, upper, floor },
      estimate: movingAverage({ rate }),
      score: constant(),
      filter: [band({ lower, upper, floor })],
      sample: gumbelTopK(),
      allocate: fixed({ groupSize }),
      gate: [nonDegenerate()],
    }),
  );
}
