import type { Weights } from '../strategy/strategy.ts';
import type { ComposedState } from './composedState.ts';
import type { Plan } from './plan.ts';
import { sharesOf } from './sharesOf.ts';
import { oddsOf, partsOf, weigh } from './weigh.ts';

/** What a composed strategy would draw now, and why. @internal */
export function weightsOf(plan: Plan, state: ComposedState): Weights {
  const { pool, lots } = state;
  const shares = sharesOf(plan, state);
  const p = new Float64Array(pool.size);
  const odds = oddsOf(plan, pool);
  lots.forEach((lot, s) => {
    const within = lot.tree.size > 0 ? plan.sample.shares?.(lot, odds) : undefined;
    for (let leaf = 0; leaf < lot.tree.size; leaf++) {
      const row = lot.rows ? lot.rows[leaf]! : leaf;
      p[row] = shares[s]! * (within?.[leaf] ?? lot.tree.weights[leaf]! / lot.tree.total);
    }
  });
  const names = partsOf(plan);
  const components = names.map(() => new Float64Array(pool.size));
  const parts = new Float64Array(names.length);
  for (let row = 0; row < pool.size; row++) {
    weigh(plan, pool, row, parts);
    components.forEach((column, k) => {
      column[row] = parts[k]!;
    });
  }
  return {
    ids: pool.ids.slice(),
    p,
    components: Object.fromEntries(names.map((name, k) => [name, components[k]!])),
  };
}
