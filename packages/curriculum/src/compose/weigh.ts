import type { Odds } from '../sample/sampler.ts';
import type { Pool } from '../strategy/pool.ts';
import type { Plan } from './plan.ts';

/** Every weight lies between these: no task is ever lost, and none swallows the others. */
export const leastWeight = 1e-12;
export const mostWeight = 1e12;

/** The weight of a row now; what it is made of is written into `parts`, from `at` on, when that is given. @internal */
export function weigh(
  { estimate, score, unseen, modifiers, filters, sample }: Plan,
  pool: Pool,
  row: number,
  parts?: Float64Array,
  at = 0,
): number {
  const mean = estimate.mean(pool, row);
  let weight = score.score(pool, row, mean);
  if (Number.isNaN(weight)) weight = unseen;
  let next = at;
  if (parts) {
    parts[next++] = mean;
    parts[next++] = weight;
  }
  for (const stage of modifiers) {
    const before = weight;
    weight = stage.modify(weight, pool, row, mean);
    if (parts) parts[next++] = before === weight ? 1 : weight / before;
  }
  if (sample.transform) weight = sample.transform(weight);
  for (const stage of filters) {
    const factor = stage.inside(pool, row, mean) ? 1 : stage.floor;
    weight *= factor;
    if (parts) parts[next++] = factor;
  }
  weight = weight > leastWeight ? Math.min(weight, mostWeight) : leastWeight;
  if (parts) parts[next] = weight;
  return weight;
}

/** Names of the parts of a weight, in the order in which {@link weigh} writes them. @internal */
export const partsOf = ({ modifiers, filters }: Plan): readonly string[] => [
  'estimate',
  'score',
  ...[...modifiers, ...filters].map(({ name }) => name),
  'weight',
];

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
