import type { ComposedState } from './composedState.ts';
import { knownPart } from './learnKnown.ts';
import { refreshLeaves } from './leaves.ts';
import type { Plan } from './plan.ts';

/**
 * Adds the counts of another run to those of the same tasks here. What a task brought along into both
 * runs counts once: the larger of the two.
 * @internal
 */
export function addCounts(plan: Plan, into: ComposedState, from: ComposedState): void {
  const { columns } = into.pool;
  const touched: number[] = [];
  from.pool.ids.forEach((id, other) => {
    const row = into.rows.get(id);
    if (row === undefined) return;
    for (const name of plan.counts) {
      const part = knownPart(name);
      const theirs = from.pool.columns[part]?.[other] ?? 0;
      const ours = columns[part]?.[row] ?? 0;
      columns[name]![row]! += from.pool.columns[name]![other]! - Math.min(ours, theirs);
      if (theirs <= ours) continue;
      columns[part] ??= new Float64Array(columns[name]!.length);
      columns[part][row] = theirs;
    }
    touched.push(row);
  });
  refreshLeaves(plan, into, touched);
}
