import type { Modifier } from '../strategy/stage.ts';

const cost = 'cost.tokens';
const all = 'cost.all';

/**
 * Divides the weight by what a rollout costs, in units of the pool's mean: worth per token instead
 * of worth per rollout. Outcomes report `cost.tokens`; a task without a report costs the mean.
 *
 * @returns the modifier. Costs are moving averages (step 0.2 per task, 0.02 over all), and the
 *   factor stays within [1/10, 10].
 *
 * @example
 * ```ts
 * costPerRollout().name; // => 'cost'
 * ```
 */
export function costPerRollout(): Modifier {
  return {
    name: 'cost',
    timed: true, // the pool's mean moves
    columns: { [cost]: NaN },
    shared: () => ({ [all]: Float64Array.of(NaN) }),
    modify(weight, { columns, shared }, row) {
      const factor = shared[all]![0]! / columns[cost]![row]!;
      return factor > 0 ? weight * Math.max(0.1, Math.min(10, factor)) : weight;
    },
    observe({ columns, shared }, row, { outcome }) {
      const { tokens, rollouts = outcome.rewards.length + (outcome.errors ?? 0) } =
        outcome.cost ?? {};
      if (!tokens) return;
      const now = tokens / rollouts;
      const follow = (column: Float64Array, at: number, step: number) => {
        const before = column[at]!;
        column[at] = Number.isNaN(before) ? now : before + step * (now - before);
      };
      follow(columns[cost]!, row, 0.2);
      follow(shared[all]!, 0, 0.02);
    },
  };
}
