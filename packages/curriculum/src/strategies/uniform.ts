import { DomainError } from '@bits-per-sample/core';
import { fromStateJson } from '../state/fromStateJson.ts';
import { toStateJson } from '../state/toStateJson.ts';
import type { Strategy } from '../strategy/strategy.ts';

/** Options of {@link uniform}. */
export interface UniformOptions {
  /** Group size. Default 8. */
  readonly n?: number;
}

/**
 * Every task alike, with replacement: the baseline that a curriculum has to beat.
 *
 * @param options `n`: group size, default 8.
 * @returns the strategy.
 *
 * @example
 * ```ts
 * const run = curriculum(uniform(), { tasks: [{ id: 'a' }, { id: 'b' }], seed: 1 });
 * run.weights().p; // => Float64Array.of(0.5, 0.5)
 * ```
 */
export function uniform({ n = 8 }: UniformOptions = {}): Strategy<{ ids: string[] }> {
  return {
    kind: 'uniform',
    version: 1,
    config: { n },
    needs: [],
    init: (tasks) => ({ ids: tasks.map((task) => task.id).sort() }),
    ask({ ids }, { groups }, rng) {
      if (ids.length === 0) throw new DomainError('ask', 'pool', 'with at least one task', 'none');
      return Array.from({ length: groups }, () => ({
        task: ids[Math.floor(rng.next() * ids.length)]!,
        rollouts: n,
        probability: 1 / ids.length,
        components: {},
      }));
    },
    observe: (_, settled) => settled.map(() => ({ admit: true })),
    change(state, { add = [], remove = [] }) {
      const gone = new Set(remove);
      const fresh = add.map((task) => task.id).filter((id) => !state.ids.includes(id));
      state.ids = [...state.ids.filter((id) => !gone.has(id)), ...fresh];
    },
    weights: ({ ids }) => ({
      ids,
      p: new Float64Array(ids.length).fill(1 / ids.length),
      components: {},
    }),
    metrics: ({ ids }) => ({ tasks: ids.length }),
    save: toStateJson,
    load: (saved) => fromStateJson(saved) as { ids: string[] },
  };
}
