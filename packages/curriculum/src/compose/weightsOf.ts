import type { Weights } from '../strategy/strategy.ts';
import type { ComposedState } from './composedState.ts';
import type { Plan } from './plan.ts';
import { sharesOf } from './sharesOf.ts';
import { oddsOf, weigh } from './weigh.ts';

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
  const names = [...plan.modifiers, ...plan.filters].map((stage) => stage.name);
  const components = Object.fromEntries(
    ['estimate', 'score', 'weight', ...names].map((name) => [name, new Float64Array(pool.size)]),
  );
  for (let row = 0; row < pool.size; row++) {
    const parts: Record<string, number> = {};
    parts.weight = weigh(plan, pool, row, parts);
    for (const [name, value] of Object.entries(parts)) components[name]![row] = value;
  }
  return { ids: pool.ids.slice(), p, components };
}
