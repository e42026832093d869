import { fixed } from '../allocate/fixed.ts';
import { inNameOf } from '../check/inNameOf.ts';
import { withDefaults } from '../check/withDefaults.ts';
import type { ComposedState } from '../compose/composedState.ts';
import { composeStrategy } from '../compose/composeStrategy.ts';
import type { CountingStrategy } from '../compose/countingStrategy.ts';
import { betaCounts } from '../estimate/betaCounts.ts';
import { withReplacement } from '../sample/withReplacement.ts';
import { feature } from '../score/feature.ts';

/** Options of {@link weighted}. */
export interface WeightedOptions {
  /** Group size. Default 8. */
  readonly groupSize?: number;
  /** Feature that holds a task's weight. Default `weight`. */
  readonly by?: string;
}

/**
 * Tasks by given weights, with replacement: a mixture of data sets set by hand.
 *
 * @param options `groupSize`, default 8; `by`: the feature that holds the weight, default
 *   `weight`. Tasks without it weigh 1.
 * @returns the strategy.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], or an option outside its domain.
 *
 * @example
 * ```ts
 * const tasks = [{ id: 'a', features: { weight: 3 } }, { id: 'b' }];
 * curriculum(weighted(), { tasks, seed: 1 }).weights().p; // => Float64Array.of(0.75, 0.25)
 * ```
 */
export function weighted(options: WeightedOptions = {}): CountingStrategy<ComposedState> {
  const { groupSize, by } = withDefaults('weighted', options, {
    groupSize: 8,
    by: 'weight',
  });
  return inNameOf('weighted', () =>
    composeStrategy({
      kind: 'weighted',
      config: { groupSize, by },
      estimate: betaCounts(),
      score: feature(by),
      sample: withReplacement(),
      allocate: fixed({ groupSize }),
    }),
  );
}
