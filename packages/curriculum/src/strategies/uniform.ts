import { fixed } from '../allocate/fixed.ts';
import { inNameOf } from '../check/inNameOf.ts';
import { withDefaults } from '../check/withDefaults.ts';
import type { ComposedState } from '../compose/composedState.ts';
import { composeStrategy } from '../compose/composeStrategy.ts';
import type { CountingStrategy } from '../compose/countingStrategy.ts';
import { betaCounts } from '../estimate/betaCounts.ts';
import { withReplacement } from '../sample/withReplacement.ts';
import { constant } from '../score/constant.ts';
import type { Json } from '../strategy/strategy.ts';

/** Options of {@link uniform}. */
export interface UniformOptions {
  /** Group size. Default 8. */
  readonly groupSize?: number;
}

/**
 * Every task alike, with replacement: the baseline that a curriculum has to beat. It counts passes,
 * and does nothing with them.
 *
 * @param options `groupSize`, default 8.
 * @returns the strategy.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], or an option outside its domain.
 *
 * @example
 * ```ts
 * const run = curriculum(uniform(), { tasks: [{ id: 'a' }, { id: 'b' }], seed: 1 });
 * run.weights().p; // => Float64Array.of(0.5, 0.5)
 * ```
 */
export function uniform(options: UniformOptions = {}): CountingStrategy<ComposedState> {
  const { groupSize } = withDefaults('uniform', options, {
    groupSize: 8,
  });
  const strategy = inNameOf('uniform', () =>
    composeStrategy({
      kind: 'uniform',
      version: 2,
      config: { groupSize },
      estimate: betaCounts(),
      score: constant(),
      sample: withReplacement(),
      allocate: fixed({ groupSize }),
      migrate(saved: Json): Json {
        // version 1 held nothing but the names
        const { ids } = saved as { readonly ids: readonly string[] };
        return strategy.save(strategy.init(ids.map((id) => ({ id }))));
      },
    }),
  );
  return strategy;
}
