import type { ComposedState } from './composedState.ts';
import { refreshLeaf } from './leaves.ts';
import type { Plan } from './plan.ts';

/** Adds the counts of another run to those of the same tasks here. @internal */
export function addCounts(
  plan: Plan,
  into: ComposedState,
  from: ComposedState,
  counts: readonly string[],
): void {
  for (const [id, other] of from.rows) {
    const row = into.rows.get(id);
    if (row === undefined) continue;
    for (const name of counts) into.pool.columns[name]![row]! += from.pool.columns[name]![other]!;
    refreshLeaf(plan, into, row);
  }
}
