import type { ComposedState } from './composedState.ts';
import { lotShares } from './lotShares.ts';
import type { Plan } from './plan.ts';

/** Share of the draws of each lot of a state now. @internal */
export function sharesOf(plan: Plan, { pool, lots }: ComposedState): readonly number[] {
  const totals = lots.map(({ tree }) => (tree.size > 0 ? tree.total : 0));
  const frozen = totals.map((_, s) => pool.lost[s]! >= plan.frozenAfter);
  return lotShares({ totals, frozen }, plan.guard?.minShare);
}
