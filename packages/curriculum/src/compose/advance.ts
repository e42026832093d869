import type { ComposedState } from './composedState.ts';
import { refreshLeaves } from './leaves.ts';
import type { Plan } from './plan.ts';

/** Weights brought up to date per ask, at the least; pools up to this size are always exact. */
const swept = 1024;

/** Policy versions go by: clocks move, but not those of strata frozen by errors. @internal */
export function advance(plan: Plan, state: ComposedState, newest: number): void {
  const { pool } = state;
  if (newest <= pool.version) return;
  const by = newest - Math.max(0, pool.version);
  pool.clock.forEach((time, s) => {
    if (pool.lost[s]! < plan.frozenAfter) pool.clock[s] = time + by;
  });
  pool.version = newest;
  if (plan.timed) state.overdue = pool.size;
}

/** Brings weights that time has changed up to date, so many per ask, in turn. @internal */
export function sweepLeaves(plan: Plan, state: ComposedState, groups: number): void {
  const { size } = state.pool;
  const count = Math.min(state.overdue, Math.max(swept, 4 * groups));
  if (count === 0) return;
  const rows = Array.from({ length: count }, (_, k) => (state.cursor + k) % size);
  refreshLeaves(plan, state, rows);
  state.cursor = (state.cursor + count) % size;
  state.overdue -= count;
}
