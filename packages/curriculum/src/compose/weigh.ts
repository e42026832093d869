import type { Odds } from '../sample/sampler.ts';
import type { Pool } from '../strategy/pool.ts';
import type { Plan } from './plan.ts';

/** Every weight lies between these: no task is ever lost, and none swallows the others. */
export const leastWeight = 1e-12;
export const mostWeight = 1e12;

/** The weight of a row now; what it is made of is written into `parts` when that is given. @internal */
export function weigh(plan: Plan, pool: Pool, row: number, parts?: Record<string, number>): number {
  const mean = plan.estimate.mean(pool, row);
  let weight = plan.score.score(pool, row, mean);
  if (Number.isNaN(weight)) weight = plan.unseen;
  if (parts) {
    parts.estimate = mean;
    parts.score = weight;
  }
  for (const stage of plan.modifiers) {
    const before = weight;
    weight = stage.modify(weight, pool, row, mean);
    if (parts) parts[stage.name] = before === weight ? 1 : weight / before;
  }
  if (plan.sample.transform) weight = plan.sample.transform(weight);
  for (const stage of plan.filters) {
    const factor = stage.inside(pool, row, mean) ? 1 : stage.floor;
    weight *= factor;
    if (parts) parts[stage.name] = factor;
  }
  return weight > leastWeight ? Math.min(weight, mostWeight) : leastWeight;
}

/** What a sampler may ask beside the weights. @internal */
export function oddsOf(plan: Plan, pool: Pool): Odds {
  const { estimate, score, modifiers, filters } = plan;
  const plain = modifiers.length === 0 && filters.length === 0;
  return {
    pool,
    score,
    shapes: (row) => estimate.shapes!(pool, row),
    factor(row) {
      if (plain) return 1;
      const worth = score.score(pool, row, estimate.mean(pool, row));
      return worth > leastWeight ? weigh(plan, pool, row) / worth : 1;
    },
  };
}
